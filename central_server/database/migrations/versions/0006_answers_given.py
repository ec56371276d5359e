"""What became of answers: those given in contacts, what was said about them, and questions that had none."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ANSWERABLE = sa.text(
    "service_code IS NOT NULL AND handled_by IS NOT NULL AND outcome IN ('answered', 'referred', 'call_back')"
)


def upgrade() -> None:
    op.create_table(
        "contact_quote",
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked", sa.String(length=300), nullable=False),
        sa.Column("script_id", sa.String(length=60), nullable=False),
        sa.Column("step", sa.String(length=60), nullable=False),
        sa.Column("question", sa.String(length=300), nullable=False),
        sa.Column("service_code", sa.String(length=60), nullable=True),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("handled_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name="fk_contact_quote_contact_id"),
        sa.PrimaryKeyConstraint("contact_id", "position", name="pk_contact_quote"),
    )
    op.create_index(
        "ix_contact_quote_at_source_subject_id", "contact_quote", ["at", "source", "subject_id"], unique=False
    )
    op.add_column("contact", sa.Column("answers_given", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.create_index(
        "ix_contact_answerable",
        "contact",
        ["finished_at", "service_code", "answers_given"],
        unique=False,
        sqlite_where=ANSWERABLE,
        postgresql_where=ANSWERABLE,
    )
    op.create_table(
        "article_feedback",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("article_version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("said_by", sa.Uuid(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("settled_by", sa.Uuid(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_article_feedback_article_id"),
        sa.ForeignKeyConstraint(["said_by"], ["account.id"], name="fk_article_feedback_said_by"),
        sa.ForeignKeyConstraint(["settled_by"], ["account.id"], name="fk_article_feedback_settled_by"),
        sa.PrimaryKeyConstraint("id", name="pk_article_feedback"),
    )
    op.create_index("ix_article_feedback_said_at_id", "article_feedback", ["said_at", "id"], unique=False)
    op.create_index("ix_article_feedback_article_id_state", "article_feedback", ["article_id", "state"], unique=False)
    op.create_table(
        "question",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("service_code", sa.String(length=60), nullable=True),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=True),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("settled_by", sa.Uuid(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["service_code"], ["service.code"], name="fk_question_service_code"),
        sa.ForeignKeyConstraint(["asked_by"], ["account.id"], name="fk_question_asked_by"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_question_article_id"),
        sa.ForeignKeyConstraint(["settled_by"], ["account.id"], name="fk_question_settled_by"),
        sa.PrimaryKeyConstraint("id", name="pk_question"),
    )
    op.create_index("ix_question_asked_at_id", "question", ["asked_at", "id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_contact_answerable", table_name="contact")
    op.drop_column("contact", "answers_given")
    for table in ("question", "article_feedback", "contact_quote"):
        op.drop_table(table)

"""Evaluations of contacts, the steps in their lives, and coaching actions."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
ALONE = sa.text("calibration_id IS NULL")


def upgrade() -> None:
    op.create_table(
        "evaluation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("contact_title", sa.String(length=300), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("service_code", sa.String(length=60), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("handler", sa.Uuid(), nullable=False),
        sa.Column("reviewer", sa.Uuid(), nullable=False),
        sa.Column("scorecard_version_id", sa.Uuid(), nullable=False),
        sa.Column("sample_id", sa.Uuid(), nullable=True),
        sa.Column("calibration_id", sa.Uuid(), nullable=True),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dispute_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("worked_seconds", sa.Integer(), nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.Column("first_content", JSON, nullable=True),
        sa.Column("score", JSON, nullable=True),
        sa.Column("first_score", JSON, nullable=True),
        sa.Column("disputes", JSON, nullable=False),
        sa.ForeignKeyConstraint(["handler"], ["account.id"], name="fk_evaluation_handler"),
        sa.ForeignKeyConstraint(["reviewer"], ["account.id"], name="fk_evaluation_reviewer"),
        sa.ForeignKeyConstraint(
            ["scorecard_version_id"], ["scorecard_version.id"], name="fk_evaluation_scorecard_version_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_evaluation"),
    )
    op.create_index(
        "uq_evaluation_contact_id",
        "evaluation",
        ["contact_id"],
        unique=True,
        sqlite_where=ALONE,
        postgresql_where=ALONE,
    )
    op.create_index("ix_evaluation_begun_at_id", "evaluation", ["begun_at", "id"], unique=False)
    op.create_index("ix_evaluation_handler_begun_at", "evaluation", ["handler", "begun_at"], unique=False)
    op.create_table(
        "evaluation_step",
        sa.Column("evaluation_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("move", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["evaluation_id"], ["evaluation.id"], name="fk_evaluation_step_evaluation_id"),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_evaluation_step_by"),
        sa.PrimaryKeyConstraint("evaluation_id", "position", name="pk_evaluation_step"),
    )
    op.create_table(
        "coaching_action",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("evaluation_id", sa.Uuid(), nullable=False),
        sa.Column("handler", sa.Uuid(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("question", sa.String(length=60), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("recheck_on", sa.Date(), nullable=True),
        sa.Column("scenario", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["evaluation_id"], ["evaluation.id"], name="fk_coaching_action_evaluation_id"),
        sa.ForeignKeyConstraint(["handler"], ["account.id"], name="fk_coaching_action_handler"),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_coaching_action_by"),
        sa.PrimaryKeyConstraint("id", name="pk_coaching_action"),
    )
    op.create_index("ix_coaching_action_evaluation_id", "coaching_action", ["evaluation_id"], unique=False)
    op.create_index("ix_coaching_action_made_at_id", "coaching_action", ["made_at", "id"], unique=False)
    op.create_index("ix_contact_started_at_id", "contact", ["started_at", "id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_contact_started_at_id", table_name="contact")
    for table in ("coaching_action", "evaluation_step", "evaluation"):
        op.drop_table(table)

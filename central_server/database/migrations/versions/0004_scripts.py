"""Guided scripts: their versions, the traces that contacts keep of them, and what scripts call an article by."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NAMED_ONLY = sa.text("slug <> ''")


def upgrade() -> None:
    op.create_table(
        "script_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("script_id", sa.String(length=60), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("script", sa.Text(), nullable=False),
        sa.Column("change_note", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("author", sa.Uuid(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("effective_from", sa.DateTime(timezone=True), nullable=True),
        sa.Column("effective_until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["author"], ["account.id"], name="fk_script_version_author"),
        sa.ForeignKeyConstraint(["approved_by"], ["account.id"], name="fk_script_version_approved_by"),
        sa.PrimaryKeyConstraint("id", name="pk_script_version"),
        sa.UniqueConstraint("script_id", "number", name="uq_script_version_script_id_number"),
    )
    op.create_index(
        "ix_script_version_state_effective_until", "script_version", ["state", "effective_until"], unique=False
    )
    op.create_table(
        "script_run",
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("script_id", sa.String(length=60), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("run", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name="fk_script_run_contact_id"),
        sa.PrimaryKeyConstraint("contact_id", "position", name="pk_script_run"),
    )
    op.add_column("article", sa.Column("slug", sa.String(length=60), server_default=sa.text("''"), nullable=False))
    op.create_index(
        "ix_article_slug", "article", ["slug"], unique=True, sqlite_where=NAMED_ONLY, postgresql_where=NAMED_ONLY
    )


def downgrade() -> None:
    op.drop_index("ix_article_slug", table_name="article")
    op.drop_column("article", "slug")
    op.drop_table("script_run")
    op.drop_index("ix_script_version_state_effective_until", table_name="script_version")
    op.drop_table("script_version")

"""Scorecards, by which contacts are reviewed: their versions."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "scorecard_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("scorecard_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("title", JSON, nullable=False),
        sa.Column("channels", JSON, nullable=False),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.Column("content", JSON, nullable=False),
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
        sa.ForeignKeyConstraint(["author"], ["account.id"], name="fk_scorecard_version_author"),
        sa.ForeignKeyConstraint(["approved_by"], ["account.id"], name="fk_scorecard_version_approved_by"),
        sa.PrimaryKeyConstraint("id", name="pk_scorecard_version"),
        sa.UniqueConstraint("scorecard_id", "number", name="uq_scorecard_version_scorecard_id_number"),
    )
    op.create_index("ix_scorecard_version_made_at_id", "scorecard_version", ["made_at", "id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_scorecard_version_made_at_id", table_name="scorecard_version")
    op.drop_table("scorecard_version")

"""Walkthroughs that trainers recorded of practice scenarios."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql")


def upgrade() -> None:
    op.create_table(
        "practice_walkthrough",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("scenario", sa.String(length=60), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_practice_walkthrough_by"),
        sa.PrimaryKeyConstraint("id", name="pk_practice_walkthrough"),
    )
    op.create_index(
        "uq_practice_walkthrough_scenario_version", "practice_walkthrough", ["scenario", "version"], unique=True
    )


def downgrade() -> None:
    op.drop_table("practice_walkthrough")

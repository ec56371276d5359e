"""Samples of contacts to review, and calibrations of those who review them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql")


def upgrade() -> None:
    op.create_table(
        "sample",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("asked", JSON, nullable=False),
        sa.Column("strata", JSON, nullable=False),
        sa.Column("drawn_from", sa.Integer(), nullable=False),
        sa.Column("drawn", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["made_by"], ["account.id"], name="fk_sample_made_by"),
        sa.PrimaryKeyConstraint("id", name="pk_sample"),
    )
    op.create_index("ix_sample_made_at_id", "sample", ["made_at", "id"], unique=False)
    op.create_table(
        "sample_item",
        sa.Column("sample_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("handler", sa.Uuid(), nullable=False),
        sa.Column("stratum", JSON, nullable=False),
        sa.ForeignKeyConstraint(["sample_id"], ["sample.id"], name="fk_sample_item_sample_id"),
        sa.ForeignKeyConstraint(["handler"], ["account.id"], name="fk_sample_item_handler"),
        sa.PrimaryKeyConstraint("sample_id", "position", name="pk_sample_item"),
    )
    op.create_index("ix_sample_item_contact_id", "sample_item", ["contact_id"], unique=False)
    op.create_table(
        "calibration",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("scorecard_version_id", sa.Uuid(), nullable=False),
        sa.Column("contacts", JSON, nullable=False),
        sa.Column("raters", JSON, nullable=False),
        sa.Column("expert", sa.Uuid(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("compared_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["scorecard_version_id"], ["scorecard_version.id"], name="fk_calibration_scorecard_version_id"
        ),
        sa.ForeignKeyConstraint(["expert"], ["account.id"], name="fk_calibration_expert"),
        sa.ForeignKeyConstraint(["made_by"], ["account.id"], name="fk_calibration_made_by"),
        sa.PrimaryKeyConstraint("id", name="pk_calibration"),
    )
    op.create_index("ix_calibration_made_at_id", "calibration", ["made_at", "id"], unique=False)


def downgrade() -> None:
    for table in ("calibration", "sample_item", "sample"):
        op.drop_table(table)

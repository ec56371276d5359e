"""What the trace of each contact answers, and what reviewers said of the same."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "contact_indicator",
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("team", sa.String(length=100), nullable=False),
        sa.Column("service_code", sa.String(length=60), nullable=True),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("handled_by", sa.Uuid(), nullable=True),
        sa.Column("answers", sa.String(length=60), nullable=False),
        sa.Column("steps", sa.Text(), nullable=False),
        sa.Column("rules", sa.Integer(), nullable=False),
        sa.Column("computed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("contact_id", name="pk_contact_indicator"),
    )
    op.create_index("ix_contact_indicator_at", "contact_indicator", ["at"], unique=False)
    op.create_table(
        "proof_judged",
        sa.Column("evaluation_id", sa.Uuid(), nullable=False),
        sa.Column("question", sa.String(length=60), nullable=False),
        sa.Column("proof", sa.String(length=40), nullable=False),
        sa.Column("traced", sa.String(length=3), nullable=False),
        sa.Column("judged", sa.String(length=3), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("evaluation_id", "question", name="pk_proof_judged"),
    )
    op.create_index("ix_proof_judged_at", "proof_judged", ["at"], unique=False)


def downgrade() -> None:
    for table in ("proof_judged", "contact_indicator"):
        op.drop_table(table)

"""What desktops on a poor line need: the policy, what each edit changed, and how a contact got its citizen."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    policy = op.create_table(
        "policy",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("offline_hours", sa.Integer(), nullable=False),
        sa.Column("held_hours", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_policy"),
    )
    op.bulk_insert(policy, [{"id": 1, "version": 1, "offline_hours": 72, "held_hours": 12}])
    op.create_table(
        "edit",
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("noun", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("fields", JSON, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_edit_account_id"),
        sa.PrimaryKeyConstraint("record_id", "version", name="pk_edit"),
    )
    matched_by = sa.Column("matched_by", sa.String(length=20), server_default=sa.text("'handler'"), nullable=False)
    op.add_column("contact", matched_by)
    op.execute("UPDATE contact SET matched_by = 'nobody' WHERE citizen_id IS NULL")


def downgrade() -> None:
    op.drop_column("contact", "matched_by")
    op.drop_table("edit")
    op.drop_table("policy")

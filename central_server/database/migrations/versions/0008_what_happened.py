"""What happened in a contact besides its scripts, that one was erased, and how long teams spend on a step."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "contact_event",
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("detail", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name="fk_contact_event_contact_id"),
        sa.PrimaryKeyConstraint("contact_id", "position", name="pk_contact_event"),
    )
    op.create_table(
        "erased_contact",
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("contact_id", name="pk_erased_contact"),
    )
    op.create_table(
        "step_median",
        sa.Column("team", sa.String(length=100), nullable=False),
        sa.Column("script_id", sa.String(length=60), nullable=False),
        sa.Column("step", sa.String(length=60), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("runs", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("team", "script_id", "step", name="pk_step_median"),
    )


def downgrade() -> None:
    for table in ("step_median", "erased_contact", "contact_event"):
        op.drop_table(table)

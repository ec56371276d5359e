"""Recordings of contacts: what is known of each, who began to listen, and which files are to go."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "recording",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("media_type", sa.String(length=20), nullable=False),
        sa.Column("paused", _JSON, nullable=False),
        sa.Column("file", sa.Uuid(), nullable=True),
        sa.Column("sound_hash", sa.String(length=64), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("a_second", sa.Double(), nullable=False),
        sa.Column("masked", _JSON, nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("mask_due", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_recording"),
    )
    op.create_index("ix_recording_contact_id", "recording", ["contact_id"], unique=False)
    due = sa.text("mask_due")
    op.create_index("ix_recording_mask_due", "recording", ["id"], unique=False, sqlite_where=due, postgresql_where=due)
    op.create_table(
        "listening",
        sa.Column("recording_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["recording_id"], ["recording.id"], name="fk_listening_recording_id"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_listening_account_id"),
        sa.PrimaryKeyConstraint("recording_id", "account_id", name="pk_listening"),
    )
    op.create_table(
        "discarded_recording",
        sa.Column("file", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("file", name="pk_discarded_recording"),
    )


def downgrade() -> None:
    for table in ("discarded_recording", "listening", "recording"):
        op.drop_table(table)

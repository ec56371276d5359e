"""What changed, for desktops that were away: the feed and its first row; and the articles."""

import secrets
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
REFERENCE_ONLY = sa.text("kind <> 'citizen'")


def upgrade() -> None:
    feed = op.create_table(
        "feed",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("tx", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("mark", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_feed"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feed_tx_seq", "feed", ["tx", "seq"], unique=False)
    op.create_index("ix_feed_kind_key_tx_seq", "feed", ["kind", "key", "tx", "seq"], unique=False)
    op.create_index(
        "ix_feed_reference",
        "feed",
        ["tx", "seq"],
        unique=False,
        sqlite_where=REFERENCE_ONLY,
        postgresql_where=REFERENCE_ONLY,
    )
    first = {"tx": 0, "kind": "beginning", "key": "", "mark": secrets.randbits(63), "at": datetime.now(UTC)}
    op.bulk_insert(feed, [first])
    op.create_table(
        "article",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("title", JSON, nullable=False),
        sa.Column("short_answer", JSON, nullable=False),
        sa.Column("text", JSON, nullable=False),
        sa.Column("service_codes", JSON, nullable=False),
        sa.Column("review_by", sa.Date(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["updated_by"], ["account.id"], name="fk_article_updated_by"),
        sa.PrimaryKeyConstraint("id", name="pk_article"),
    )


def downgrade() -> None:
    op.drop_table("article")
    op.drop_index("ix_feed_reference", table_name="feed")
    op.drop_index("ix_feed_kind_key_tx_seq", table_name="feed")
    op.drop_index("ix_feed_tx_seq", table_name="feed")
    op.drop_table("feed")

"""The feed: a row for each thing that changed, in the order in which the changes became visible."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from central_server.database.base import Base
from central_server.database.types import UtcMoment

CITIZEN = "citizen"
"""The kind of a row about a person; the other kinds are those of contract.changes.ReferenceKind."""

BEGINNING = "beginning"
"""The kind of the first row: a cursor always names a row, also before anything has changed."""

_REFERENCE_ONLY = text(f"kind <> '{CITIZEN}'")


class FeedRow(Base):
    """Which thing changed: its `kind` and `key`, never what it says.

    Order is that of (`tx`, `seq`). `tx` is PostgreSQL's number of the writing transaction, because there a row with
    a smaller `seq` may become visible later than one with a larger; on SQLite, which has one writer, it is 0.
    `mark` is chance: a cursor names a row with its mark, so that it finds no other row of that number in a database
    that was restored from a backup.
    """

    __tablename__ = "feed"
    __table_args__ = (
        Index("ix_feed_tx_seq", "tx", "seq"),
        Index("ix_feed_kind_key_tx_seq", "kind", "key", "tx", "seq"),
        Index("ix_feed_reference", "tx", "seq", sqlite_where=_REFERENCE_ONLY, postgresql_where=_REFERENCE_ONLY),
        {"sqlite_autoincrement": True},  # a number that was pruned away is never given again
    )

    seq: Mapped[int] = mapped_column(BigInteger().with_variant(Integer(), "sqlite"), primary_key=True)
    tx: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(String(20))
    key: Mapped[str] = mapped_column(String(60))
    mark: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[datetime] = mapped_column(UtcMoment)

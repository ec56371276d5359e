"""Writing into the feed, within the transaction that changes the thing: both are there, or neither is."""

import secrets
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, delete, insert, literal, select, text, tuple_
from sqlalchemy.orm import Session

from agent_desktop.contract.changes import ReferenceKind
from central_server.database.locks import take_turn
from central_server.feed.tables import BEGINNING, CITIZEN, FeedRow

MARK_BITS = 63
PRUNED_AT_ONCE = 10_000
"""Rows a transaction: SQLite lets nobody else write meanwhile."""

_OWN_TRANSACTION = text("pg_current_xact_id()::text::bigint")
_INSERT = {
    "postgresql": insert(FeedRow).values(tx=_OWN_TRANSACTION),
    "sqlite": insert(FeedRow).values(tx=text("0")),
}
"""Made once: every write runs one of them."""

_NEXT_TRANSACTION = text("pg_snapshot_xmax(pg_current_snapshot())::text::bigint")


def tell_of_citizens(session: Session, *citizens: UUID | None) -> None:
    """Their record, flags, contacts, cases or representatives changed. None is nobody."""
    _tell(session, CITIZEN, (str(citizen) for citizen in citizens if citizen is not None))


def tell_of(session: Session, kind: ReferenceKind, *keys: str) -> None:
    """These things of the reference data were added, changed or taken away."""
    _tell(session, kind.value, keys)


def _tell(session: Session, kind: str, keys: Iterable[str]) -> None:
    at = datetime.now(UTC)
    rows = [{"kind": kind, "key": key, "mark": secrets.randbits(MARK_BITS), "at": at} for key in dict.fromkeys(keys)]
    if rows:
        session.connection().execute(_INSERT[session.get_bind().dialect.name], rows)


def begin_anew(connection: Connection | Session) -> None:
    """Empty the feed: every cursor there is becomes unknown, and whoever has one starts afresh."""
    connection.execute(delete(FeedRow))
    mark = secrets.randbits(MARK_BITS)
    connection.execute(insert(FeedRow).values(tx=0, kind=BEGINNING, key="", mark=mark, at=datetime.now(UTC)))


def begin_anew_if_moved(session: Session) -> None:
    """A dump that was read into another PostgreSQL brings transaction numbers of which that one knows nothing.

    Rows written there would stand before those of the dump, and nobody would be told of them.
    """
    if session.get_bind().dialect.name != "postgresql":
        return
    take_turn(session, "feed")
    if session.scalar(select(FeedRow.seq).where(FeedRow.tx >= _NEXT_TRANSACTION).limit(1)) is not None:
        begin_anew(session)


def prune(session: Session, days: int, now: datetime) -> int:
    """Delete rows older than `days`, at most PRUNED_AT_ONCE; answers how many. Call it until that is 0.

    The newest of the old rows stays: whoever was up to date on that day still finds the row their cursor names.
    """
    place = tuple_(FeedRow.tx, FeedRow.seq)
    old = select(FeedRow.tx, FeedRow.seq).where(FeedRow.at < now - timedelta(days=days))
    newest = session.execute(old.order_by(FeedRow.tx.desc(), FeedRow.seq.desc()).limit(1)).first()
    if newest is None:
        return 0
    before = place < tuple_(literal(newest.tx), literal(newest.seq))
    doomed = session.scalars(select(FeedRow.seq).where(before).order_by(FeedRow.seq).limit(PRUNED_AT_ONCE)).all()
    session.execute(delete(FeedRow).where(FeedRow.seq.in_(doomed)))
    return len(doomed)

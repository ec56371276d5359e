"""Reading the feed: where it ends, whether a cursor's place is still known, and what changed between two places.

A place is never past a row that may still become visible: on PostgreSQL the end is the last row of a transaction
older than every one that is still under way. All rows up to there are decided, so nothing is passed over.
"""

from collections.abc import Iterable, Sequence
from typing import Annotated, NamedTuple
from uuid import UUID

from msgspec import Meta
from sqlalchemy import ColumnElement, Tuple, and_, func, literal, select, text, true, tuple_
from sqlalchemy.orm import Session

from agent_desktop.contract.base import Record
from agent_desktop.contract.changes import ReferenceKind
from central_server.feed.tables import BEGINNING, CITIZEN, FeedRow

Number = Annotated[int, Meta(ge=0, le=2**63 - 1)]
_OLDEST_UNDER_WAY = text("pg_snapshot_xmin(pg_current_snapshot())::text::bigint")


class Place(Record, frozen=True, kw_only=True):
    """After this row of the feed."""

    tx: Number
    seq: Number
    mark: Number


class Told(NamedTuple):
    """A thing that changed, and the place of its last change."""

    kind: ReferenceKind
    key: str
    place: Place


def end(session: Session) -> Place:
    """After the last row of which the order is settled."""
    settled = FeedRow.tx < _OLDEST_UNDER_WAY if session.get_bind().dialect.name == "postgresql" else true()
    rows = select(FeedRow.tx, FeedRow.seq, FeedRow.mark).where(settled)
    tx, seq, mark = session.execute(rows.order_by(FeedRow.tx.desc(), FeedRow.seq.desc()).limit(1)).one()
    return Place(tx=tx, seq=seq, mark=mark)


def is_known(session: Session, place: Place) -> bool:
    """False where the row was pruned away, or was never written in this database."""
    row = select(FeedRow.seq).where(FeedRow.seq == place.seq, FeedRow.tx == place.tx, FeedRow.mark == place.mark)
    return session.scalar(row) is not None


def told(session: Session, after: Place, until: Place, limit: int) -> Sequence[Told]:
    """Reference data that changed in between, each once, where it changed last."""
    newest_first = (FeedRow.tx.desc(), FeedRow.seq.desc())
    age = func.row_number().over(partition_by=(FeedRow.kind, FeedRow.key), order_by=newest_first)
    reference = and_(FeedRow.kind != CITIZEN, FeedRow.kind != BEGINNING)
    columns = (FeedRow.kind, FeedRow.key, FeedRow.tx, FeedRow.seq, FeedRow.mark, age.label("age"))
    changed = select(*columns).where(reference, _between(after, until)).subquery()
    # No index is asked to find "not changed again": statistics from a time when the feed was empty mislead SQLite.
    rows = select(changed).where(changed.c.age == 1).order_by(changed.c.tx, changed.c.seq).limit(limit)
    return [
        Told(ReferenceKind(kind), key, Place(tx=tx, seq=seq, mark=mark))
        for kind, key, tx, seq, mark, _ in session.execute(rows)
    ]


def touched(session: Session, citizens: Iterable[UUID], after: Place, until: Place) -> tuple[UUID, ...]:
    """Those of `citizens` about whom something changed in between."""
    wanted = {str(citizen): citizen for citizen in citizens}
    if not wanted:
        return ()
    rows = select(FeedRow.key).where(FeedRow.kind == CITIZEN, FeedRow.key.in_(wanted), _between(after, until))
    found = set(session.scalars(rows.distinct()))
    return tuple(citizen for key, citizen in wanted.items() if key in found)


def _between(after: Place, until: Place) -> ColumnElement[bool]:
    place = tuple_(FeedRow.tx, FeedRow.seq)
    return and_(place > _at(after), place <= _at(until))


def _at(place: Place) -> Tuple:
    return tuple_(literal(place.tx), literal(place.seq))

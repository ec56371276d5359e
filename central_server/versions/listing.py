"""Versions in pages, newest first, and who made and passed them."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from agent_desktop.contract.base import Id, Moment, Page, Record
from central_server.api.pages import read_cursor, write_cursor

Info = TypeVar("Info")


class _Position(Record, frozen=True, kw_only=True):
    """The last version shown."""

    at: Moment
    id: Id


def newest_first(
    session: Session,
    wanted: Select[*tuple[Any, ...]],
    key: tuple[InstrumentedAttribute[Any], InstrumentedAttribute[UUID]],
    *,
    cursor: str | None,
    limit: int,
    convert: Callable[[Sequence[Any]], Info],
) -> Page[Info]:
    """`key`: the columns of the moment it was made at and of its id; rows of `wanted` begin with their entity."""
    position = read_cursor(cursor, _Position)
    if position is not None:
        wanted = wanted.where(tuple_(*key) < tuple_(position.at, position.id))
    rows = session.execute(wanted.order_by(*(column.desc() for column in key)).limit(limit + 1)).all()
    more = len(rows) > limit
    last = rows[limit - 1][0] if more else None
    following = None if last is None else write_cursor(_Position(at=getattr(last, key[0].key), id=last.id))
    return Page(items=tuple(convert(row) for row in rows[:limit]), next_cursor=following)

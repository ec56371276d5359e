"""One answer of /changes: first everything there is, page by page; then whatever changed since that began.

A cursor names a place in the feed. While everything is told it also says how far that has come; what changes
meanwhile, before or behind that point, stands in the feed after its place and is told when the end is reached.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, NamedTuple

import msgspec
from msgspec import Meta
from sqlalchemy.orm import Session

from agent_desktop.contract.base import Record
from agent_desktop.contract.changes import CATALOGUE_KINDS, Changes, ChangesAsk, ReferenceItem, ReferenceKind
from agent_desktop.contract.problems import ProblemType
from central_server.api.pages import read_cursor, write_cursor
from central_server.feed import reading, records
from central_server.feed.reading import Place, Told
from central_server.refusals import Refusal

LARGEST = 512 * 1024
"""Bytes of records in one answer, unpacked, unless a single one is larger: a few seconds of a slow line, packed."""

GONE = b"null"


class Cursor(Record, frozen=True, kw_only=True):
    """`kind` and `after`: the last thing given while everything is told; None once all that was."""

    since: Place
    kind: ReferenceKind | None = None
    after: Annotated[str, Meta(max_length=60, pattern=r"^[\w.\-]*$")] = ""


class _Found(NamedTuple):
    kind: ReferenceKind
    key: str
    record: bytes


def changes(session: Session, asked: ChangesAsk) -> Changes:
    """Raises Refusal: 400 for a cursor that is not ours, 410 for one whose place is not known any more."""
    cursor = read_cursor(asked.cursor, Cursor)
    if cursor is None:
        first = Cursor(since=reading.end(session), kind=next(iter(ReferenceKind)))
        everything = _of_everything(session, first, asked.limit)
        return msgspec.structs.replace(everything, touched=asked.in_hand)
    if not reading.is_known(session, cursor.since):
        raise Refusal(ProblemType.CURSOR_UNKNOWN, "Ask again without a cursor, and drop what that does not bring.")
    if cursor.kind is not None:
        return _of_everything(session, cursor, asked.limit)
    return _of_feed(session, cursor.since, asked)


def _of_everything(session: Session, cursor: Cursor, limit: int) -> Changes:
    try:
        page, following = _page(_everything_after(session, cursor), limit, catalogue_apart=True)
    except ValueError as error:
        raise Refusal(ProblemType.MALFORMED, "This cursor is not one of ours.") from error
    if following is not None:
        until = Cursor(since=cursor.since, kind=page[-1].kind, after=page[-1].key)
        whole = following.kind not in CATALOGUE_KINDS
        left = _left(session, until)
        return Changes(items=_items(page), cursor=write_cursor(until), more=True, whole=whole, left=left)
    until = Cursor(since=cursor.since)
    changed_meanwhile = reading.end(session) != cursor.since
    return Changes(items=_items(page), cursor=write_cursor(until), more=changed_meanwhile, whole=True, left=0)


def _left(session: Session, cursor: Cursor) -> int:
    """How many things come after it."""
    return sum(records.count(session, kind, after) for kind, after in _kinds_after(cursor))


def _kinds_after(cursor: Cursor) -> Iterator[tuple[ReferenceKind, str]]:
    """What is still to be told of everything: each kind, after which key ("" for all of it)."""
    assert cursor.kind is not None
    kinds = list(ReferenceKind)
    for kind in kinds[kinds.index(cursor.kind) :]:
        yield kind, cursor.after if kind is cursor.kind else ""


def _everything_after(session: Session, cursor: Cursor) -> Iterator[_Found]:
    for kind, after in _kinds_after(cursor):
        for item in records.in_order(session, kind, after):
            yield _Found(kind, item.key, item.record)


def _of_feed(session: Session, since: Place, asked: ChangesAsk) -> Changes:
    end = reading.end(session)
    changed = reading.told(session, since, end, asked.limit + 1)
    page, following = _page(_as_they_are_now(session, changed), asked.limit)
    until = end if following is None else changed[len(page) - 1].place
    return Changes(
        items=_items(page),
        touched=reading.touched(session, asked.in_hand, since, until),
        cursor=write_cursor(Cursor(since=until)),
        more=following is not None,
        whole=True,
    )


def _as_they_are_now(session: Session, changed: Sequence[Told]) -> Iterator[_Found]:
    for first in range(0, len(changed), records.AT_ONCE):
        part = [(one.kind, one.key) for one in changed[first : first + records.AT_ONCE]]
        there = records.by_key(session, part)
        for kind, key in part:
            yield _Found(kind, key, there.get((kind, key), GONE))


def _page(found: Iterable[_Found], limit: int, *, catalogue_apart: bool = False) -> tuple[list[_Found], _Found | None]:
    """As many as fit, at least one; and what comes after them.

    `catalogue_apart`: it ends where the catalogue ends, because someone waits for that, and scripts are long.
    """
    page: list[_Found] = []
    size = 0
    for one in found:
        size += len(one.record)
        full = len(page) == limit or size > LARGEST or (catalogue_apart and _leaves_catalogue(page, one))
        if page and full:
            return page, one
        page.append(one)
    return page, None


def _leaves_catalogue(page: Sequence[_Found], following: _Found) -> bool:
    return bool(page) and page[-1].kind in CATALOGUE_KINDS and following.kind not in CATALOGUE_KINDS


def _items(page: Iterable[_Found]) -> tuple[ReferenceItem, ...]:
    return tuple(ReferenceItem(kind=one.kind, key=one.key, record=msgspec.Raw(one.record)) for one in page)

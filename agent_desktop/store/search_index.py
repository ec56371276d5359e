"""The index of answers: kept in the transaction that keeps the records, so that neither is ever without the other.

A record that was here before the index was (a store of an older program), or whose words an older program made, is
indexed by `catch_up`, some at a time.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, bindparam, delete, select, text
from sqlalchemy.dialects.sqlite import insert

from agent_desktop.contract.base import Record
from agent_desktop.contract.changes import ReferenceItem
from agent_desktop.knowledge.entries import KINDS, Entry, entry
from agent_desktop.store.models import cursor, reference_item, search_entry, search_word

MADE = 1
"""Counts how words are made of records (knowledge/folding.py, stems.py, entries.py). Raised when that changes."""

FEED = "search"
FOUND_BY = "synonym"
"""A kind that is not found itself: others are by it."""
AT_ONCE = 200
"""Records indexed in one transaction while catching up: some tenth of a second."""

_into_index = text(
    'INSERT INTO search_index (rowid, title, names, short, "text") VALUES (:id, :title, :names, :short, :text)'
)
_out_of_index = text("DELETE FROM search_index WHERE rowid = :id")


class Standing(Record, frozen=True, kw_only=True):
    """How far the index has come. `made`: as MADE was then. `behind`: records after this kind and key may lack.
    `turn`: another one each time that anything changed.
    """

    made: int = 0
    behind: tuple[str, str] | None = ("", "")
    turn: int = 0


class Prepared(NamedTuple):
    """What an item becomes in the index: nothing where it is gone, or never offered."""

    kind: str
    key: str
    entry: Entry | None


def prepared(items: Iterable[ReferenceItem]) -> tuple[Prepared, ...]:
    """Those that can be found, or are found by. Slow, and no business of the database: done before a transaction."""
    return tuple(
        Prepared(item.kind, item.key, None if item.gone else _entry(item.kind, item.key, bytes(item.record)))
        for item in items
        if item.kind in KINDS or item.kind == FOUND_BY
    )


def begin_in(db: Connection) -> None:
    """Before anything is kept: in a store that holds nothing yet nothing is behind."""
    if db.scalar(select(cursor.c.value).where(cursor.c.feed == FEED)) is None:
        empty = db.scalar(select(reference_item.c.kind).limit(1)) is None
        _write(db, Standing(made=MADE, behind=None if empty else ("", "")))


def keep_in(db: Connection, items: Sequence[Prepared]) -> None:
    """Within the transaction that keeps the records."""
    if not items:
        return
    _write(db, _turned(standing_in(db)))
    _forget(db, [(item.kind, item.key) for item in items])
    entries = [item.entry for item in items if item.entry is not None]
    if not entries:
        return
    first = (db.scalar(select(search_entry.c.id).order_by(search_entry.c.id.desc()).limit(1)) or 0) + 1
    db.execute(insert(search_entry), [_row(number, each) for number, each in enumerate(entries, first)])
    db.execute(_into_index, [_tokens(number, each) for number, each in enumerate(entries, first)])
    words = dict.fromkeys(word for each in entries for word in each.seen)
    if words:
        db.execute(insert(search_word).on_conflict_do_nothing(), [{"word": word} for word in words])


def drop_in(db: Connection, records: Sequence[tuple[str, str]]) -> None:
    """Within the transaction that drops these records."""
    if records:
        _write(db, _turned(standing_in(db)))
        _forget(db, records)


def _forget(db: Connection, records: Iterable[tuple[str, str]]) -> None:
    of_one = select(search_entry.c.id).where(
        search_entry.c.kind == bindparam("of_kind"), search_entry.c.key == bindparam("of_key")
    )
    found = [db.scalar(of_one, {"of_kind": kind, "of_key": key}) for kind, key in records]
    ids = [{"id": number} for number in found if number is not None]
    if ids:
        db.execute(_out_of_index, ids)
        db.execute(delete(search_entry).where(search_entry.c.id == bindparam("id")), ids)


def catch_up_in(db: Connection) -> bool:
    """Index some of what is behind. Answers whether more is."""
    standing = standing_in(db)
    if standing.made != MADE:
        clear_in(db)
        standing = standing_in(db)
    if standing.behind is None:
        return False
    item = reference_item.c
    kind, key = standing.behind
    after = (item.kind > kind) | ((item.kind == kind) & (item.key > key))
    lacking = (
        select(item.kind, item.key, item.record)
        .where(after, item.kind.in_(sorted(KINDS)))
        .order_by(item.kind, item.key)
        .limit(AT_ONCE)
    )
    rows = db.execute(lacking).all()
    keep_in(db, [Prepared(row.kind, row.key, _entry(row.kind, row.key, row.record)) for row in rows])
    behind = (rows[-1].kind, rows[-1].key) if len(rows) == AT_ONCE else None
    _write(db, replace(standing_in(db), behind=behind))
    return behind is not None


def standing_in(db: Connection) -> Standing:
    """As it was written; of a new store, or one whose standing cannot be read: everything is behind."""
    written = db.scalar(select(cursor.c.value).where(cursor.c.feed == FEED))
    try:
        return Standing() if written is None else msgspec.json.decode(written, type=Standing)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return Standing()


def clear_in(db: Connection) -> None:
    """Nothing is found any more, until it is indexed again."""
    db.execute(text("INSERT INTO search_index (search_index) VALUES ('delete-all')"))
    db.execute(delete(search_entry))
    db.execute(delete(search_word))
    _write(db, _turned(replace(standing_in(db), made=MADE, behind=("", ""))))


def _turned(standing: Standing) -> Standing:
    return replace(standing, turn=standing.turn + 1)


def _write(db: Connection, standing: Standing) -> None:
    written = msgspec.json.encode(standing).decode()
    db.execute(insert(cursor).values(feed=FEED, value=written).on_conflict_do_update(set_={"value": written}))


def _entry(kind: str, key: str, record: bytes) -> Entry | None:
    """None for one that this program does not understand: it was kept by another."""
    try:
        return entry(kind, key, record)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _row(number: int, each: Entry) -> dict[str, object]:
    return {
        "id": number,
        "kind": each.kind.value,
        "key": each.key,
        "code": each.code,
        "services": " ".join(each.services),
        "validated": int(each.validated),
        "whole_title": each.whole_title,
        "title": each.title,
        "names": each.names,
        "short": each.short,
        "text": each.text,
    }


def _tokens(number: int, each: Entry) -> dict[str, object]:
    return {"id": number, "title": each.title, "names": each.names, "short": each.short, "text": each.text}

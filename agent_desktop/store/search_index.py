"""The index of answers: kept in the transaction that keeps the records, so that neither is ever without the other.

A record that was here before the index was (a store of an older program), or whose words an older program made, is
indexed by `catch_up`, some at a time.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, delete, select, text
from sqlalchemy.dialects.sqlite import insert

from agent_desktop.contract.base import Record
from agent_desktop.contract.changes import ReferenceItem
from agent_desktop.giving_way import give_way
from agent_desktop.knowledge.entries import KINDS, Entry, entry, stems_in
from agent_desktop.knowledge.hits import HitKind
from agent_desktop.store.models import cursor, reference_item, search_entry, search_stem, search_word

MADE = 2
"""Counts how words are made of records (knowledge/folding.py, stems.py, entries.py). Raised when that changes."""

FEED = "search"
FOUND_BY = "synonym"
"""A kind that is not found itself: others are by it."""
CALLING = frozenset({FOUND_BY, HitKind.SERVICE.value})
"""Kinds that say what others are called."""
KIND_NUMBERS = {HitKind.ARTICLE: 0, HitKind.INSTITUTION: 1, HitKind.SCRIPT: 2, HitKind.SERVICE: 3}
"""What is left of an entry's id divided by how many they are: a walk through the index knows its kind without reading
it. MADE is raised when they change."""
AT_ONCE = 200
"""Records indexed in one transaction while catching up: some tenth of a second."""

_into_index = text(
    'INSERT INTO search_index (rowid, title, names, short, "text") VALUES (:id, :title, :names, :short, :text)'
)
_held = (
    'SELECT id, title, names, short, "text" FROM search_entry'
    ' WHERE kind = ? AND "key" IN (SELECT value FROM json_each(?))'
)
_out_of_index = "DELETE FROM search_index WHERE rowid = ?"
_out_of_entries = "DELETE FROM search_entry WHERE id = ?"
_count = (
    "INSERT INTO search_stem (term, entries) VALUES (?, ?)"
    " ON CONFLICT (term) DO UPDATE SET entries = entries + excluded.entries"
)
_uncount = "DELETE FROM search_stem WHERE term = ? AND entries <= 0"


class Standing(Record, frozen=True, kw_only=True):
    """How far the index has come. `made`: as MADE was then. `behind`: records after this kind and key may lack.
    `turn`: another one each time that anything changed; `called`: each time that what others are called may have.
    `entries`: how many can be found.
    """

    made: int = 0
    behind: tuple[str, str] | None = ("", "")
    turn: int = 0
    called: int = 0
    entries: int = 0

    @property
    def lacking(self) -> bool:
        """Whether something that is held may not be found yet."""
        return self.behind is not None or self.made != MADE


class Prepared(NamedTuple):
    """What an item becomes in the index: nothing where it is gone, or never offered."""

    kind: str
    key: str
    entry: Entry | None


def prepared(items: Iterable[ReferenceItem]) -> tuple[Prepared, ...]:
    """Those that can be found, or are found by. Slow, and no business of the database: done before a transaction."""
    made = []
    for item in items:
        if item.kind in KINDS or item.kind == FOUND_BY:
            give_way()
            made.append(
                Prepared(item.kind, item.key, None if item.gone else _entry(item.kind, item.key, bytes(item.record)))
            )
    return tuple(made)


def begin_in(db: Connection) -> None:
    """Before anything is kept: in a store that holds nothing yet nothing is behind."""
    if db.scalar(select(cursor.c.value).where(cursor.c.feed == FEED)) is None:
        empty = db.scalar(select(reference_item.c.kind).limit(1)) is None
        _write(db, Standing(made=MADE, behind=None if empty else ("", "")))


def keep_in(db: Connection, items: Sequence[Prepared]) -> None:
    """Within the transaction that keeps the records."""
    if not items:
        return
    change: Counter[str] = Counter()
    gone = _forget(db, [(item.kind, item.key) for item in items], change)
    entries = [item.entry for item in items if item.entry is not None]
    _add(db, entries, change)
    _recount(db, change)
    _write(db, _turned(standing_in(db), {item.kind for item in items}, len(entries) - gone))


def drop_in(db: Connection, records: Sequence[tuple[str, str]]) -> None:
    """Within the transaction that drops these records."""
    if records:
        change: Counter[str] = Counter()
        gone = _forget(db, records, change)
        _recount(db, change)
        _write(db, _turned(standing_in(db), {kind for kind, _ in records}, -gone))


def _add(db: Connection, entries: Sequence[Entry], change: Counter[str]) -> None:
    if not entries:
        return
    newest = db.scalar(select(search_entry.c.id).order_by(search_entry.c.id.desc()).limit(1)) or 0
    numbered = [
        (number * len(KIND_NUMBERS) + KIND_NUMBERS[each.kind], each)
        for number, each in enumerate(entries, newest // len(KIND_NUMBERS) + 1)
    ]
    db.execute(insert(search_entry), [_row(number, each) for number, each in numbered])
    db.execute(_into_index, [_tokens(number, each) for number, each in numbered])
    for each in entries:
        change.update(stems_in((each.title, each.names, each.short, each.text)))
    words = dict.fromkeys(word for each in entries for word in each.seen)
    if words:
        db.execute(insert(search_word).on_conflict_do_nothing(), [{"word": word} for word in words])


def _forget(db: Connection, records: Iterable[tuple[str, str]], change: Counter[str]) -> int:
    """How many of these were held."""
    of_kind: dict[str, list[str]] = {}
    for kind, key in records:
        of_kind.setdefault(kind, []).append(key)
    rows = [
        row
        for kind, keys in of_kind.items()  # at once: hundreds come in a page, and of a first pull none is held
        for row in db.exec_driver_sql(_held, (kind, msgspec.json.encode(keys).decode()))
    ]
    if rows:
        for row in rows:
            change.subtract(stems_in(row[1:]))
        ids = [(row[0],) for row in rows]
        db.exec_driver_sql(_out_of_index, ids)
        db.exec_driver_sql(_out_of_entries, ids)
    return len(rows)


def _recount(db: Connection, change: Counter[str]) -> None:
    """By how much the count of each stem changes."""
    changed = sorted((term, by) for term, by in change.items() if by)  # in order they are quicker to find
    if changed:
        db.exec_driver_sql(_count, changed)
    if fewer := [(term,) for term, by in changed if by < 0]:
        db.exec_driver_sql(_uncount, fewer)


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
    return standing_of(db.scalar(select(cursor.c.value).where(cursor.c.feed == FEED)))


def standing_of(written: str | None) -> Standing:
    """The same, of what was written."""
    try:
        return Standing() if written is None else msgspec.json.decode(written, type=Standing)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return Standing()


def clear_in(db: Connection) -> None:
    """Nothing is found any more, until it is indexed again."""
    db.execute(text("INSERT INTO search_index (search_index) VALUES ('delete-all')"))
    db.execute(delete(search_entry))
    db.execute(delete(search_word))
    db.execute(delete(search_stem))
    _write(db, _turned(replace(standing_in(db), made=MADE, behind=("", ""), entries=0), CALLING, 0))


def _turned(standing: Standing, kinds: Collection[str], more: int) -> Standing:
    called = standing.called if CALLING.isdisjoint(kinds) else standing.called + 1
    return replace(standing, turn=standing.turn + 1, called=called, entries=standing.entries + more)


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
        "alike": each.alike,
        "places": each.places,
    }


def _tokens(number: int, each: Entry) -> dict[str, object]:
    return {"id": number, "title": each.title, "names": each.names, "short": each.short, "text": each.text}

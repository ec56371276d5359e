"""The reference data held whole, how far it has come, and which people in hand must be asked about anew.

What came and the cursor are kept in one transaction: a pull that is cut anywhere goes on where it was.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import inf
from uuid import UUID

import msgspec
from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from agent_desktop.contract.base import Id, Record
from agent_desktop.contract.changes import ANSWER_KINDS, CATALOGUE_KINDS, Changes, ReferenceItem, ReferenceKind
from agent_desktop.contract.contacts import ContactContext
from agent_desktop.contract.scripts import FORMAT
from agent_desktop.store import search_index, search_mending
from agent_desktop.store.faults import StoreDamaged
from agent_desktop.store.held import refresh_in
from agent_desktop.store.models import cursor as cursor_table
from agent_desktop.store.models import reference_item
from agent_desktop.store.opening import Store
from agent_desktop.store.search_index import Prepared

FEED = "reference"
FIRST_PAGE, SMALLEST_PAGE, LARGEST_PAGE = 100, 10, 500
"""Things asked for at once. First about a catalogue, for which someone waits who signs in; then fewer where the line
needs long for as many, so that a call never waits behind them."""
QUICK_S, SLOW_S = 0.4, 0.8
"""A page that came within the first may be larger the next time; one that took longer than the second, smaller."""

_KINDS = tuple(kind.value for kind in ReferenceKind)
_UNDERSTOOD = (*_KINDS, f"script format {FORMAT}")
_SCRIPTS = frozenset({ReferenceKind.SCRIPT})


class Progress(Record, frozen=True, kw_only=True):
    """How far the pull has come. Without a `cursor` everything is asked for anew.

    `round`: which time everything is told. While `filling`, what was not `seen` in this round may be gone.
    `got`: things that came in this round; `left`: those still to come, None where the server does not count them.
    `whole`: the catalogue is here. `stale`: people in hand whose record changed since. `page`: how many things to ask
    for. `kinds`: what was understood of what came; a newer desktop understands more, and starts anew.
    """

    cursor: str | None = None
    round: int = 0
    filling: bool = False
    got: int = 0
    left: int | None = None
    whole: bool = False
    stale: tuple[Id, ...] = ()
    page: int = FIRST_PAGE
    kinds: tuple[str, ...] = _UNDERSTOOD


class Applied(Record, frozen=True, kw_only=True):
    """What is another than before; `articles`: what of all that is answered and found may be."""

    catalogue: bool = False
    scripts: bool = False
    articles: bool = False


def progress(store: Store) -> Progress:
    """Raises StoreDamaged where it cannot be understood."""
    with store.reading() as db:
        return _progress(db)


def apply(store: Store, changes: Changes, *, asked_from: str | None, took_s: float = 0.0) -> Applied:
    """Keep what came in answer to the cursor `asked_from`; answers what is another than before.

    `took_s`: how long it was on its way, seconds.

    Nothing is done where another pull was quicker. What a new start does not bring goes only when all of it is here,
    so that there is never less than a whole catalogue.
    """
    to_find = search_index.prepared(changes.items)
    try:
        return _apply(store, changes, to_find, asked_from, took_s)
    except StoreDamaged:  # it may be no more than the index, which is made of the records
        search_mending.begin_anew(store)
        return _apply(store, changes, to_find, asked_from, took_s)


def _apply(
    store: Store, changes: Changes, to_find: Sequence[Prepared], asked_from: str | None, took_s: float
) -> Applied:
    with store.writing() as db:
        before = _progress(db)
        if before.cursor != asked_from:
            return Applied()
        now = _begun(before) if asked_from is None else before
        catalogue = _are_others(db, changes.items, CATALOGUE_KINDS)
        scripts = _are_others(db, changes.items, _SCRIPTS)
        articles = any(item.kind in ANSWER_KINDS for item in changes.items)
        search_index.begin_in(db)
        _keep(db, changes.items, now.round)
        search_index.keep_in(db, to_find)
        if now.filling and not changes.more:
            lost = _drop_unseen(db, now.round)
            catalogue, scripts = catalogue or bool(lost & CATALOGUE_KINDS), scripts or bool(lost & _SCRIPTS)
            articles = articles or bool(lost & ANSWER_KINDS)
        _write(
            db,
            replace(
                now,
                cursor=changes.cursor,
                filling=now.filling and changes.more,
                got=now.got + len(changes.items) if now.filling else now.got,
                left=changes.left,
                whole=now.whole or changes.whole or not changes.more,
                stale=tuple(dict.fromkeys((*now.stale, *changes.touched))),
                page=_paced(now.page, took_s),
            ),
        )
    return Applied(catalogue=catalogue, scripts=scripts, articles=articles)


def start_afresh(store: Store, *, asked_from: str | None = None, whole: bool = True) -> None:
    """Ask for everything anew, keeping what is here meanwhile. `whole` False: it is not to be used until then.

    Nothing is done where the cursor is not `asked_from` any more.
    """
    with store.writing() as db:
        now = _progress(db)
        if now.cursor == asked_from or not whole:
            _write(db, replace(now, cursor=None, whole=now.whole and whole))


def ask_for_less(store: Store) -> None:
    """The line did not bring the last page in time."""
    with store.writing() as db:
        now = _progress(db)
        _write(db, replace(now, page=_paced(now.page, inf)))


def settle_stale(store: Store, citizens: Collection[UUID], context: ContactContext | None = None) -> None:
    """These are not stale any more. `context` is held in place of what was held of its citizen.

    Raises ProgramFault where the context holds a restricted flag's own words.
    """
    with store.writing() as db:
        now = _progress(db)
        if context is not None:
            refresh_in(db, context)
        _write(db, replace(now, stale=tuple(each for each in now.stale if each not in citizens)))


def every(store: Store, kind: str) -> Sequence[msgspec.Raw]:
    """Every one of `kind` that is held, by key."""
    with store.reading() as db:
        return every_in(db, kind)


def every_in(db: Connection, kind: str) -> Sequence[msgspec.Raw]:
    """The same, within a transaction."""
    held = select(reference_item.c.record).where(reference_item.c.kind == str(kind)).order_by(reference_item.c.key)
    return [msgspec.Raw(record) for record in db.scalars(held)]


def keyed(store: Store, kind: str) -> Sequence[tuple[str, bytes]]:
    """The same, each with its key."""
    held = select(reference_item.c.key, reference_item.c.record).where(reference_item.c.kind == str(kind))
    with store.reading() as db:
        return [(row.key, row.record) for row in db.execute(held.order_by(reference_item.c.key))]


def one(store: Store, kind: str, key: str) -> msgspec.Raw | None:
    """That one, where it is held."""
    held = select(reference_item.c.record).where(reference_item.c.kind == str(kind), reference_item.c.key == key)
    with store.reading() as db:
        found = db.scalar(held)
    return None if found is None else msgspec.Raw(found)


def some(store: Store, kind: str, keys: Collection[str]) -> Mapping[str, msgspec.Raw]:
    """Those of `keys` that are held, by key."""
    held = select(reference_item.c.key, reference_item.c.record).where(
        reference_item.c.kind == str(kind), reference_item.c.key.in_(keys)
    )
    with store.reading() as db:
        return {key: msgspec.Raw(record) for key, record in db.execute(held)}


def counts(store: Store) -> Mapping[ReferenceKind, int]:
    """How many of each kind are held; kinds of which there are none are left out."""
    grouped = select(reference_item.c.kind, func.count()).group_by(reference_item.c.kind)
    with store.reading() as db:
        return {ReferenceKind(kind): count for kind, count in db.execute(grouped) if kind in _KINDS}


def _progress(db: Connection) -> Progress:
    return progress_of(db.scalar(select(cursor_table.c.value).where(cursor_table.c.feed == FEED)))


def progress_of(written: str | None) -> Progress:
    """As it is written. Raises StoreDamaged where it cannot be understood."""
    if written is None:
        return Progress()
    try:
        found = msgspec.json.decode(written, type=Progress)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise StoreDamaged("progress of the reference data") from error
    return found if found.kinds == _UNDERSTOOD else replace(found, cursor=None)


def _write(db: Connection, now: Progress) -> None:
    written = msgspec.json.encode(now).decode()
    db.execute(insert(cursor_table).values(feed=FEED, value=written).on_conflict_do_update(set_={"value": written}))


def _paced(page: int, took_s: float) -> int:
    if took_s > SLOW_S:
        return max(SMALLEST_PAGE, page // 2)
    return min(LARGEST_PAGE, page * 2) if took_s < QUICK_S else page


def _begun(before: Progress) -> Progress:
    return replace(before, round=before.round + 1, filling=True, got=0, left=None, kinds=_UNDERSTOOD)


def _keep(db: Connection, items: Iterable[ReferenceItem], seen: int) -> None:
    rows = [
        {"kind": item.kind, "key": item.key, "record": bytes(item.record), "seen": seen}
        for item in items
        if not item.gone
    ]
    gone = [(item.kind, item.key) for item in items if item.gone]
    if rows:
        statement = insert(reference_item)
        excluded = statement.excluded
        db.execute(statement.on_conflict_do_update(set_={"record": excluded.record, "seen": excluded.seen}), rows)
    for kind, key in gone:
        db.execute(delete(reference_item).where(reference_item.c.kind == kind, reference_item.c.key == key))


def _are_others(db: Connection, items: Iterable[ReferenceItem], kinds: Collection[ReferenceKind]) -> bool:
    """Whether one of `items` is of these kinds and not just as it is held."""
    wanted = {(item.kind, item.key): None if item.gone else bytes(item.record) for item in items if item.kind in kinds}
    if not wanted:
        return False
    held = select(reference_item.c.kind, reference_item.c.key, reference_item.c.record)
    found = {(kind, key): record for kind, key, record in db.execute(held.where(_of(kinds)))}
    return any(found.get(which) != record for which, record in wanted.items())


def _drop_unseen(db: Connection, seen: int) -> frozenset[str]:
    """Answers of which kinds they were."""
    unseen = reference_item.c.seen != seen
    lost = frozenset(db.scalars(select(reference_item.c.kind).distinct().where(unseen)))
    gone = db.execute(select(reference_item.c.kind, reference_item.c.key).where(unseen))
    search_index.drop_in(db, [(row.kind, row.key) for row in gone])
    db.execute(delete(reference_item).where(unseen))
    return lost


def _of(kinds: Iterable[ReferenceKind]) -> ColumnElement[bool]:
    return reference_item.c.kind.in_([kind.value for kind in kinds])

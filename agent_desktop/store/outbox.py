"""The outbox on disk: what is durable here and not yet settled with the server.

Each writing function is one transaction. `sequence` and `after` are the store's: what callers say of them is not kept.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import Connection, exists, func, select

from agent_desktop.contacts.open_contact import OpenContact
from agent_desktop.contract.base import Moment, Record
from agent_desktop.contract.contacts import ContactContext
from agent_desktop.outbox import backoff, ordering
from agent_desktop.outbox.rows import OutboxRow, RowState
from agent_desktop.store import held, open_contacts, outbox_rows
from agent_desktop.store.faults import RowGone
from agent_desktop.store.models import outbox, outbox_after
from agent_desktop.store.moments import from_column, to_column
from agent_desktop.store.opening import Store
from agent_desktop.store.outbox_rows import COLUMNS, decode

_before = outbox.alias("before")
_first_others = exists().where(outbox_after.c.row_id == outbox.c.id, _before.c.id == outbox_after.c.after_id)
_free = (outbox.c.state == RowState.WAITING.value) & ~_first_others


FURTHEST = timedelta(seconds=backoff.LONGEST_S)
"""No next try is ever set further ahead: one that is was set before the clock was turned back, and is due."""


class Counts(Record, frozen=True, kw_only=True):
    """How many rows there are of each state. `oldest`: when the first of those waiting was made."""

    waiting: int = 0
    refused: int = 0
    meets: int = 0
    oldest: Moment | None = None


def add(
    store: Store,
    rows: Iterable[OutboxRow],
    *,
    closes: UUID | None = None,
    instead: Callable[[OutboxRow, OutboxRow], bool] = lambda _there, _row: False,
) -> tuple[OutboxRow, ...]:
    """Durable when it returns, all or none. The open contact `closes` is forgotten in the same moment.

    A row whose id is there already is not added again: the answer holds the one that is there, or the new one at its
    place where `instead(there, row)` says that this holds other words.
    """
    with store.writing() as db:
        added = tuple(_add(db, row, instead) for row in rows)
        if closes is not None:
            open_contacts.forget_in(db, closes)
    return added


def every(store: Store) -> tuple[OutboxRow, ...]:
    """All rows, in the order they were made."""
    with store.reading() as db:
        found = db.execute(select(*COLUMNS).order_by(outbox.c.sequence)).all()
    return tuple(decode(each) for each in found)


def of_citizen(store: Store, citizen_id: UUID) -> tuple[OutboxRow, ...]:
    """Rows whose `citizen_id` is that, in the order they were made."""
    wanted = select(*COLUMNS).where(outbox.c.citizen_id == citizen_id.bytes)
    with store.reading() as db:
        found = db.execute(wanted.order_by(outbox.c.sequence)).all()
    return tuple(decode(each) for each in found)


def touching(store: Store, records: Iterable[UUID]) -> tuple[OutboxRow, ...]:
    """Rows that make or change one of these records, in the order they were made."""
    with store.reading() as db:
        return outbox_rows.touching(db, tuple(records))


def following(store: Store, row_ids: Iterable[UUID]) -> tuple[OutboxRow, ...]:
    """Rows whose `after` names one of these, in the order they were made."""
    with store.reading() as db:
        return outbox_rows.behind(db, tuple(row_ids))


def due(store: Store, now: datetime, most: int) -> tuple[OutboxRow, ...]:
    """WAITING rows whose time has come, in the order they were made: those that come after no row still here, and
    those that may ride along with all they come after, which then stand before them in the answer.
    """
    # "+ 0" keeps SQLite from the index of that column: it would sort all rows to find the first few.
    moment, ahead = outbox.c.next_try_at + 0, to_column(now + FURTHEST)
    free = select(*COLUMNS).where(_free, (moment <= to_column(now)) | (moment > ahead))
    with store.reading() as db:
        found = [decode(each) for each in db.execute(free.order_by(outbox.c.sequence).limit(most))]
        ready = {row.id: row for row in found}
        while found:
            found = _riders(db, ready, found, now)
            ready.update((row.id, row) for row in found)
    # What a row comes after was made before it, so the first of them never lack one.
    return tuple(sorted(ready.values(), key=lambda row: row.sequence)[:most])


def next_try(store: Store, now: datetime) -> datetime | None:
    """When a row will be due: `now` where one is, None where none will be until a verdict or a person frees one."""
    moment = outbox.c.next_try_at
    with store.reading() as db:
        first = db.scalar(select(moment).where(_free).order_by(moment).limit(1))
        last = db.scalar(select(moment).where(_free).order_by(moment.desc()).limit(1))
    if first is None or last is None:
        return None
    return now if from_column(last) > now + FURTHEST else max(now, from_column(first))


def get(store: Store, row_id: UUID) -> OutboxRow | None:
    """The row of that id; None where it is settled."""
    with store.reading() as db:
        return outbox_rows.one(db, row_id)


def counts(store: Store) -> Counts:
    """Without reading a single record."""
    with store.reading() as db:
        found = db.execute(
            select(outbox.c.state, func.count(), func.min(outbox.c.made_at)).group_by(outbox.c.state)
        ).all()
    number = {state: count for state, count, _ in found}
    oldest = [from_column(made_at) for state, _, made_at in found if state == RowState.WAITING.value]
    return Counts(
        waiting=number.get(RowState.WAITING.value, 0),
        refused=number.get(RowState.REFUSED.value, 0),
        meets=number.get(RowState.MEETS.value, 0),
        oldest=oldest[0] if oldest else None,
    )


def settle(
    store: Store,
    *,
    accepted: Iterable[UUID] = (),
    changed: Iterable[OutboxRow] = (),
    replaced: Iterable[tuple[UUID, OutboxRow]] = (),
    contexts: Iterable[ContactContext] = (),
    sent: Iterable[OutboxRow] = (),
) -> None:
    """What an exchange brought, in one transaction.

    `accepted` rows go, and free those behind them. `changed` ones take the new record. `replaced`: the row of the old
    id gives way to one with a new id, at its place, and whatever came after the old comes after the new. A row that was
    withdrawn meanwhile does not come back, neither changed nor replaced. `contexts` refresh people who are held
    already. `sent`: rows as they went out; one that holds other words by now stays as it is, to be sent again.
    """
    with store.writing() as db:
        newer = _worded_anew(db, tuple(sent))
        for old_id, row in replaced:
            if old_id not in newer:
                _replace(db, old_id, row)
        for row in changed:
            there = outbox_rows.one(db, row.id)
            if there is not None and row.id not in newer:
                outbox_rows.overwrite(db, replace(row, sequence=there.sequence, after=there.after))
        done = tuple(row_id for row_id in accepted if row_id not in newer)
        if done:
            outbox_rows.remove(db, done)
            outbox_rows.free(db, done)
        for context in contexts:
            held.refresh_in(db, context)


def withdraw(store: Store, row_id: UUID) -> OutboxRow:
    """Take it out, and answer it so that it can be put back. Raises RowGone where it is settled.

    Rows behind it wait for it no longer, and wait again once it is put back.
    """
    return withdraw_all(store, (row_id,))[0]


def withdraw_all(store: Store, row_ids: Iterable[UUID]) -> tuple[OutboxRow, ...]:
    """The same of several, all or none."""
    with store.writing() as db:
        return _take_out(db, row_ids)


def reopen(store: Store, row_ids: Iterable[UUID], contact: OpenContact) -> None:
    """Take the rows of a finished contact out and keep it as an open one, in one moment. Raises as `withdraw` does."""
    with store.writing() as db:
        _take_out(db, row_ids)
        open_contacts.keep_in(db, contact)


def _take_out(db: Connection, row_ids: Iterable[UUID]) -> tuple[OutboxRow, ...]:
    rows = tuple(outbox_rows.one(db, row_id) for row_id in row_ids)
    there = tuple(row for row in rows if row is not None)
    if len(there) < len(rows):
        raise RowGone
    outbox_rows.remove(db, [row.id for row in there])
    return there


def put_back(store: Store, *rows: OutboxRow) -> None:
    """Rows that were withdrawn, at their old places. Nothing is done about one that is there."""
    with store.writing() as db:
        for row in rows:
            if outbox_rows.one(db, row.id) is None:
                outbox_rows.write(db, row)


def _add(db: Connection, row: OutboxRow, instead: Callable[[OutboxRow, OutboxRow], bool]) -> OutboxRow:
    there = outbox_rows.one(db, row.id)
    if there is not None and not instead(there, row):
        return there
    unfinished: Iterable[OutboxRow] = outbox_rows.touching(db, ordering.touched_by(row))
    if there is not None:
        outbox_rows.remove(db, (row.id,))
        # What was made later comes before it only where it makes what this names: else each would wait for the other.
        unfinished = [other for other in unfinished if other.sequence < there.sequence or other.kind in ordering.MAKING]
    sequence = 0 if there is None else there.sequence
    return outbox_rows.write(db, replace(row, sequence=sequence, after=ordering.after(row, unfinished)))


def _worded_anew(db: Connection, sent: Sequence[OutboxRow]) -> frozenset[UUID]:
    """Those of `sent` whose words are others by now."""
    bodies = {row.id: bytes(row.body) for row in sent}
    found = outbox_rows.many(db, bodies)
    return frozenset(row.id for row in found if bytes(row.body) != bodies[row.id])


def _riders(db: Connection, ready: Mapping[UUID, OutboxRow], found: list[OutboxRow], now: datetime) -> list[OutboxRow]:
    """Rows right behind `found` that may go with them: none of what they come after stays here unready."""
    behind = [
        row
        for row in outbox_rows.behind(db, [row.id for row in found])
        if row.id not in ready
        and row.state is RowState.WAITING
        and (row.next_try_at is None or not now < row.next_try_at <= now + FURTHEST)
        and ordering.may_ride_along(row)
    ]
    others = {other for row in behind for other in row.after if other not in ready}
    here = outbox_rows.still_here(db, others)
    return [row for row in behind if here.isdisjoint(row.after)]


def _replace(db: Connection, old_id: UUID, row: OutboxRow) -> None:
    old = outbox_rows.one(db, old_id)
    if old is None:
        return
    outbox_rows.remove(db, (old_id,))
    outbox_rows.write(db, replace(row, sequence=old.sequence, after=old.after))
    outbox_rows.point_to(db, old_id, row.id)

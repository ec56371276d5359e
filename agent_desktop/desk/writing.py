"""A handler's write: durable here first, then tried at once; with no line it waits, and shows as if it were done."""

from datetime import timedelta

import msgspec
from msgspec import UNSET, Raw
from msgspec.structs import replace

from agent_desktop.contract.base import Id, Record
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.folding import folded
from agent_desktop.desk.resolving import resolve
from agent_desktop.faults import EnvironmentFault
from agent_desktop.language import t
from agent_desktop.outbox.applying import Changed
from agent_desktop.outbox.projection import added
from agent_desktop.outbox.rows import OutboxRow, RowState
from agent_desktop.store import held
from agent_desktop.store import outbox as rows_on_disk
from agent_desktop.sync import deliveries as wire
from agent_desktop.sync import faults
from agent_desktop.sync.client import Patience
from agent_desktop.sync.line import Line

QUICK = Patience(connect=2.0, silence=4.0, whole=6.0)
"""Seconds: a handler waits for this. What takes longer is sent behind their back."""

ASIDE = timedelta(seconds=30)
"""The delivery loop leaves the row alone while it is tried here; after a crash it takes it up once this is over."""

_TERMINAL = (
    faults.FieldsRefused,
    faults.NotAllowed,
    faults.NotThere,
    faults.RequestRefused,
    faults.SentWithOtherContent,
    faults.TooLong,
)


class Written(Record, frozen=True, kw_only=True):
    """`row`: as it was added, and so waits where `record` is None; else the server's record."""

    row: OutboxRow
    record: Raw | None = None


def encoded(record: msgspec.Struct) -> Raw:
    """`record` as a row keeps it. Raises EnvironmentFault for half a character, as a broken paste can leave behind."""
    try:
        return Raw(msgspec.json.encode(record))
    except UnicodeEncodeError as error:
        raise EnvironmentFault(
            t("A character in what you typed cannot be kept."),
            kept=t("Everything you typed is still on this screen."),
            do=t("Look for a box or a question mark in your words, and type that character again."),
            details=f"{type(record).__name__}: not kept",
        ) from error


def row_for(
    desk: Desk,
    kind: DeliveryKind,
    row_id: Id,
    body: msgspec.Struct,
    *,
    citizen_id: Id | None,
    about: str = "",
    reference: str = "",
    title: str = "",
    approved: bool = True,
    changes: Changed | None = None,
) -> OutboxRow:
    """A row that is new. `changes`: the record, with its id and version, that the change was made on."""
    user = desk.user
    row = OutboxRow(
        id=row_id,
        kind=kind,
        body=encoded(body),
        citizen_id=UNSET if citizen_id is None else citizen_id,
        about=about,
        reference=reference,
        title=title,
        by=user.name if user else "",
        approved=approved,
        made_at=desk.clock.now(),
    )
    if changes is None:
        return row
    return replace(row, record_id=changes.id, version=changes.version, base=encoded(changes))


def write(desk: Desk, row: OutboxRow) -> Written:
    """`row` added, and tried once where the line is well.

    Raises FieldsRefused, SomeoneChangedIt (where the same field meets), and the server's other refusals: the row is
    taken out then, because the form is still open. Where the server cannot be asked, the row waits.
    """
    mine = _durable(desk, replace(row, next_try_at=desk.clock.now() + ASIDE))
    if mine.after or desk.watch.fault() is not None:
        return _left_to_the_loop(desk, mine)
    line = Line(desk.line.client, desk.line.tokens, QUICK)
    try:
        return _tried(desk, line, mine)
    except _TERMINAL:
        rows_on_disk.settle(desk.store, accepted=(mine.id,))
        raise
    except faults.SomeoneChangedIt as fault:
        return _met(desk, line, mine, fault)
    except faults.ServerFault:
        return _left_to_the_loop(desk, mine)


def _durable(desk: Desk, row: OutboxRow) -> OutboxRow:
    """The row as added. Where it is there from before a crash, what is typed now stands in it."""
    (added,) = rows_on_disk.add(desk.store, (row,), instead=_worded_otherwise)
    return added


def _worded_otherwise(there: OutboxRow, row: OutboxRow) -> bool:
    return bytes(there.body) != bytes(row.body)


def _left_to_the_loop(desk: Desk, row: OutboxRow) -> Written:
    left = replace(row, next_try_at=None)
    rows_on_disk.settle(desk.store, changed=(left,))
    return Written(row=left)


def _tried(desk: Desk, line: Line, row: OutboxRow) -> Written:
    record = wire.send_one(line, row)
    rows_on_disk.settle(desk.store, accepted=(row.id,), contexts=folded(desk, ((row, record),)))
    return Written(row=row, record=record)


def _met(desk: Desk, line: Line, row: OutboxRow, fault: faults.SomeoneChangedIt) -> Written:
    """A colleague was faster. What does not touch theirs is sent all the same; for the rest the form shows both."""
    try:
        resolved = resolve(desk, row, line)
    except faults.ServerFault:
        return _left_to_the_loop(desk, row)
    if resolved.row is None:
        rows_on_disk.settle(desk.store, accepted=(row.id,), contexts=folded(desk, ((row, resolved.theirs),)))
        return Written(row=row, record=resolved.theirs)
    if resolved.row.state is RowState.MEETS:
        rows_on_disk.settle(desk.store, accepted=(row.id,))
        raise fault
    rows_on_disk.settle(desk.store, replaced=((row.id, resolved.row),))
    try:
        return _tried(desk, line, resolved.row)
    except faults.ServerFault:
        return Written(row=resolved.row)


def name_of(desk: Desk, citizen_id: Id | None) -> str:
    """Whom a row concerns, for the outbox's list: as held on this computer or as added here; "" where not known."""
    if citizen_id is None:
        return ""
    context = held.context(desk.store, citizen_id)
    if context is not None and context.citizen is not None:
        return context.citizen.name
    person = added(citizen_id, rows_on_disk.of_citizen(desk.store, citizen_id))
    return person.name if person else ""

"""What waits to be sent: looked at, sent, corrected, taken out and put back."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from uuid import UUID

import msgspec
from msgspec import Raw
from msgspec.structs import replace

from agent_desktop.contract.cases import CaseWrite
from agent_desktop.contract.deliveries import WRITES, DeliveryKind
from agent_desktop.contract.problems import ProblemType
from agent_desktop.desk.cases import take_reference
from agent_desktop.desk.delivering import Delivered, Sent, deliver
from agent_desktop.desk.desk import Desk
from agent_desktop.faults import EnvironmentFault
from agent_desktop.ids import new_id
from agent_desktop.language import t
from agent_desktop.outbox.chaining import is_change, renamed, those_that_need, with_it_back, without
from agent_desktop.outbox.rows import OutboxRow, RowState
from agent_desktop.outbox.verdicts import renewed
from agent_desktop.store import outbox as rows_on_disk
from agent_desktop.store.faults import RowGone
from agent_desktop.store.outbox import Counts

LONGEST_TURN_S = 3.0
"""Seconds to wait for an exchange that is under way before something is taken out or corrected all the same."""

__all__ = [
    "Counts",
    "Delivered",
    "OutboxRow",
    "Sent",
    "checked",
    "correct",
    "counts",
    "deliver",
    "every",
    "put_back",
    "send_again",
    "send_all",
    "withdraw",
]


def every(desk: Desk) -> tuple[OutboxRow, ...]:
    """All that waits or was refused, in the order it was made."""
    return rows_on_disk.every(desk.store)


def counts(desk: Desk) -> Counts:
    """How much of each."""
    return rows_on_disk.counts(desk.store)


def send_again(desk: Desk, row_id: UUID) -> OutboxRow:
    """As it is, at the next turn. Raises RowGone where it was sent already."""
    row = renewed(_there(desk, row_id))
    rows_on_disk.settle(desk.store, changed=(row,))
    desk.pace.rest_no_longer()
    return row


def send_all(desk: Desk) -> None:
    """Everything that waits, at the next turn; what was refused or meets stays as it is."""
    resting = [row for row in every(desk) if row.state is RowState.WAITING and row.next_try_at is not None]
    rows_on_disk.settle(desk.store, changed=[replace(row, next_try_at=None) for row in resting])
    desk.pace.rest_no_longer()


def correct(desk: Desk, row_id: UUID, body: Raw) -> OutboxRow:
    """With other content, at the next turn. Raises EnvironmentFault for a body that is not of its kind, and RowGone.

    It keeps its id, because what was refused was never done, and a late first try of it cannot be done beside it.
    Where the server has that id already with other content, it becomes a new write with an id of its own. A case whose
    reference was refused gets another one, unless `body` names another: the citizen must be told.
    """
    row = _there(desk, row_id)
    written = checked(row.kind, body)
    if isinstance(written, CaseWrite) and written.reference == row.reference and _reference_refused(row):
        written = replace(written, reference=take_reference(desk))
        body = Raw(msgspec.json.encode(written))
    reference = written.reference if isinstance(written, CaseWrite) else row.reference
    corrected = replace(renewed(row), body=body, reference=reference)
    if row.problem != ProblemType.ID_REUSED:
        rows_on_disk.settle(desk.store, changed=(corrected,))
        return corrected
    other = replace(corrected, id=new_id())
    if row.kind is DeliveryKind.CITIZEN:
        other = replace(other, citizen_id=other.id)
    behind = those_that_need(row, rows_on_disk.following(desk.store, (row.id,)))
    rows_on_disk.settle(
        desk.store,
        replaced=((row.id, other),),
        changed=tuple(renamed(each, row.id, other.id) for each in behind),
    )
    return other


def withdraw(desk: Desk, row_id: UUID) -> tuple[OutboxRow, ...]:
    """Takes it out, and with it what cannot be without it: the case of a contact, all about a person it adds.

    Answers what was taken, to be put back. Raises RowGone where it was sent already.
    """
    with _between_turns(desk):
        row = _there(desk, row_id)
        taken = [row.id, *(each.id for each in _needing(desk, row))]
        behind = rows_on_disk.following(desk.store, taken) if is_change(row) else ()
        out = rows_on_disk.withdraw_all(desk.store, taken)
        rows_on_disk.settle(desk.store, changed=[without(each, row) for each in behind])
    return out


def put_back(desk: Desk, rows: Iterable[OutboxRow]) -> None:
    """What `withdraw` took, as it was. Nothing is done twice."""
    back = tuple(rows)
    rows_on_disk.put_back(desk.store, *back)
    for row in back:
        if is_change(row):
            behind = rows_on_disk.following(desk.store, (row.id,))
            rows_on_disk.settle(desk.store, changed=[with_it_back(each, row) for each in behind])


@contextmanager
def _between_turns(desk: Desk) -> Iterator[None]:
    """Not while it is on its way, so that what was just sent is not thought to be taken out; but never for long."""
    held = desk.pace.turn.acquire(timeout=LONGEST_TURN_S)
    try:
        yield
    finally:
        if held:
            desk.pace.turn.release()


def _needing(desk: Desk, row: OutboxRow) -> tuple[OutboxRow, ...]:
    """Those that need `row`, and those that need them, in the order they were made."""
    found: dict[UUID, OutboxRow] = {}
    waiting = [row]
    while waiting:
        each = waiting.pop()
        new = those_that_need(each, rows_on_disk.following(desk.store, (each.id,)))
        waiting += [other for other in new if other.id not in found]
        found.update((other.id, other) for other in new)
    return tuple(sorted(found.values(), key=lambda other: other.sequence))


def _there(desk: Desk, row_id: UUID) -> OutboxRow:
    row = rows_on_disk.get(desk.store, row_id)
    if row is None:
        raise RowGone
    return row


def _reference_refused(row: OutboxRow) -> bool:
    return any(error.field == "reference" for error in row.errors)


def checked(kind: DeliveryKind, body: Raw) -> msgspec.Struct:
    """The record that `body` is. Raises EnvironmentFault for one that is not of its kind."""
    try:
        return msgspec.json.decode(body, type=WRITES[kind])
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise EnvironmentFault(
            t("Something in this cannot be kept as it was typed."),
            kept=t("What was there before is unchanged."),
            do=t("Look at each field, and correct what is too long or empty."),
            details=f"{kind}: {str(error).rpartition(' - at ')[2][:100]}",
        ) from error

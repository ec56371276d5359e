"""A change that came too late: what a colleague wrote is read, and what does not touch it is sent all the same."""

import msgspec
from msgspec import Raw, UnsetType

from agent_desktop.contract.base import Record
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.contract.edits import Edit
from agent_desktop.desk.desk import Desk
from agent_desktop.faults import ProgramFault
from agent_desktop.ids import new_id
from agent_desktop.outbox.chaining import against, restarted
from agent_desktop.outbox.rows import OutboxRow
from agent_desktop.outbox.verdicts import meets
from agent_desktop.sync import edits as wire
from agent_desktop.sync.line import Line


class Resolved(Record, frozen=True, kw_only=True):
    """`row`: what to keep instead, in state MEETS or, under a new id, to be sent again. None: they wrote the same."""

    row: OutboxRow | None
    theirs: Raw


def resolve(desk: Desk, row: OutboxRow, line: Line | None = None) -> Resolved:
    """What becomes of the change `row` that the server answered with 412. Raises ServerFaults, NotThere among them."""
    theirs, edits = _read(line or desk.line, row)
    merged = against(row, theirs, edits)
    if merged.meets:
        return Resolved(row=meets(row, theirs, edits), theirs=theirs)
    if merged.is_empty:
        return Resolved(row=None, theirs=theirs)
    return Resolved(row=restarted(row, merged.change, theirs, new_id()), theirs=theirs)


def _read(line: Line, row: OutboxRow) -> tuple[Raw, tuple[Edit, ...]]:
    after = 0 if isinstance(row.version, UnsetType) else row.version
    now: msgspec.Struct
    match row.kind:
        case DeliveryKind.CITIZEN_CHANGE:
            now, edits = wire.of_citizen(line, row.touches, after)
        case DeliveryKind.CASE_CHANGE:
            now, edits = wire.of_case(line, row.touches, after)
        case DeliveryKind.FLAG_CHANGE if not isinstance(row.citizen_id, UnsetType):
            now, edits = wire.of_flag(line, row.citizen_id, row.touches, after)
        case _:
            raise ProgramFault(f"a {row.kind} cannot come too late")
    return Raw(msgspec.json.encode(now)), edits

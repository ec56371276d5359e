"""Recording and reviewing how someone needs to be spoken with; approving and opening what is restricted."""

from uuid import UUID

from agent_desktop.contract.base import Page, Record
from agent_desktop.contract.flags import Flag, FlagChange, FlagOpening, FlagWrite
from agent_desktop.desk.changed import Changed
from agent_desktop.desk.desk import Desk
from agent_desktop.sync import flags as wire


class Recorded(Record, frozen=True, kw_only=True):
    flag: Flag
    changed: Changed


def record(desk: Desk, citizen_id: UUID, flag_id: UUID, write: FlagWrite) -> Recorded:
    """`flag_id` is made by the screen, so that a second try records nothing twice. Raises FieldsRefused by field."""
    return _recorded(wire.record(desk.line, citizen_id, flag_id, write))


def change(desk: Desk, flag: Flag, change: FlagChange, change_id: UUID) -> Recorded:
    """Reviewed with the citizen, or ended. Raises SomeoneChangedIt where a colleague was faster."""
    return _recorded(wire.change(desk.line, flag, change, change_id))


def waiting(desk: Desk, *, cursor: str | None = None) -> Page[Flag]:
    """Restricted flags that wait for a second person, oldest first, a page at a time. For supervisors."""
    return wire.waiting(desk.line, cursor=cursor)


def approve(desk: Desk, flag: Flag, approval_id: UUID) -> Recorded:
    """`approval_id` is made by the screen. Raises FieldsRefused where the same person recorded it."""
    return _recorded(wire.approve(desk.line, flag, approval_id))


def open_flag(desk: Desk, flag: Flag, reason: str) -> Flag:
    """The restricted flag with its own words. `reason`, 5 to 200 characters, goes to the audit log as it stands."""
    return wire.open_flag(desk.line, flag, FlagOpening(reason=reason))


def _recorded(flag: Flag) -> Recorded:
    return Recorded(flag=flag, changed=Changed(citizens=frozenset({flag.citizen_id})))

"""Recording and reviewing how someone needs to be spoken with."""

from uuid import UUID

from agent_desktop.contract.base import Record
from agent_desktop.contract.flags import Flag, FlagChange, FlagWrite
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


def _recorded(flag: Flag) -> Recorded:
    return Recorded(flag=flag, changed=Changed(citizens=frozenset({flag.citizen_id})))

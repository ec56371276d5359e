"""Recording and reviewing how someone needs to be spoken with; approving and opening what is restricted."""

from uuid import UUID

import msgspec
from msgspec.structs import replace

from agent_desktop.contract.base import Page, Record
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.contract.flags import Flag, FlagChange, FlagOpening, FlagWrite
from agent_desktop.desk import writing
from agent_desktop.desk.changed import Changed
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.writing import name_of, row_for
from agent_desktop.outbox.applying import apply, flag_of
from agent_desktop.sync import flags as wire


class Recorded(Record, frozen=True, kw_only=True):
    """`pending`: it waits on this computer, and `flag` is as the server will have it."""

    flag: Flag
    changed: Changed
    pending: bool = False


def record(desk: Desk, citizen_id: UUID, flag_id: UUID, write: FlagWrite) -> Recorded:
    """`flag_id` is made by the screen and kept with it, so that a second try records nothing twice.

    Raises FieldsRefused by field. Where the server cannot be asked, it waits here; a restricted one counts only once
    a supervisor has approved it.
    """
    definition = desk.catalogue.flags.get(write.code)
    approved = definition is None or not definition.restricted
    row = row_for(
        desk,
        DeliveryKind.FLAG,
        flag_id,
        write,
        citizen_id=citizen_id,
        about=name_of(desk, citizen_id),
        approved=approved,
    )
    written = writing.write(desk, row)
    if written.record is not None:
        return _recorded(msgspec.json.decode(written.record, type=Flag))
    flag = flag_of(flag_id, citizen_id, write, by=row.by, at=row.made_at, approved=approved)
    return replace(_recorded(flag), pending=True)


def change(desk: Desk, flag: Flag, change: FlagChange, change_id: UUID) -> Recorded:
    """Reviewed with the citizen, or ended. Raises SomeoneChangedIt where a colleague changed the same field.

    Where the server cannot be asked, it waits here.
    """
    row = row_for(
        desk,
        DeliveryKind.FLAG_CHANGE,
        change_id,
        change,
        citizen_id=flag.citizen_id,
        about=name_of(desk, flag.citizen_id),
        changes=_without_restricted_words(desk, flag),
    )
    written = writing.write(desk, row)
    if written.record is not None:
        return _recorded(msgspec.json.decode(written.record, type=Flag))
    return replace(_recorded(apply(flag, change)), pending=True)


def waiting(desk: Desk, *, cursor: str | None = None) -> Page[Flag]:
    """Restricted flags that wait for a second person, oldest first, a page at a time. For supervisors."""
    return wire.waiting(desk.line, cursor=cursor)


def approve(desk: Desk, flag: Flag, approval_id: UUID) -> Recorded:
    """`approval_id` is made by the screen. Raises FieldsRefused where the same person recorded it."""
    return _recorded(wire.approve(desk.line, flag, approval_id))


def open_flag(desk: Desk, flag: Flag, reason: str) -> Flag:
    """The restricted flag with its own words. `reason`, 5 to 200 characters, goes to the audit log as it stands."""
    return wire.open_flag(desk.line, flag, FlagOpening(reason=reason))


def _without_restricted_words(desk: Desk, flag: Flag) -> Flag:
    """What a review needs of it to be sent: the own words of a restricted flag are kept nowhere here."""
    definition = desk.catalogue.flags.get(flag.code)
    return flag if definition is not None and not definition.restricted else replace(flag, own_words="")


def _recorded(flag: Flag) -> Recorded:
    return Recorded(flag=flag, changed=Changed(citizens=frozenset({flag.citizen_id})))

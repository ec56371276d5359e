"""Cases: the reference to give, the promise to make, and what became of them."""

from datetime import datetime
from uuid import UUID

import msgspec
from msgspec.structs import replace

from agent_desktop.cases.promise import due
from agent_desktop.cases.references import reference
from agent_desktop.contract.base import Page, Record
from agent_desktop.contract.cases import Case, CaseChange, CaseState, CaseSummary
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.desk import leases, writing
from agent_desktop.desk.changed import Changed
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.writing import name_of, row_for
from agent_desktop.faults import EnvironmentFault, ProgramFault
from agent_desktop.language import t
from agent_desktop.outbox.applying import apply
from agent_desktop.outbox.projection import raised, with_cases, with_changes
from agent_desktop.store import outbox as rows_on_disk
from agent_desktop.sync import cases as wire


class Updated(Record, frozen=True, kw_only=True):
    """`pending`: it waits on this computer, and `case` is as the server will have it."""

    case: Case
    changed: Changed
    pending: bool = False


def take_reference(desk: Desk) -> str:
    """A reference nobody else was or will be given. Talks to nobody while numbers are left on this computer."""
    return reference(leases.take(desk))


def promise_for(desk: Desk, service_code: str, now: datetime) -> datetime:
    """When a case raised `now` falls due, UTC. Asks nobody: worked out from the catalogue held.

    Raises ProgramFault for a service that is not in the catalogue, EnvironmentFault for a promise that never falls due.
    """
    service = desk.catalogue.services.get(service_code)
    calendar = desk.catalogue.calendars.get(service.calendar_code) if service else None
    if service is None or calendar is None:
        raise ProgramFault(f"no service {service_code!r} with a calendar in the catalogue held")
    try:
        return due(service.promise, calendar, now)
    except ValueError as error:
        raise EnvironmentFault(
            t("The promise of this service cannot be worked out."),
            kept=t("Everything you typed is still on this screen."),
            do=t("Tell an administrator that the opening hours of this service need a look."),
            details=f"{service_code}: {error}",
        ) from error


def look_at(desk: Desk, case_id: UUID, *, contact_id: UUID | None = None) -> Case:
    """One case whole, with what waits here to be sent. `contact_id`: the contact in hand meanwhile."""
    rows = rows_on_disk.touching(desk.store, (case_id,))
    return raised(case_id, rows) or with_changes(wire.read(desk.line, case_id, contact_id=contact_id), rows)


def of_citizen(
    desk: Desk, citizen_id: UUID, *, contact_id: UUID, state: CaseState | None = None, cursor: str | None = None
) -> Page[CaseSummary]:
    """The cases of one citizen, a page at a time; with those that wait here, where what is open is asked for."""
    page = wire.of_citizen(desk.line, citizen_id, contact_id=contact_id, state=state, cursor=cursor)
    if cursor is not None or state not in {None, CaseState.OPEN}:
        return page
    return replace(page, items=with_cases(page.items, rows_on_disk.of_citizen(desk.store, citizen_id)))


def change(desk: Desk, case: Case, change: CaseChange, change_id: UUID) -> Updated:
    """`case` as it was read. Raises FieldsRefused, and SomeoneChangedIt where a colleague changed the same field or
    answer; what does not touch theirs is sent all the same. Where the server cannot be asked, it waits here.
    """
    row = row_for(
        desk,
        DeliveryKind.CASE_CHANGE,
        change_id,
        change,
        citizen_id=case.citizen_id,
        about=name_of(desk, case.citizen_id),
        reference=case.reference,
        changes=case,
    )
    written = writing.write(desk, row)
    pending = written.record is None
    updated = apply(case, change) if written.record is None else msgspec.json.decode(written.record, type=Case)
    citizens = frozenset({case.citizen_id} if case.citizen_id else ())
    return Updated(case=updated, changed=Changed(citizens=citizens, cases=frozenset({case.id})), pending=pending)

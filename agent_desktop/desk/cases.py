"""Cases: the reference to give, the promise to make, and what became of them."""

from datetime import datetime
from uuid import UUID

from agent_desktop.cases.promise import due
from agent_desktop.cases.references import reference
from agent_desktop.contract.base import Page, Record
from agent_desktop.contract.cases import Case, CaseChange, CaseState, CaseSummary
from agent_desktop.desk import leases
from agent_desktop.desk.changed import Changed
from agent_desktop.desk.desk import Desk
from agent_desktop.faults import EnvironmentFault, ProgramFault
from agent_desktop.language import t
from agent_desktop.sync import cases as wire


class Updated(Record, frozen=True, kw_only=True):
    case: Case
    changed: Changed


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
    """One case whole. `contact_id`: the contact in hand meanwhile."""
    return wire.read(desk.line, case_id, contact_id=contact_id)


def of_citizen(
    desk: Desk, citizen_id: UUID, *, contact_id: UUID, state: CaseState | None = None, cursor: str | None = None
) -> Page[CaseSummary]:
    """The cases of one citizen, a page at a time."""
    return wire.of_citizen(desk.line, citizen_id, contact_id=contact_id, state=state, cursor=cursor)


def change(desk: Desk, case: Case, change: CaseChange, change_id: UUID) -> Updated:
    """`case` as it was read. Raises SomeoneChangedIt where a colleague was faster."""
    updated = wire.change(desk.line, case, change, change_id)
    citizens = frozenset({updated.citizen_id} if updated.citizen_id else ())
    return Updated(case=updated, changed=Changed(citizens=citizens, cases=frozenset({updated.id})))

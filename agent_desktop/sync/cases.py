"""Cases and their references over the wire."""

from uuid import UUID

from agent_desktop.contract.base import Page
from agent_desktop.contract.cases import (
    Case,
    CaseChange,
    CaseState,
    CaseSummary,
    CaseWrite,
    ReferenceLease,
    ReferenceLeaseWrite,
)
from agent_desktop.sync.call import Call, because, if_match
from agent_desktop.sync.line import Line


def put(line: Line, case_id: UUID, write: CaseWrite) -> Case:
    """The contact it belongs to must be there first."""
    return line.tell(Call(method="PUT", route="/cases/{id}", answer=Case, places={"id": case_id}, body=write))


def read(line: Line, case_id: UUID, *, contact_id: UUID | None = None) -> Case:
    """`contact_id`: the contact in hand while the case is looked at."""
    reason = because("contact", contact_id)
    return line.tell(Call(method="GET", route="/cases/{id}", answer=Case, places={"id": case_id}, headers=reason))


def of_citizen(
    line: Line, citizen_id: UUID, *, contact_id: UUID, state: CaseState | None, cursor: str | None
) -> Page[CaseSummary]:
    return line.tell(
        Call(
            method="GET",
            route="/citizens/{id}/cases",
            answer=Page[CaseSummary],
            places={"id": citizen_id},
            query={"state": state, "cursor": cursor},
            headers=because("contact", contact_id),
        )
    )


def change(line: Line, case: Case, change: CaseChange, change_id: UUID) -> Case:
    """Raises SomeoneChangedIt where the server holds another version than `case`."""
    return line.tell(
        Call(
            method="PUT",
            route="/cases/{id}/changes/{change_id}",
            answer=Case,
            places={"id": case.id, "change_id": change_id},
            headers=if_match(case.version),
            body=change,
        )
    )


def lease(line: Line, lease_id: UUID, size: int) -> ReferenceLease:
    """A run of numbers that no other desktop is given. The same `lease_id` gives the same run."""
    return line.tell(
        Call(
            method="PUT",
            route="/reference-leases/{id}",
            answer=ReferenceLease,
            places={"id": lease_id},
            body=ReferenceLeaseWrite(size=size),
        )
    )

"""Cases and their references over the wire."""

from uuid import UUID

from agent_desktop.contract.base import Page
from agent_desktop.contract.cases import (
    Case,
    CaseState,
    CaseSummary,
    ReferenceLease,
    ReferenceLeaseWrite,
)
from agent_desktop.sync.call import Call, because
from agent_desktop.sync.line import Line


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

"""Citizens over the wire."""

from uuid import UUID

from agent_desktop.contract.base import Page
from agent_desktop.contract.citizens import Citizen, CitizenMatch, CitizenSearch
from agent_desktop.sync.call import Call, because
from agent_desktop.sync.line import Line


def search(line: Line, asked: CitizenSearch) -> Page[CitizenMatch]:
    """Those who fit everything in `asked.text`, a page at a time."""
    return line.tell(
        Call(method="POST", route="/citizens/search", answer=Page[CitizenMatch], body=asked, headers=because("search"))
    )


def read(line: Line, citizen_id: UUID, *, contact_id: UUID | None = None) -> Citizen:
    """One person whole. `contact_id`: the contact in hand meanwhile."""
    reason = because("contact" if contact_id else "correction", contact_id)
    return line.tell(
        Call(method="GET", route="/citizens/{id}", answer=Citizen, places={"id": citizen_id}, headers=reason)
    )

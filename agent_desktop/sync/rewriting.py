"""Real contacts that a practice scenario may be made from, over the wire."""

from uuid import UUID

from agent_desktop.contract.base import Page
from agent_desktop.contract.rewriting import ContactForPractice, PracticeMaterial
from agent_desktop.sync.call import Call, because
from agent_desktop.sync.line import Line

A_PAGE = 50


def contacts(line: Line, script: str | None, cursor: str | None) -> Page[ContactForPractice]:
    """Newest first; None: on every script. They name nobody."""
    query = {"script": script, "cursor": cursor, "limit": A_PAGE}
    return line.tell(Call(method="GET", route="/contacts-for-practice", answer=Page[ContactForPractice], query=query))


def material(line: Line, contact_id: UUID) -> PracticeMaterial:
    """What a scenario is made from; the look is written down. Raises Erased where the contact was taken away."""
    return line.tell(
        Call(
            method="GET",
            route="/contacts/{id}/practice-material",
            answer=PracticeMaterial,
            places={"id": contact_id},
            headers=because("practice"),
        )
    )

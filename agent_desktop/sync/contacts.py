"""Contacts, the screen pop and the history over the wire."""

from uuid import UUID

from agent_desktop.contract.base import Page
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.contacts import Contact, ContactContext, ContextAsk, HistoryItem
from agent_desktop.contract.reviewing import ReviewMaterial
from agent_desktop.sync.call import Call, because
from agent_desktop.sync.line import Line


def context(line: Line, asked: ContextAsk, contact_id: UUID | None) -> ContactContext:
    """Everything for a screen pop, in one answer. `contact_id`: the contact in hand; None where none is."""
    return line.tell(
        Call(
            method="POST",
            route="/contact-context",
            answer=ContactContext,
            body=asked,
            headers=because("contact", contact_id),
        )
    )


def read(line: Line, contact_id: UUID, *, during: UUID | None = None) -> Contact:
    """`during`: the contact in hand while this one is looked at."""
    reason = because("contact", during)
    return line.tell(
        Call(method="GET", route="/contacts/{id}", answer=Contact, places={"id": contact_id}, headers=reason)
    )


def review_material(line: Line, contact_id: UUID) -> ReviewMaterial:
    """Everything that a review of this contact needs, in one answer. Raises Erased where it was taken away."""
    return line.tell(
        Call(
            method="GET",
            route="/contacts/{id}/review-material",
            answer=ReviewMaterial,
            places={"id": contact_id},
            headers=because("review"),
        )
    )


def history(
    line: Line,
    citizen_id: UUID,
    *,
    contact_id: UUID,
    cursor: str | None,
    channel: Channel | None,
    service_code: str | None,
    limit: int,
) -> Page[HistoryItem]:
    return line.tell(
        Call(
            method="GET",
            route="/citizens/{id}/history",
            answer=Page[HistoryItem],
            places={"id": citizen_id},
            query={"channel": channel, "service": service_code, "cursor": cursor, "limit": limit},
            headers=because("contact", contact_id),
        )
    )

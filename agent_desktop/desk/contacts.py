"""Contacts: begun with a number, looked at, finished."""

from uuid import UUID

from agent_desktop.contacts.numbers import CallerNumber
from agent_desktop.contract.contacts import Contact, ContactContext, ContextAsk
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.finishing import Finished, finish
from agent_desktop.sync import contacts as wire

FIRST_PAGE = 30
"""History items; the contract's own default, and a full screen of them."""

__all__ = ["Finished", "begin", "finish", "look_at", "open_citizen"]


def begin(desk: Desk, caller: CallerNumber, contact_id: UUID) -> ContactContext:
    """Who it may be, in one round trip. Without a usable number the contact starts all the same, with nobody."""
    if caller.e164 is None:
        return ContactContext(as_of=desk.clock.now(), matches=())
    return wire.context(desk.line, ContextAsk(number=caller.e164, history_limit=FIRST_PAGE), contact_id)


def open_citizen(desk: Desk, citizen_id: UUID, contact_id: UUID) -> ContactContext:
    """Everything about one person, in one round trip."""
    return wire.context(desk.line, ContextAsk(citizen_id=citizen_id, history_limit=FIRST_PAGE), contact_id)


def look_at(desk: Desk, contact_id: UUID, *, during: UUID | None = None) -> Contact:
    """A finished contact. `during`: the contact in hand while it is looked at."""
    return wire.read(desk.line, contact_id, during=during)

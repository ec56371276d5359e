"""Contacts: begun with a number, looked at, finished. With no line, from what this computer holds."""

from uuid import UUID

from agent_desktop.contacts.numbers import CallerNumber
from agent_desktop.contract.contacts import Contact, ContactContext, ContextAsk
from agent_desktop.desk import holding
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.finishing import Finished, finish
from agent_desktop.outbox.projection import finished
from agent_desktop.store import outbox
from agent_desktop.sync import contacts as wire
from agent_desktop.sync.faults import NotThere

FIRST_PAGE = 30
"""History items; the contract's own default, and a full screen of them."""

__all__ = ["Finished", "begin", "begin_held", "finish", "look_at", "open_citizen", "open_held"]


def begin(desk: Desk, caller: CallerNumber, contact_id: UUID) -> ContactContext:
    """Who it may be, in one round trip. Without a usable number the contact starts all the same, with nobody.

    Where the server is known to be out of reach, at once from what is held; raises ServerAway where nobody held has
    the number, and otherwise the ServerFault that was met.
    """
    if caller.e164 is None:
        return ContactContext(as_of=desk.clock.now(), matches=())
    away = desk.watch.fault()
    if away is not None:
        held = begin_held(desk, caller)
        if held is None:
            raise away
        return held
    context = wire.context(desk.line, ContextAsk(number=caller.e164, history_limit=FIRST_PAGE), contact_id)
    holding.hold(desk, context, (caller.e164,))
    return holding.with_what_waits(desk, context)


def begin_held(desk: Desk, caller: CallerNumber) -> ContactContext | None:
    """Who it may be among those held on this computer, at once; None where none of them has this number.

    `as_of` says how old it is. Raises StoreFaults.
    """
    return holding.at_number(desk, caller.e164) if caller.e164 is not None else None


def open_citizen(desk: Desk, citizen_id: UUID, contact_id: UUID) -> ContactContext:
    """Everything about one person, in one round trip. Without the server as `begin`; raises NotThere for nobody."""
    away = desk.watch.fault()
    if away is not None:
        held = open_held(desk, citizen_id)
        if held is None:
            raise away
        return held
    try:
        context = wire.context(desk.line, ContextAsk(citizen_id=citizen_id, history_limit=FIRST_PAGE), contact_id)
    except NotThere:
        added_here = open_held(desk, citizen_id)
        if added_here is None:
            raise
        return added_here
    holding.hold(desk, context)
    return holding.with_what_waits(desk, context)


def open_held(desk: Desk, citizen_id: UUID) -> ContactContext | None:
    """What this computer holds of one person, also of one who was added here and waits to be sent; None for nobody.

    Raises StoreFaults.
    """
    return holding.person(desk, citizen_id)


def look_at(desk: Desk, contact_id: UUID, *, during: UUID | None = None) -> Contact:
    """A finished contact, also one that waits to be sent. `during`: the contact in hand while it is looked at."""
    waiting = finished(contact_id, outbox.touching(desk.store, (contact_id,)))
    if waiting is not None:
        return waiting
    return wire.read(desk.line, contact_id, during=during)

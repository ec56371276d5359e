"""The people in hand, held on this computer for a while and found there without the server."""

import logging
from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from agent_desktop.cases.references import read_reference
from agent_desktop.citizens.held_search import Sought, match_at, search
from agent_desktop.citizens.query import read_query
from agent_desktop.contacts.numbers import read_number
from agent_desktop.contract.base import Page
from agent_desktop.contract.citizens import CitizenMatch, CitizenStatus
from agent_desktop.contract.contacts import ContactContext
from agent_desktop.desk.desk import Desk
from agent_desktop.flags.holding import holdable
from agent_desktop.outbox.projection import context_of, project
from agent_desktop.store import held, outbox
from agent_desktop.store.faults import StoreFault

log = logging.getLogger(__name__)


class FoundHere(Page[CitizenMatch], frozen=True, kw_only=True):
    """What was found among the people held on this computer, because the server could not be asked."""


def hold(desk: Desk, context: ContactContext, numbers: Iterable[str] = ()) -> None:
    """From now for as long as the policy says, without restricted flags. `numbers` (E.164) beside the person's own.

    Never raises a StoreFault: that someone is not held must not stand in the way of a call.
    """
    hours = desk.policy.held_hours
    if context.citizen is None or not hours:
        return
    until = desk.clock.now() + timedelta(hours=hours)
    try:
        held.hold(desk.store, holdable(context, desk.catalogue.flags), numbers, until)
    except StoreFault as fault:
        log.info("someone in hand is not held here: %s", fault.details)


def expire(desk: Desk) -> None:
    """Forget those whose time is over. Raises StoreFaults."""
    now = desk.clock.now()
    if any(person.until <= now for person in held.people(desk.store)):
        held.expire(desk.store, now)


def person(desk: Desk, citizen_id: UUID) -> ContactContext | None:
    """All that is held about one person, with what waits; None where they are not held and were not added here.

    Raises StoreFaults.
    """
    expire(desk)
    context = held.context(desk.store, citizen_id)
    if context is None:
        return context_of(citizen_id, outbox.of_citizen(desk.store, citizen_id), desk.clock.now())
    return with_what_waits(desk, context)


def at_number(desk: Desk, e164: str) -> ContactContext | None:
    """Who it may be, among those held; None where nobody held has this number. Raises StoreFaults.

    As at the server: only one who is alive is opened, several are offered.
    """
    expire(desk)
    contexts = held.by_number(desk.store, e164)
    if not contexts:
        return None
    matches = tuple(match_at(context, e164) for context in contexts)
    alive = [context for context in contexts if context.citizen and context.citizen.status != CitizenStatus.DECEASED]
    if len(alive) == 1:
        return with_what_waits(desk, alive[0])
    return ContactContext(as_of=min(context.as_of for context in contexts), matches=matches)


def find(desk: Desk, words: str) -> FoundHere:
    """Those held whom `words` fit. Raises StoreFaults."""
    expire(desk)
    contexts = (held.context(desk.store, person.citizen_id) for person in held.people(desk.store))
    shown = (with_what_waits(desk, context) for context in contexts if context is not None)
    return FoundHere(items=search(shown, sought(words, desk.clock.now().date())))


def with_what_waits(desk: Desk, context: ContactContext) -> ContactContext:
    """`context` as it will be once everything made here is sent. Raises StoreFaults."""
    if context.citizen is None:
        return context
    return project(context, outbox.of_citizen(desk.store, context.citizen.id))


def sought(words: str, today: date) -> Sought:
    """What was typed, taken apart."""
    reference = read_reference(words)
    if reference is not None:
        return Sought(reference=reference)
    query = read_query(words, today)
    lettered = any(character.isalpha() for character in words)
    e164 = None if lettered or query.birth_date else read_number(words).e164
    return Sought(e164=e164) if e164 else Sought(query=query)

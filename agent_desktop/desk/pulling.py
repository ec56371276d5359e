"""Keeping up with the server in the background: reference data, and the people in hand.

Whoever calls this decides when: never while something the handler waits for is under way.
"""

from collections.abc import Mapping
from uuid import UUID

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.base import Record
from agent_desktop.contract.changes import MOST_IN_HAND
from agent_desktop.contract.contacts import ContextAsk
from agent_desktop.desk import catalogue, scripts
from agent_desktop.desk.changed import NOTHING, Changed
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.filling import Coming, coming
from agent_desktop.desk.reference import take_page
from agent_desktop.flags.holding import holdable
from agent_desktop.store import held, open_contacts, reference
from agent_desktop.sync import contacts as wire
from agent_desktop.sync.faults import AnswerNotUnderstood, NotAllowed, NotThere

HISTORY = 30
"""Items held of a history: the first page, as a contact shows it."""

WITH_PEOPLE = frozenset({Role.HANDLER, Role.SUPERVISOR})


class Pulled(Record, frozen=True, kw_only=True):
    """`changed`: people in hand who are not as they were. `catalogue_changed`: `desk.catalogue` is another one now.

    `scripts_changed`: `desk.scripts` are others now. `articles_changed`: those in the store may be.
    `more`: there is more to pull at once. `coming`: how far the first fill is; None once all of it is here.
    """

    changed: Changed = NOTHING
    catalogue_changed: bool = False
    scripts_changed: bool = False
    articles_changed: bool = False
    more: bool = False
    coming: Coming | None = None


def pull(desk: Desk) -> Pulled:
    """One step: one person in hand asked about anew where some changed, else one page of changes.

    Cut anywhere, it goes on there the next time. Raises ServerFaults and StoreFaults.
    """
    in_hand = _in_hand(desk)
    stale = reference.progress(desk.store).stale
    if stale:
        return _ask_anew(desk, stale, in_hand)
    page = take_page(desk, tuple(in_hand))
    if page.catalogue_changed:
        desk.catalogue = catalogue.held(desk.store)
    if page.scripts_changed:
        desk.scripts = scripts.held(desk.store)
    return Pulled(
        catalogue_changed=page.catalogue_changed,
        scripts_changed=page.scripts_changed,
        articles_changed=page.articles_changed,
        more=page.more,
        coming=coming(desk.store),
    )


def _in_hand(desk: Desk) -> Mapping[UUID, UUID | None]:
    """By person the contact they are open in, if any: those first, then whoever was held last; as many as may be asked.

    Roles that see no people have none.
    """
    if desk.user is None or desk.user.role not in WITH_PEOPLE:
        return {}
    found: dict[UUID, UUID | None] = {}
    for contact in open_contacts.every(desk.store):
        if contact.context is not None and contact.context.citizen is not None:
            found.setdefault(contact.context.citizen.id, contact.id)
    for person in sorted(held.people(desk.store), key=lambda person: person.as_of, reverse=True):
        found.setdefault(person.citizen_id, None)
    return dict(tuple(found.items())[:MOST_IN_HAND])


def _ask_anew(desk: Desk, stale: tuple[UUID, ...], in_hand: Mapping[UUID, UUID | None]) -> Pulled:
    """About the first of `stale` who is still in hand; the others before it are nobody's concern any more."""
    wanted = next((each for each in stale if each in in_hand), None)
    if wanted is None:
        reference.settle_stale(desk.store, stale)
        return Pulled(more=True, coming=coming(desk.store))
    try:
        context = wire.context(desk.line, ContextAsk(citizen_id=wanted, history_limit=HISTORY), in_hand[wanted])
    except (NotThere, NotAllowed, AnswerNotUnderstood):  # what is held stays; they are asked about when next opened
        reference.settle_stale(desk.store, (wanted,))
    else:
        reference.settle_stale(desk.store, (wanted,), holdable(context, desk.catalogue.flags))
    return Pulled(changed=Changed(citizens=frozenset({wanted})), more=True, coming=coming(desk.store))

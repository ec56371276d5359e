"""Contacts: begun with a number, looked at, finished."""

from uuid import UUID

from agent_desktop.contacts.draft import ContactDraft, writes
from agent_desktop.contacts.numbers import CallerNumber
from agent_desktop.contract.base import Record
from agent_desktop.contract.cases import Case
from agent_desktop.contract.contacts import Contact, ContactContext, ContextAsk
from agent_desktop.desk.changed import Changed
from agent_desktop.desk.desk import Desk
from agent_desktop.sync import cases as cases_wire
from agent_desktop.sync import contacts as wire

FIRST_PAGE = 30


class Finished(Record, frozen=True, kw_only=True):
    """As the server holds it now."""

    contact: Contact
    case: Case | None
    changed: Changed


def begin(desk: Desk, caller: CallerNumber, contact_id: UUID) -> ContactContext:
    """Who it may be, in one round trip. Without a usable number the contact starts all the same, with nobody."""
    if caller.e164 is None:
        return ContactContext(as_of=desk.clock.now(), matches=())
    return wire.context(desk.line, ContextAsk(number=caller.e164, history_limit=FIRST_PAGE), contact_id)


def open_citizen(desk: Desk, citizen_id: UUID, contact_id: UUID) -> ContactContext:
    """Everything about one person, in one round trip."""
    return wire.context(desk.line, ContextAsk(citizen_id=citizen_id, history_limit=FIRST_PAGE), contact_id)


def finish(desk: Desk, draft: ContactDraft) -> Finished:
    """Puts the contact, then its case. Safe to repeat after any fault: the draft's ids let nothing be done twice."""
    contact_write, case_write = writes(draft, desk.clock.now())
    contact = wire.put(desk.line, draft.id, contact_write)
    case = cases_wire.put(desk.line, draft.case.id, case_write) if draft.case and case_write else None
    return Finished(contact=contact, case=case, changed=_changed(contact, case))


def look_at(desk: Desk, contact_id: UUID, *, during: UUID | None = None) -> Contact:
    """A finished contact. `during`: the contact in hand while it is looked at."""
    return wire.read(desk.line, contact_id, during=during)


def _changed(contact: Contact, case: Case | None) -> Changed:
    citizen = contact.citizen_id
    return Changed(
        citizens=frozenset({citizen} if citizen else ()),
        cases=frozenset({case.id} if case else ()),
        contacts=frozenset({contact.id}),
    )

"""Finishing a contact: the contact first, then its case, and never anything twice however often it is tried."""

from agent_desktop.contacts.draft import ContactDraft, writes
from agent_desktop.contract.base import Record
from agent_desktop.contract.cases import Case, CaseWrite
from agent_desktop.contract.contacts import Contact, ContactWrite
from agent_desktop.desk.changed import Changed
from agent_desktop.desk.desk import Desk
from agent_desktop.language import t
from agent_desktop.sync import cases as cases_wire
from agent_desktop.sync import contacts as wire
from agent_desktop.sync.faults import SentWithOtherContent, ServerFault


class Finished(Record, frozen=True, kw_only=True):
    """As the server holds it now."""

    contact: Contact
    case: Case | None
    changed: Changed


class FinishedEarlier(ServerFault):
    """An earlier try had reached the server after all, with the words of that moment; later words are not in it.

    `finished` is what the server holds; the screen keeps the later words until the handler has taken care of them.
    """

    def __init__(self, finished: Finished) -> None:
        super().__init__(
            t("This contact is saved as it stood when you first finished it. What you changed since is not in it."),
            do=t("Copy what you changed into a new contact, then close this one."),
        )
        self.finished = finished


def finish(desk: Desk, draft: ContactDraft) -> Finished:
    """Puts the contact, then its case. Safe to repeat after any fault: the draft's ids let nothing be done twice.

    Raises the ServerFaults (FieldsRefused by field), FinishedEarlier, and ProgramFault for a draft without outcome.
    """
    contact_write, case_write = writes(draft, desk.clock.now())
    contact, earlier = _put_contact(desk, draft, contact_write)
    case = _put_case(desk, draft, case_write)
    finished = Finished(contact=contact, case=case, changed=_changed(contact, case))
    if earlier:
        raise FinishedEarlier(finished)
    return finished


def _put_contact(desk: Desk, draft: ContactDraft, write: ContactWrite) -> tuple[Contact, bool]:
    """The contact as the server holds it, and whether it holds other words than `write`.

    A second try names a later moment of finishing, so the server takes it for other content: what counts is whether
    what it holds says the same.
    """
    try:
        return wire.put(desk.line, draft.id, write), False
    except SentWithOtherContent:
        there = wire.read(desk.line, draft.id, during=draft.id)
        return there, _said(there) != _said(write)


def _said(contact: Contact | ContactWrite) -> tuple[object, ...]:
    """All that a handler says of a contact; the rest is measured."""
    identity = contact.identity
    return (
        contact.citizen_id,
        contact.speaking_with,
        contact.service_code,
        contact.outcome,
        contact.notes,
        (identity.method, identity.of_representative) if identity else None,
    )


def _put_case(desk: Desk, draft: ContactDraft, write: CaseWrite | None) -> Case | None:
    return cases_wire.put(desk.line, draft.case.id, write) if draft.case and write else None


def _changed(contact: Contact, case: Case | None) -> Changed:
    return Changed(
        citizens=frozenset({contact.citizen_id} if contact.citizen_id else ()),
        cases=frozenset({case.id} if case else ()),
        contacts=frozenset({contact.id}),
    )

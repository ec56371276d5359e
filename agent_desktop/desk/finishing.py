"""Finishing a contact: one transaction on this computer, and the line has no say in it."""

from datetime import datetime

import msgspec

from agent_desktop.cases.forms import check_form
from agent_desktop.cases.promise import zone_of
from agent_desktop.contacts.draft import CaseDraft, ContactDraft, missing, writes
from agent_desktop.contacts.titles import title_of
from agent_desktop.contract.answering import Quotes
from agent_desktop.contract.base import Id, Record
from agent_desktop.contract.cases import CaseWrite
from agent_desktop.contract.contacts import ContactWrite
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.desk.changed import Changed
from agent_desktop.desk.delivering import changed_by, words_of
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.writing import name_of, row_for
from agent_desktop.faults import EnvironmentFault
from agent_desktop.language import language, t
from agent_desktop.outbox.rows import OutboxRow
from agent_desktop.store import outbox as rows_on_disk


class RaisedCase(Record, frozen=True, kw_only=True):
    """`title`: what kind of case it is, in the language of the screens."""

    id: Id
    reference: str
    title: str


class Finished(Record, frozen=True, kw_only=True):
    """What is durable on this computer now and waits to be sent. `cases`: what the contact was about first."""

    contact_id: Id
    citizen_id: Id | None
    cases: tuple[RaisedCase, ...]
    changed: Changed

    @property
    def references(self) -> tuple[str, ...]:
        return tuple(case.reference for case in self.cases)


def finish(desk: Desk, draft: ContactDraft) -> Finished:
    """Keeps the contact and its cases to be sent, and forgets the open contact, all in one moment.

    A second call for the same draft does nothing, save where more was typed since: then that is what is sent.
    Raises EnvironmentFault, with words that say what to do, for what the server would refuse; StoreFaults where nothing
    can be written: then the contact is open as it was.
    """
    now = desk.clock.now()
    _refuse_what_lacks(desk, draft, now)
    contact, cases = writes(draft, now)
    first = _contact_row(desk, draft, contact)
    raised = zip(draft.cases, cases, strict=True)
    rows = [first, *(_case_row(desk, case, write, first.about) for case, write in raised)]
    rows_on_disk.add(desk.store, rows, closes=draft.id, instead=_says_other)
    return Finished(
        contact_id=draft.id,
        citizen_id=draft.citizen_id,
        cases=tuple(_raised(desk, case) for case in sorted(draft.cases, key=lambda case: _is_beside(draft, case))),
        changed=changed_by(rows),
    )


def _is_beside(draft: ContactDraft, case: CaseDraft) -> bool:
    return case.service_code != draft.service_code


def _raised(desk: Desk, case: CaseDraft) -> RaisedCase:
    service = desk.catalogue.services.get(case.service_code)
    title = service.case_title.in_language(language()) if service else case.service_code
    return RaisedCase(id=case.id, reference=case.reference, title=title)


def _says_other(there: OutboxRow, row: OutboxRow) -> bool:
    """A contact finished twice names two moments of its end; that alone is no other word."""
    if row.kind is DeliveryKind.CONTACT:
        return (words_of(there), _quotes_of(there)) != (words_of(row), _quotes_of(row))
    return bytes(there.body) != bytes(row.body)


def _quotes_of(row: OutboxRow) -> Quotes:
    return msgspec.json.decode(row.body, type=ContactWrite).quotes


def _contact_row(desk: Desk, draft: ContactDraft, write: ContactWrite) -> OutboxRow:
    service = desk.catalogue.services.get(write.service_code or "")
    return row_for(
        desk,
        DeliveryKind.CONTACT,
        draft.id,
        write,
        citizen_id=draft.citizen_id,
        about=name_of(desk, draft.citizen_id),
        title=title_of(write.channel, service),
    )


def _case_row(desk: Desk, case: CaseDraft, write: CaseWrite, about: str) -> OutboxRow:
    service = desk.catalogue.services.get(write.service_code)
    return row_for(
        desk,
        DeliveryKind.CASE,
        case.id,
        write,
        citizen_id=write.citizen_id,
        about=about,
        reference=write.reference,
        title=service.case_title.en if service else write.service_code,
    )


def _refuse_what_lacks(desk: Desk, draft: ContactDraft, now: datetime) -> None:
    """Raises EnvironmentFault for what can be seen here already, so that it is put right while the call is fresh."""
    lacks = [*missing(draft), *(lack for case in draft.cases for lack in _case_lacks(desk, case))]
    if not lacks:
        lacks = _cannot_be_sent(draft, now)
    if lacks:
        raise EnvironmentFault(
            t("This contact cannot be finished yet."),
            kept=t("Everything you typed is still on this screen."),
            do=". ".join(lacks),
        )


def _case_lacks(desk: Desk, case: CaseDraft) -> tuple[str, ...]:
    """By the form of the service, and by the day the case was opened, as the server judges it."""
    service = desk.catalogue.services.get(case.service_code)
    calendar = desk.catalogue.calendars.get(service.calendar_code) if service else None
    if service is None or calendar is None:
        return ()
    try:
        day = case.opened_at.astimezone(zone_of(calendar)).date()
    except ValueError:
        return ()  # a calendar whose zone is wrong: the server says so, in words for who can mend it
    labels = {f"answers.{field.code}": field.label.in_language(language()) for field in service.form}
    errors = check_form(service.form, case.answers, day)
    return tuple(f"{labels.get(error.field, error.field)}: {error.message}" for error in errors)


def _cannot_be_sent(draft: ContactDraft, now: datetime) -> list[str]:
    """What the contract itself forbids, such as a place that is too long. The screens let little of it happen."""
    contact, cases = writes(draft, now)
    for write in (contact, *cases):
        try:
            msgspec.convert(msgspec.to_builtins(write), type(write))
        except msgspec.ValidationError as error:
            where = str(error).rpartition(" - at ")[2].strip("`$.")[:100]
            return [t("Look at this once more: {field}").format(field=where)]
    return []

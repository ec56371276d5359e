"""The forms in which a refused write is corrected: those it was typed in, where they exist."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

import msgspec
from msgspec.structs import replace
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from agent_desktop import dates
from agent_desktop.contacts.draft import CaseDraft
from agent_desktop.contract.answering import FeedbackWrite, QuestionWrite
from agent_desktop.contract.base import Write
from agent_desktop.contract.cases import CaseChange, CaseWrite
from agent_desktop.contract.citizens import Citizen, CitizenChange, CitizenWrite
from agent_desktop.contract.flags import FlagChange, FlagWrite
from agent_desktop.contract.problems import FieldError
from agent_desktop.contract.services import Calendar, Service
from agent_desktop.language import language, t
from agent_desktop.outbox.applying import apply, citizen_of
from agent_desktop.outbox.rows import OutboxRow
from ui.cases.answers import read_day
from ui.cases.form_page import FormPage
from ui.cases.promise_lines import raised_facts
from ui.citizens import person_draft
from ui.citizens.person_form import FOR_CORRECTING, PersonForm
from ui.outbox.fields import field_words
from ui.outbox.written import body_of
from ui.style import parts
from ui.style.entry import Entry
from ui.style.growing import GrowingText
from ui.style.tokens import SPACE

LONG = frozenset({"own_words", "progress", "remark"})
DAYS = frozenset({"review_on", "ends_on"})
TYPED: Mapping[type[Write], tuple[str, ...]] = {
    FlagWrite: ("own_words", "asked_by", "review_on", "ends_on"),
    FlagChange: ("own_words", "review_on", "ends_on"),
    CaseChange: ("progress", "place"),
    FeedbackWrite: ("remark",),
    QuestionWrite: ("words",),
}
"""What may be typed anew of the writes that have no form of their own."""


class CorrectForm(QWidget):
    """A form filled with what was refused; what the server said stands beside its fields."""

    def body(self) -> Write | None:
        """What to send instead; None where something is wrong, which then stands beside its field."""
        raise NotImplementedError

    def focus_first(self) -> None:
        raise NotImplementedError


def form_for(
    row: OutboxRow, services: Mapping[str, Service], calendars: Mapping[str, Calendar], now: datetime
) -> CorrectForm | None:
    """The form for `row`; None where there is none: it can be sent again as it is, or not at all."""
    body = body_of(row)
    if isinstance(body, CitizenWrite | CitizenChange):
        return PersonCorrecting(row, body, now.date())
    if isinstance(body, CaseWrite):
        service = services.get(body.service_code)
        return CaseCorrecting(row, body, service, calendars, now) if service else None
    if body is not None and type(body) in TYPED:
        return WordsCorrecting(row, body, TYPED[type(body)])
    return None


class PersonCorrecting(CorrectForm):
    """Someone new, or corrected details."""

    def __init__(self, row: OutboxRow, body: CitizenWrite | CitizenChange, today: date) -> None:
        super().__init__()
        self._base: Citizen | None = None
        if isinstance(body, CitizenChange) and isinstance(row.base, msgspec.Raw):
            self._base = msgspec.json.decode(row.base, type=Citizen)
            citizen = apply(self._base, body)
        else:
            citizen = _citizen_of(row.touches, body)
        self._form = PersonForm(FOR_CORRECTING, today, self, named="correct.")
        self._form.put(person_draft.of_citizen(citizen))
        self._form.say_refused(row.errors)
        parts.column(self).addWidget(self._form)

    def body(self) -> Write | None:
        if not self._form.say_all():
            return None
        draft = self._form.draft
        return person_draft.changes(draft, self._base) if self._base is not None else person_draft.write(draft)

    def focus_first(self) -> None:
        self._form.focus_first()


def _citizen_of(citizen_id: UUID, body: CitizenWrite | CitizenChange) -> Citizen:
    """A change without its base cannot come from this build; what it names is shown all the same."""
    if isinstance(body, CitizenWrite):
        return citizen_of(citizen_id, body)
    return apply(Citizen(id=citizen_id, version=1, name=""), body)


class CaseCorrecting(CorrectForm):
    """The service's own form. Reference and promise stay as the citizen was told them."""

    def __init__(
        self, row: OutboxRow, body: CaseWrite, service: Service, calendars: Mapping[str, Calendar], now: datetime
    ) -> None:
        super().__init__()
        self._body = body
        case = CaseDraft(
            id=row.touches,
            service_code=body.service_code,
            reference=body.reference,
            opened_at=body.opened_at,
            promised_at=body.promised_at,
            place=body.place,
            answers=body.answers,
        )
        self._form = FormPage(service, now.date(), self)
        self._form.show_case(case, raised_facts(case, service, calendars.get(service.calendar_code), now))
        self._form.may_decline(allowed=False)
        self._form.changed.connect(self._took)
        parts.column(self).addWidget(self._form)

    def _took(self, place: str, answers: dict[str, object]) -> None:
        self._body = replace(self._body, place=place, answers=answers)

    def body(self) -> Write | None:
        return self._body if self._form.say_all() else None

    def focus_first(self) -> None:
        self._form.focus_first()


class WordsCorrecting(CorrectForm):
    """A few words and days, each in a field of its own."""

    def __init__(self, row: OutboxRow, body: Write, fields: tuple[str, ...]) -> None:
        super().__init__()
        self._body = body
        self._entries: dict[str, Entry] = {}
        inside = parts.column(self, gap=SPACE.wide)
        for field in fields:
            value = getattr(body, field)
            if value is msgspec.UNSET:
                continue
            entry = Entry(field_words(field, {}), _control(field, value))
            self._entries[field] = entry
            inside.addWidget(entry)
        self._say(row.errors)

    def _say(self, errors: tuple[FieldError, ...]) -> None:
        for error in errors:
            if (entry := self._entries.get(error.field)) is not None:
                entry.say_error(error.message)

    def body(self) -> Write | None:
        given: dict[str, object] = {}
        for field, entry in self._entries.items():
            words = _words_in(entry.control).strip()
            day = read_day(words) if field in DAYS and words else None
            wrong = bool(field in DAYS and words and day is None)
            entry.say_error(t("Type a date, such as 14 March 2027") if wrong else "")
            given[field] = day if field in DAYS else words
        if any(entry.error for entry in self._entries.values()):
            return None
        try:
            return msgspec.convert(replace(self._body, **given), type=type(self._body), from_attributes=True)
        except msgspec.ValidationError:
            next(iter(self._entries.values())).say_error(t("Needed, and not too long"))
            return None

    def focus_first(self) -> None:
        entries = list(self._entries.values())
        first = next((entry for entry in entries if entry.error), entries[0] if entries else None)
        if first is not None:
            first.control.setFocus()


def _control(field: str, value: object) -> QWidget:
    words = dates.full_day(value, language()) if isinstance(value, date) else str(value or "")
    if field in LONG:
        long = GrowingText(fewest=2, most=8)
        long.setPlainText(words)
        return long
    line = QLineEdit()
    line.setText(words)
    return line


def _words_in(control: QWidget) -> str:
    if isinstance(control, QPlainTextEdit):
        return control.toPlainText()
    return control.text() if isinstance(control, QLineEdit) else ""

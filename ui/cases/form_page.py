"""Step 3: the form of the service, with the promise that it carries already there."""

from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from agent_desktop.cases.forms import check_form
from agent_desktop.contacts.draft import CaseDraft
from agent_desktop.contract.cases import WireAnswers
from agent_desktop.contract.problems import FieldError
from agent_desktop.contract.services import FormField, Service
from agent_desktop.language import t, tn
from ui.cases.answers import Editor, answer_by_number, first_open
from ui.cases.field_entry import entry_for, say_length
from ui.cases.promise_lines import RaisedFacts, promise_to_you
from ui.style.entry import Entry
from ui.style.naming import name_controls
from ui.style.parts import button, column, row
from ui.style.tokens import SPACE
from ui.style.words import IconLabel

LONGEST_PLACE = 300
OF_FORM, OF_PLACE = "form.", "case.place"
"""How the names of the fields begin, and that of the last."""


class FormPage(QWidget):
    """Signals: changed(place, WireAnswers); declined() (no case is needed); scroll_wanted(QWidget)."""

    changed = Signal(str, object)
    declined = Signal()
    scroll_wanted = Signal(object)

    def __init__(self, service: Service, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.service = service
        self._today = today
        self._editors: dict[str, Editor] = {}
        self._entries: dict[str, Entry] = {}
        self._touched: set[str] = set()
        self._answers: WireAnswers = {}
        self._putting = False
        self._promise = IconLabel("", "info", "muted", wrap=True)
        inside = column(self, gap=SPACE.wide)
        inside.addWidget(self._promise)
        for field in service.form:
            inside.addWidget(self._entry(field))
        self.place = QLineEdit(self)
        self.place.setObjectName(OF_PLACE)
        self.place.setMaxLength(LONGEST_PLACE * 2)
        self._place_entry = Entry(t("Where"), self.place, self)
        self.place.textEdited.connect(self._took)
        inside.addWidget(self._place_entry)
        buttons = row()
        self._decline = button(t("No case is needed"), self.declined.emit, icon="x", kind="quiet")
        name_controls(
            {
                "case.form": self,
                "case.decline": self._decline,
            }
        )
        buttons.addWidget(self._decline)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        inside.addStretch(1)

    def _entry(self, field: FormField) -> Entry:
        entry, editor = entry_for(field, OF_FORM + field.code, self)
        editor.changed.connect(lambda: self._edited(field))
        self._editors[field.code] = editor
        self._entries[field.code] = entry
        return entry

    def may_decline(self, *, allowed: bool) -> None:
        """Whether the case may still be left out: not where it was raised already."""
        self._decline.setVisible(allowed)

    def show_case(self, case: CaseDraft, facts: RaisedFacts) -> None:
        """Put `case` into the fields where they differ."""
        self._promise.setText(promise_to_you(facts))
        self._answers = dict(case.answers)
        self._putting = True  # some fields tell of what is put into them as of what is typed
        for code, editor in self._editors.items():
            if editor.answer() != case.answers.get(code):
                editor.put(case.answers.get(code))
        if self.place.text() != case.place:
            self.place.setText(case.place)
        self._putting = False
        self._say_errors()

    def _edited(self, field: FormField) -> None:
        if self._putting:
            return
        self._touched.add(field.code)
        self._took()

    def _took(self) -> None:
        given = {code: editor.answer() for code, editor in self._editors.items()}
        self._answers = {code: answer for code, answer in given.items() if answer is not None}
        self._say_errors()
        self.changed.emit(self.place.text(), self._answers)

    def _say_errors(self) -> None:
        found = {error.field.removeprefix("answers."): error.message for error in self.errors()}
        for field in self.service.form:
            entry, editor = self._entries[field.code], self._editors[field.code]
            say_length(entry, editor, field)
            entry.say_error(found.get(field.code, "") if field.code in self._touched else "")
        over = len(self.place.text()) - LONGEST_PLACE
        too_long = tn(
            "Up to {most} character: {over} too many", "Up to {most} characters: {over} too many", LONGEST_PLACE
        )
        self._place_entry.say_error(too_long.format(most=LONGEST_PLACE, over=over) if over > 0 else "")

    def errors(self) -> tuple[FieldError, ...]:
        return check_form(self.service.form, self._answers, self._today)

    def say_all(self) -> bool:
        """Show every error; True if there is none. The first wrong field takes the focus."""
        self._touched = {field.code for field in self.service.form}
        self._say_errors()
        wrong = next((code for code, entry in self._entries.items() if entry.error), None)
        if wrong is not None:
            target = self._editors[wrong].focus_target()
            target.setFocus()
            self.scroll_wanted.emit(self._entries[wrong])
        return wrong is None and not self._place_entry.error

    def answer(self, number: int) -> bool:
        """A number key answers the question that has the focus, or the first of its kind still open."""
        return answer_by_number(self, tuple(self._editors.values()), number)

    def focus_first(self) -> None:
        first = first_open(tuple(self._editors.values()))
        (first.focus_target() if first else self.place).setFocus()


def with_answers(case: CaseDraft, place: str, answers: WireAnswers) -> CaseDraft:
    return replace(case, place=place, answers=answers)

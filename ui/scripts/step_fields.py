"""What a step asks for: large answers with number keys, typed fields with their limits, what is on record marked."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from agent_desktop.cases.forms import check_answer
from agent_desktop.contract.problems import FieldError
from agent_desktop.contract.scripts import Value
from agent_desktop.contract.services import FormField
from agent_desktop.language import t
from agent_desktop.scripts.answers import form_field
from agent_desktop.scripts.view import Asked
from ui.cases.answers import Editor, ManyOfEditor, OneOfEditor, answer_by_number, first_open
from ui.cases.field_entry import entry_for, say_length
from ui.style.entry import Entry
from ui.style.parts import column
from ui.style.tokens import SPACE

OF_SCRIPT = "script."
"""How the names of the fields begin."""


class StepFields(QWidget):
    """The fields of one step, for one visit of it. Signals: edited() when an answer is another."""

    edited = Signal()

    def __init__(self, asked: tuple[Asked, ...], today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._fields: dict[str, FormField] = {}
        self._entries: dict[str, Entry] = {}
        self._editors: dict[str, Editor] = {}
        self._on_record = {each.variable.name: each.value for each in asked if each.on_record}
        self._touched: set[str] = set()
        inside = column(self, gap=SPACE.wide)
        for each in asked:
            inside.addWidget(self._made(each))

    def _made(self, asked: Asked) -> Entry:
        field = form_field(asked.variable)
        entry, editor = entry_for(field, OF_SCRIPT + field.code, self)
        if asked.value is not None:
            editor.put(asked.value)
        say_length(entry, editor, field)
        self._fields[field.code], self._entries[field.code], self._editors[field.code] = field, entry, editor
        self._mark(field.code)
        editor.changed.connect(lambda: self._edited(field.code))
        return entry

    def _edited(self, code: str) -> None:
        self._touched.add(code)
        self._say(code)
        self.edited.emit()

    def _say(self, code: str) -> None:
        field, entry, editor = self._fields[code], self._entries[code], self._editors[code]
        say_length(entry, editor, field)
        entry.say_error(check_answer(field, editor.answer(), self._today) or "" if code in self._touched else "")
        self._mark(code)

    def _mark(self, code: str) -> None:
        """Known before, and to be heard from the citizen all the same."""
        if code in self._on_record:
            same = self._editors[code].answer() == self._on_record[code]
            self._entries[code].say_note(t("On record: check with the citizen.") if same else "")

    def renew(self, asked: tuple[Asked, ...]) -> None:
        """What is known by now, where nothing was typed yet."""
        for each in asked:
            code = each.variable.name
            if each.on_record and code not in self._touched and self._editors[code].answer() is None:
                self._on_record[code] = each.value
                self._editors[code].put(each.value)
                self._mark(code)

    # ---- answers ---------------------------------------------------------------------------------------------------

    def values(self) -> dict[str, Value]:
        """The answers given so far, right or not."""
        given = ((code, editor.answer()) for code, editor in self._editors.items())
        return {code: answer for code, answer in given if answer is not None}

    def refuse(self, errors: tuple[FieldError, ...]) -> None:
        """Each error stands beside its field; the first takes the focus."""
        wrong = [error for error in errors if error.field in self._entries]
        for error in wrong:
            self._touched.add(error.field)
            self._entries[error.field].say_error(error.message)
        if wrong:
            self._editors[wrong[0].field].focus_target().setFocus()

    def first_wrong(self) -> Entry | None:
        return next((entry for entry in self._entries.values() if entry.error), None)

    def answer(self, number: int) -> bool:
        """A number key answers the question that has the focus, or the first of its kind still open."""
        return answer_by_number(self, tuple(self._editors.values()), number)

    def focus_first(self) -> bool:
        """To what is still open, or the first there is; False where that is nothing to type in."""
        target = first_open(tuple(self._editors.values()))
        typed = target is not None and not isinstance(target, OneOfEditor | ManyOfEditor)
        if target is not None and typed:
            target.focus_target().setFocus()
        return typed

    # ---- as it stands on disk --------------------------------------------------------------------------------------

    @property
    def typed(self) -> dict[str, str]:
        """Every answer so far, also an empty one: what is on record must not come back where it was taken away."""
        return {OF_SCRIPT + code: _as_words(editor) for code, editor in self._editors.items()}

    def put_back(self, typed: Mapping[str, str]) -> None:
        for code, editor in self._editors.items():
            words = typed.get(OF_SCRIPT + code)
            if words is not None and words != _as_words(editor):
                _put_words(editor, words)
                self._edited(code)


def _as_words(editor: Editor) -> str:
    """As it is written in the field, right or not; codes of answers to choose, several a line each."""
    field = editor.focus_target()
    if isinstance(field, QLineEdit):
        return field.text()
    answer = editor.answer()
    return "\n".join(answer) if isinstance(answer, tuple) else str(answer or "")


def _put_words(editor: Editor, words: str) -> None:
    field = editor.focus_target()
    if isinstance(field, QLineEdit):
        field.setText(words)
    elif isinstance(editor, ManyOfEditor):
        editor.put(tuple(words.splitlines()))
    else:
        editor.put(words or None)

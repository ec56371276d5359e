"""One editor a kind of form field: each hands over its answer as the wire has it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from agent_desktop.cases.forms import limit_words
from agent_desktop.citizens.query import read_query
from agent_desktop.contract.cases import AnswerText
from agent_desktop.contract.services import FieldKind, FormField
from agent_desktop.dates import full_day
from agent_desktop.language import language
from ui.style.answers import AnswerButton
from ui.style.flow import FlowLayout
from ui.style.growing import GrowingText
from ui.style.parts import column
from ui.style.tokens import SPACE

Answer = AnswerText | int | float | tuple[AnswerText, ...] | None
NARROWEST_OPTION = 180


class Editor(QWidget):
    """Signals: changed() when the answer is another. `numbered`: its answers have the number keys."""

    changed = Signal()
    numbered = False

    def answer(self) -> Answer:
        raise NotImplementedError

    def put(self, answer: Answer) -> None:
        raise NotImplementedError

    def length(self) -> int | None:
        """Characters typed; None where length is not what limits."""
        return None

    def focus_target(self) -> QWidget:
        return self

    def name(self, name: str) -> None:
        """Call the field `name`, so that what is typed in it can be kept; and each answer to choose after it."""
        self.focus_target().setObjectName(name)

    def choose(self, number: int) -> bool:  # noqa: ARG002 - most kinds have no numbered answers
        return False


class WordsEditor(Editor):
    """TEXT, NUMBER and DATE: one line."""

    def __init__(self, field: FormField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = field.kind
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(limit_words(field) if field.kind is not FieldKind.TEXT else "")
        column(self).addWidget(self._line)
        self._line.textEdited.connect(self.changed)
        self.setFocusProxy(self._line)

    def answer(self) -> Answer:
        words = self._line.text().strip()
        if not words:
            return None
        if self._kind is FieldKind.NUMBER:
            return _number(words)
        if self._kind is FieldKind.DATE:
            chosen = read_day(words)
            return chosen.isoformat() if chosen else words
        return self._line.text()

    def put(self, answer: Answer) -> None:
        words = "" if answer is None else str(answer)
        if self._kind is FieldKind.DATE and words:
            words = _as_day(words)
        if words != self._line.text():
            self._line.setText(words)

    def length(self) -> int | None:
        return len(self._line.text()) if self._kind is FieldKind.TEXT else None

    def focus_target(self) -> QWidget:
        return self._line


class LongWordsEditor(Editor):
    """LONG_TEXT."""

    def __init__(self, _field: FormField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = GrowingText(self)
        column(self).addWidget(self._text)
        self._text.textChanged.connect(self.changed)
        self.setFocusProxy(self._text)

    def answer(self) -> Answer:
        return self._text.toPlainText() or None

    def put(self, answer: Answer) -> None:
        words = "" if answer is None else str(answer)
        if words != self._text.toPlainText():
            self._text.setPlainText(words)

    def length(self) -> int | None:
        return len(self._text.toPlainText())

    def focus_target(self) -> QWidget:
        return self._text


class OneOfEditor(Editor):
    """ONE_OF: large answers with number keys."""

    numbered = True

    def __init__(self, field: FormField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = FlowLayout(self, gap=SPACE.normal, least_width=NARROWEST_OPTION)
        self._buttons: dict[str, AnswerButton] = {}
        for number, option in enumerate(field.options, start=1):
            made = AnswerButton(number, option.label.in_language(language()), self)
            made.clicked.connect(lambda _checked=False, code=option.code: self._choose(code))
            self._buttons[option.code] = made
            grid.addWidget(made)
        self._chosen: str | None = None

    def _choose(self, code: str) -> None:
        self.put(code)
        self.changed.emit()

    def name(self, name: str) -> None:
        for code, made in self._buttons.items():
            made.setObjectName(f"{name}.{code}")

    def answer(self) -> Answer:
        return self._chosen

    def put(self, answer: Answer) -> None:
        self._chosen = answer if isinstance(answer, str) else None
        for code, made in self._buttons.items():
            made.setChecked(code == self._chosen)

    def focus_target(self) -> QWidget:
        return self._buttons.get(self._chosen or "") or next(iter(self._buttons.values()), self)

    def choose(self, number: int) -> bool:
        buttons = list(self._buttons.values())
        if not 1 <= number <= len(buttons):
            return False
        buttons[number - 1].setFocus()
        buttons[number - 1].click()
        return True


class ManyOfEditor(Editor):
    """MANY_OF: boxes to tick."""

    def __init__(self, field: FormField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, gap=SPACE.normal, least_width=NARROWEST_OPTION)
        self._boxes: dict[str, QCheckBox] = {}
        for option in field.options:
            box = QCheckBox(option.label.in_language(language()).replace("&", "&&"), self)
            box.toggled.connect(self.changed)
            self._boxes[option.code] = box
            flow.addWidget(box)

    def name(self, name: str) -> None:
        for code, box in self._boxes.items():
            box.setObjectName(f"{name}.{code}")

    def answer(self) -> Answer:
        return tuple(code for code, box in self._boxes.items() if box.isChecked()) or None

    def put(self, answer: Answer) -> None:
        chosen = answer if isinstance(answer, tuple) else ()
        for code, box in self._boxes.items():
            box.setChecked(code in chosen)

    def focus_target(self) -> QWidget:
        return next(iter(self._boxes.values()), self)


def editor_for(field: FormField, parent: QWidget | None = None) -> Editor:
    made = {
        FieldKind.LONG_TEXT: LongWordsEditor,
        FieldKind.ONE_OF: OneOfEditor,
        FieldKind.MANY_OF: ManyOfEditor,
    }.get(field.kind, WordsEditor)
    return made(field, parent)


def answer_by_number(inside: QWidget, editors: Sequence[Editor], number: int) -> bool:
    """A number key answers the one of `editors` that has the focus, or the first of its kind still open."""
    numbered = [editor for editor in editors if editor.numbered]
    with_focus = next((one for one in numbered if one.isAncestorOf(inside.focusWidget() or inside)), None)
    still_open = next((one for one in numbered if one.answer() is None), None)
    chosen = with_focus or still_open or (numbered[0] if numbered else None)
    return chosen is not None and chosen.choose(number)


def first_open(editors: Sequence[Editor]) -> Editor | None:
    """The first without an answer, or the first there is."""
    return next((one for one in editors if one.answer() is None), next(iter(editors), None))


def read_day(words: str) -> date | None:
    """A day as people write it, in any order the search takes too."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return read_query(words).birth_date


def _as_day(words: str) -> str:
    try:
        return full_day(date.fromisoformat(words), language())
    except ValueError:
        return words


def _number(words: str) -> int | float | str:
    """The number typed; the words themselves where they are none, so that the form says so."""
    plain = (
        words.replace(" ", "").replace(",", "") if "." in words or words.count(",") != 1 else words.replace(",", ".")
    )
    try:
        return int(plain)
    except ValueError:
        pass
    try:
        return float(plain)
    except ValueError:
        return words

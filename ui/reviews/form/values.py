"""The answers to one question side by side: number keys, arrows and clicks choose."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame

from ui.style.buttons import Button, restyle
from ui.style.flow import FlowLayout
from ui.style.tokens import SPACE

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Values(QFrame):
    """`offered`: each value, its words, and the digit that chooses it ("" for none).

    Signals: chosen(value); stepped(int) with Up and Down, or Enter, to another question; came() with the focus.
    """

    chosen = Signal(str)
    stepped = Signal(int)
    came = Signal()

    def __init__(self, question: str, offered: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(question)
        line = FlowLayout(self, gap=SPACE.tight, line_gap=SPACE.tight)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _Value] = {}
        self._digits = {digit: value for value, _, digit in offered if digit}
        for value, words, digit in offered:
            button = _Value(self, words)
            button.setCheckable(True)
            button.setAccessibleDescription(question)
            if digit and digit != words:
                button.set_keys(digit, bind=False)
            button.clicked.connect(lambda _checked=False, value=value: self.choose(value))
            self._group.addButton(button)
            self._buttons[value] = button
            line.addWidget(button)
        if self._buttons:
            self.setFocusProxy(next(iter(self._buttons.values())))

    def show_value(self, value: str, tone: str = "") -> None:
        """`tone`: good or bad, of the one that is chosen."""
        self._group.setExclusive(False)
        for code, button in self._buttons.items():
            button.setChecked(code == value)
            restyle(button, tone=tone if code == value else "")
        self._group.setExclusive(True)
        if value in self._buttons:
            self.setFocusProxy(self._buttons[value])

    def choose(self, value: str) -> None:
        if self.isEnabled() and value in self._buttons:
            self.chosen.emit(value)

    def press(self, digit: str) -> bool:
        """A number key; False where nothing has it."""
        value = self._digits.get(digit)
        if value is not None:
            self.choose(value)
            self._buttons[value].setFocus(Qt.FocusReason.OtherFocusReason)
        return value is not None

    def take_key(self, event: QKeyEvent) -> bool:
        """What a button does not know itself. False for a key that means nothing here."""
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(1)
        elif key in STEPS:
            self._step(STEPS[Qt.Key(key)])
        else:
            return bool(event.text()) and self.press(event.text())
        return True

    def _step(self, by: int) -> None:
        buttons = list(self._buttons.values())
        at = next((place for place, each in enumerate(buttons) if each.hasFocus()), 0)
        buttons[max(0, min(len(buttons) - 1, at + by))].setFocus(Qt.FocusReason.TabFocusReason)


class _Value(Button):
    """One answer. Arrow keys move without choosing: a look at the next answer must change nothing."""

    def __init__(self, values: Values, words: str) -> None:
        super().__init__(words, kind="value")
        self._values = values

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._values.take_key(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._values.came.emit()

"""Why points were lost, any of a list: chosen by clicks, Space and number keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from agent_desktop.contract.scorecards import ScorecardQuestion
from agent_desktop.language import language, t
from ui.style import parts
from ui.style.buttons import Button
from ui.style.flow import FlowLayout
from ui.style.tokens import SPACE

NUMBERED = 9


class Causes(QFrame):
    """Signals: changed(tuple of codes); gone_on() with Enter; stepped(int) with Up and Down; came() with the focus."""

    changed = Signal(tuple)
    gone_on = Signal()
    stepped = Signal(int)
    came = Signal()

    def __init__(self, question: ScorecardQuestion) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Root cause"))
        line = FlowLayout(self, gap=SPACE.tight, line_gap=SPACE.tight)
        line.addWidget(parts.label(t("Root cause:"), "muted_small"))
        self._chips: dict[str, _Cause] = {}
        for number, cause in enumerate(question.root_causes, start=1):
            chip = _Cause(self, cause.words.in_language(language()))
            chip.setCheckable(True)
            chip.setAccessibleDescription(question.words.in_language(language()))
            if number <= NUMBERED:
                chip.set_keys(str(number), bind=False)
            chip.clicked.connect(lambda _checked=False: self.changed.emit(self._codes()))
            line.addWidget(chip)
            self._chips[cause.code] = chip

    @property
    def first(self) -> QWidget:
        return next(iter(self._chips.values()))

    def show_codes(self, codes: tuple[str, ...], *, writable: bool) -> None:
        for code, chip in self._chips.items():
            chip.setChecked(code in codes)
            chip.setEnabled(writable)

    def take_key(self, event: QKeyEvent) -> bool:
        """False for a key that means nothing here."""
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.gone_on.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif event.text().isdigit() and 0 < int(event.text()) <= len(self._chips):
            chip = list(self._chips.values())[int(event.text()) - 1]
            chip.setFocus(Qt.FocusReason.OtherFocusReason)
            chip.click()
        else:
            return False
        return True

    def _codes(self) -> tuple[str, ...]:
        return tuple(code for code, chip in self._chips.items() if chip.isChecked())


class _Cause(Button):
    def __init__(self, causes: Causes, words: str) -> None:
        super().__init__(words, kind="chip")
        self._causes = causes

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._causes.take_key(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._causes.came.emit()

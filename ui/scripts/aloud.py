"""The words to say aloud, large, as one stop of the Tab key: a screen reader reads them again when it comes back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.style.copyable import copyable
from ui.style.parts import column
from ui.style.tokens import SPACE


class Aloud(QFrame):
    """`was_painted`: whether the words that stand here now have been on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "say")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words = copyable()
        column(self, margin=(SPACE.section, SPACE.wide, SPACE.section, SPACE.wide)).addWidget(self._words)
        self.was_painted = False

    @property
    def words(self) -> str:
        return self.accessibleName()

    def say(self, words: str) -> None:
        if words != self.words:
            self.was_painted = False
            self._words.say(words)
            self.setAccessibleName(words)
        self.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        self.was_painted = True
        super().paintEvent(event)

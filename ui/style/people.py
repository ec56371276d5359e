"""A person to choose: a number key, the name, and lines under it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.style.answers import NUMBERED
from ui.style.copyable import wrapped
from ui.style.parts import column, row
from ui.style.tokens import SPACE
from ui.style.words import KeyCap, PlainLabel


class PersonButton(QPushButton):
    """Grows with its lines; the whole of it is one target."""

    def __init__(self, number: int, name: str, latin_name: str, warning: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "answer")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAutoDefault(False)
        self._row = row(self, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=SPACE.wide)
        if 1 <= number <= NUMBERED:
            self._row.addWidget(self._quiet(KeyCap(number)), 0, Qt.AlignmentFlag.AlignTop)
        self._lines: QVBoxLayout = column(gap=2)
        self._row.addLayout(self._lines, 1)
        self.add_line(f"{name} · {latin_name}" if latin_name else name, "strong")
        if warning:
            self._lines.addWidget(self._quiet(wrapped(warning, "strong", tone="bad")))

    @staticmethod
    def _quiet(part: PlainLabel) -> PlainLabel:
        part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return part

    def add_line(self, words: str, role: str) -> None:
        """One more line; none for no words."""
        if words:
            self._lines.addWidget(self._quiet(wrapped(words, role)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._row.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._row.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.totalMinimumSize()

"""A large answer to choose by click, Space or its number key."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.style.breaking import breakable
from ui.style.parts import label
from ui.style.tokens import SPACE
from ui.style.words import IconMark, KeyCap

NUMBERED = 9
"""Answers past the ninth have no number key."""


class AnswerButton(QPushButton):
    """`number` from 1; 0 or above nine: none is shown. Checked: this is the answer."""

    def __init__(
        self, number: int, words: str, parent: QWidget | None = None, *, below: str = "", icon: str = ""
    ) -> None:
        super().__init__(parent)
        self.number = number
        self.setCheckable(True)
        self.setProperty("kind", "answer")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(words)
        self.setAccessibleDescription(below)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal)
        self._row.setSpacing(SPACE.wide)
        if 1 <= number <= NUMBERED:
            self._add(KeyCap(number), grow=0)
        if icon:
            self._row.addWidget(IconMark(icon))
        self._words = self._add(label(breakable(words), wrap=True), grow=1)
        if below:
            self._add(label(breakable(below), "muted_small", wrap=True), grow=1)

    def _add(self, part: QLabel, *, grow: int) -> QLabel:
        part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        alignment = Qt.AlignmentFlag(0) if grow else Qt.AlignmentFlag.AlignVCenter
        self._row.addWidget(part, grow, alignment)
        return part

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._row.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._row.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.totalMinimumSize()

"""A large answer to choose by click, Space or its number key."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.style.breaking import breakable
from ui.style.parts import label
from ui.style.tokens import SPACE
from ui.style.words import IconMark, KeyCap, PlainLabel

NUMBERED = 9
"""Answers past the ninth have no number key."""


class AnswerButton(QPushButton):
    """`number` from 1; 0 or above nine: none is shown. Checked: this is the answer."""

    def __init__(
        self, number: int, words: str, parent: QWidget | None = None, *, below: str = "", icon: str = ""
    ) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setProperty("kind", "answer")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal)
        self._row.setSpacing(SPACE.wide)
        self._key: KeyCap | None = None
        self._icon: IconMark | None = None
        self._below: PlainLabel | None = None
        self._words = label("", wrap=True)
        self._put(self._words, grow=1)
        self.say(number, words, below=below, icon=icon)

    def say(self, number: int, words: str, *, below: str = "", icon: str = "") -> None:
        """Another answer in its place: sooner said than another button is made."""
        self.number = number
        self.setAccessibleName(words)
        self.setAccessibleDescription(below)
        self._words.setText(breakable(words))
        self._say_key(number if 1 <= number <= NUMBERED else 0)
        self._say_icon(icon)
        self._say_below(below)

    def _say_key(self, number: int) -> None:
        if self._key is None and number:
            self._key = KeyCap(number)
            self._put(self._key, grow=0, place=0)
        if self._key is not None:
            self._key.setText(str(number))
            self._key.setVisible(bool(number))

    def _say_icon(self, icon: str) -> None:
        if self._icon is None and icon:
            self._icon = IconMark(icon)
            self._row.insertWidget(self._row.indexOf(self._words), self._icon)
        if self._icon is not None:
            self._icon.show_icon(icon)
            self._icon.setVisible(bool(icon))

    def _say_below(self, below: str) -> None:
        if self._below is None and below:
            self._below = label("", "muted_small", wrap=True)
            self._put(self._below, grow=1)
        if self._below is not None:
            self._below.setText(breakable(below))
            self._below.setVisible(bool(below))

    def _put(self, part: QLabel, *, grow: int, place: int = -1) -> None:
        part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        alignment = Qt.AlignmentFlag(0) if grow else Qt.AlignmentFlag.AlignVCenter
        self._row.insertWidget(place, part, grow, alignment)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._row.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._row.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.totalMinimumSize()

"""A large answer to choose by click, Space or its number key."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from ui.style.answer_face import AnswerFace

NUMBERED = 9
"""Answers past the ninth have no number key."""


class AnswerButton(QPushButton):
    """`number` from 1; 0 or above nine: none is shown. Checked: this is the answer.

    It paints its words itself: made of labels, a page of nine answers was forty widgets to make, dress and lay out.
    """

    def __init__(
        self, number: int, words: str, parent: QWidget | None = None, *, below: str = "", icon: str = ""
    ) -> None:
        super().__init__(parent)
        self._said: tuple[int, str, str, str] | None = None
        self.setCheckable(True)
        self.setProperty("kind", "answer")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say(number, words, below=below, icon=icon)

    def say(self, number: int, words: str, *, below: str = "", icon: str = "") -> None:
        """Another answer in its place: sooner said than another button is made."""
        if (number, words, below, icon) == self._said:
            return
        self._said = (number, words, below, icon)
        self.number = number
        self.setAccessibleName(words)
        self.setAccessibleDescription(below)
        self._face = AnswerFace(number if 1 <= number <= NUMBERED else 0, words, below, icon)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._face.height(width)

    def sizeHint(self) -> QSize:
        return self._face.size_hint()

    def minimumSizeHint(self) -> QSize:
        return self._face.least()

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        with QPainter(self) as painter:
            self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
            self._face.paint(painter, self.rect(), "text" if self.isEnabled() else "text_quiet")

"""One's own scores, oldest first, against the target: bars, and the same in words."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from agent_desktop.language import t
from ui.reviews.words import per_cent
from ui.style import theme
from ui.style.tokens import SPACE, TYPE

HEIGHT, WIDTH = 90, 200
MOST = 12
"""The newest; more bars than that are no trend that anybody reads."""


class Trend(QWidget):
    """Hidden where there is nothing to be seen yet."""

    def __init__(self) -> None:
        super().__init__()
        self._scores: tuple[float, ...] = ()
        self._target = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_scores(self, scores: Sequence[float], target: int) -> None:
        """Oldest first, per cent."""
        self._scores, self._target = tuple(scores)[-MOST:], target
        listed = ", ".join(per_cent(score) for score in self._scores)
        words = t("Your last scores, oldest first: {scores}. Target {target} %.").format(scores=listed, target=target)
        self.setAccessibleName(words)
        self.setVisible(len(self._scores) > 1)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(WIDTH), theme.pixels(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.pixels(WIDTH) // 2, theme.pixels(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._scores:
            return
        font = theme.font(TYPE.small)
        below = QFontMetrics(font).height()
        room = self.rect().adjusted(SPACE.wide, SPACE.small, -SPACE.wide, -below - SPACE.tight)
        step = room.width() / len(self._scores)
        with QPainter(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            for at, score in enumerate(self._scores):
                high = round(room.height() * score / 100)
                left = room.x() + round(at * step)
                painter.drawRect(QRect(left, room.bottom() - high, max(2, round(step) - SPACE.tight), high))
            y = room.bottom() - round(room.height() * self._target / 100)
            painter.setPen(QPen(theme.colour("bad"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(room.x(), y, room.right(), y)
            painter.setFont(font)
            painter.setPen(theme.colour("text_quiet"))
            words = t("target {number} %").format(number=self._target)
            place = QRect(room.x(), room.bottom() + SPACE.tight, room.width(), below)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft), words)

"""Scores as a line, oldest first, with the line that says ready; the same in words for a screen reader."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from agent_desktop.language import t
from ui.reviews.words import per_cent
from ui.style import theme
from ui.style.tokens import RING, TYPE

HEIGHT, WIDTH = 110, 180
MOST = 10
LINES = (25, 50, 75, 100)
"""Per cent: hairlines to read heights by."""

FLOOR = 50
"""Per cent at the foot of the picture, where nothing is below it."""

DOT = 3


class TrendLine(QWidget):
    """Hidden below two scores: one is no trend."""

    def __init__(self) -> None:
        super().__init__()
        self._scores: tuple[float, ...] = ()
        self._ready = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_scores(self, scores: Sequence[float], ready: int) -> None:
        """Oldest first, per cent. `ready`: what a gate asks for, per cent."""
        self._scores, self._ready = tuple(scores)[-MOST:], ready
        listed = ", ".join(per_cent(score) for score in self._scores)
        words = t("Your last attempts, oldest first: {scores}. Ready is {ready} %.")
        self.setAccessibleName(words.format(scores=listed, ready=ready))
        self.setVisible(len(self._scores) > 1)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(WIDTH), theme.pixels(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.pixels(WIDTH) // 2, theme.pixels(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if len(self._scores) < 2:  # noqa: PLR2004 - one is no trend
            return
        font = theme.font(TYPE.tiny)
        metrics = QFontMetrics(font)
        words = t("ready {number} %").format(number=self._ready)
        wide = metrics.horizontalAdvance(words)
        edge = DOT + RING
        room = self.rect().adjusted(edge, edge, -edge, -edge - 1)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("hairline"), 1))
            for height in (line for line in LINES if line >= self._floor):
                painter.drawLine(room.x(), self._y(room, height), room.right(), self._y(room, height))
            painter.setPen(QPen(theme.colour("good"), 1, Qt.PenStyle.DashLine))
            ready = self._y(room, self._ready)
            painter.drawLine(room.x(), ready, room.right(), ready)
            painter.setFont(font)
            painter.setPen(theme.colour("good"))
            place = QRect(room.right() - wide, ready + 2, wide + 1, metrics.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignRight), words)
            self._paint_line(painter, room)

    def _paint_line(self, painter: QPainter, room: QRect) -> None:
        step = room.width() / (len(self._scores) - 1)
        points = [QPointF(room.x() + at * step, self._y(room, score)) for at, score in enumerate(self._scores)]
        painter.setPen(QPen(theme.colour("accent"), RING))
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(theme.colour("accent"))
        for point in points:
            painter.drawEllipse(point, DOT, DOT)

    @property
    def _floor(self) -> int:
        return FLOOR if min(self._scores) >= FLOOR else 0

    def _y(self, room: QRect, score: float) -> int:
        return room.bottom() - round(room.height() * (score - self._floor) / (100 - self._floor))

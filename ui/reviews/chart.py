"""A small chart of one line over time, with its band. What it shows is told in words to whoever does not see it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style import theme
from ui.style.tokens import RING, SPACE, TYPE

HEIGHT, NARROWEST, DOT = 170, 220, 3
"""At the base size."""


class Point(NamedTuple):
    """`label` stands below it. `value` None: nothing is known then, and the line is broken."""

    label: str
    value: float | None
    low: float | None = None
    high: float | None = None


class Scale(NamedTuple):
    """From `least` to `most`, with a line and its words at each of `marks`."""

    least: float
    most: float
    marks: tuple[float, ...]
    words: Callable[[float], str]


class Chart(QWidget):
    """Shown with the points that it is given."""

    def __init__(self, scale: Scale, points: Sequence[Point] = (), words: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._scale = scale
        self._points: tuple[Point, ...] = ()
        self.show_points(points, words)

    def show_points(self, points: Sequence[Point], words: str) -> None:
        """Oldest first. `words` say the same."""
        self._points = tuple(points)
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(2 * NARROWEST), theme.pixels(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.pixels(NARROWEST), theme.pixels(HEIGHT))

    # ---- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        font = theme.font(TYPE.small)
        metrics = QFontMetricsF(font)
        left = max(metrics.horizontalAdvance(self._scale.words(mark)) for mark in self._scale.marks) + SPACE.normal
        room = QRectF(self.rect()).adjusted(
            left, metrics.height() / 2 + SPACE.tight, -SPACE.wide, -metrics.height() - SPACE.small
        )
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(font)
            self._paint_marks(painter, room, metrics)
            self._paint_labels(painter, room, metrics)
            for run in self._runs():
                self._paint_run(painter, room, run)

    def _x(self, room: QRectF, at: int) -> float:
        """Each has as much room; the only one stands in the middle."""
        return room.x() + room.width() * (at + 0.5) / max(1, len(self._points))

    def _y(self, room: QRectF, value: float) -> float:
        scale = self._scale
        part = (min(max(value, scale.least), scale.most) - scale.least) / (scale.most - scale.least)
        return room.bottom() - room.height() * part

    def _runs(self) -> list[list[int]]:
        """Places of points that stand beside each other."""
        runs: list[list[int]] = [[]]
        for at, point in enumerate(self._points):
            if point.value is None:
                runs.append([])
            else:
                runs[-1].append(at)
        return [run for run in runs if run]

    def _paint_marks(self, painter: QPainter, room: QRectF, metrics: QFontMetricsF) -> None:
        for mark in self._scale.marks:
            y = self._y(room, mark)
            painter.setPen(QPen(theme.colour("hairline"), 1))
            painter.drawLine(QPointF(room.x(), y), QPointF(room.right(), y))
            painter.setPen(theme.colour("text_quiet"))
            place = QRectF(0, y - metrics.height() / 2, room.x() - SPACE.normal, metrics.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignRight), self._scale.words(mark))

    def _paint_labels(self, painter: QPainter, room: QRectF, metrics: QFontMetricsF) -> None:
        """As many as there is room for, the newest first."""
        painter.setPen(theme.colour("text_quiet"))
        free = float(self.width())
        for at in reversed(range(len(self._points))):
            words = self._points[at].label
            width = metrics.horizontalAdvance(words)
            begin = min(self._x(room, at) - width / 2, self.width() - width)
            if begin >= 0 and begin + width <= free:
                place = QRectF(begin, room.bottom() + SPACE.small, width + 1, metrics.height())
                painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft), words)
                free = begin - SPACE.wide

    def _paint_run(self, painter: QPainter, room: QRectF, run: Sequence[int]) -> None:
        own = [(self._x(room, at), self._points[at]) for at in run]
        banded = [(x, point.low, point.high) for x, point in own if point.low is not None and point.high is not None]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_wash"))
        if len(banded) == len(own) > 1:
            upper = [QPointF(x, self._y(room, high)) for x, _low, high in banded]
            lower = [QPointF(x, self._y(room, low)) for x, low, _high in reversed(banded)]
            painter.drawPolygon(QPolygonF([*upper, *lower]))
        else:  # one alone, or one among them of which no band is known
            for x, low, high in banded:
                painter.setPen(QPen(theme.colour("accent"), 1))
                painter.drawLine(QPointF(x, self._y(room, low)), QPointF(x, self._y(room, high)))
        line = [QPointF(x, self._y(room, point.value or 0.0)) for x, point in own]
        painter.setPen(QPen(theme.colour("accent"), RING))
        painter.setBrush(theme.colour("accent"))
        painter.drawPolyline(QPolygonF(line))
        dot = theme.pixels(DOT)
        for point in line:
            painter.drawEllipse(point, dot, dot)

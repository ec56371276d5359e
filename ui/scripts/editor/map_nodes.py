"""Steps and ways as they are painted on the map: a colour, a shape and an icon a kind."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from agent_desktop.language import t, tn
from ui.scripts.editor.words import LOOKS, kind_word
from ui.style import icons, theme
from ui.style.tokens import RING, SPACE, TYPE

WIDTH, HEIGHT = 158, 50
GAP_X, GAP_Y = 22, 36
"""Pixels at the base size."""

ICON = 16
ARROW = 6
CUT = 12


@dataclass(frozen=True, slots=True)
class Shown:
    """One step on the map. `place` is its number in the file, from 1; `leads_to` are titles.

    `must`: it must not be left out. `start`: calls begin here. `done`: how long it took, where it was gone through
    in a practice call.
    """

    id: str
    kind: str
    title: str
    place: int
    leads_to: tuple[str, ...]
    problems: int = 0
    errors: int = 0
    must: bool = False
    start: bool = False
    done: str = ""

    def spoken(self, count: int) -> str:
        """All that the picture says of it."""

        parts = [f"{self.title}. {kind_word(self.kind)}."]
        parts.append(t("Step {number} of {count}.").format(number=self.place, count=count))
        if self.start:
            parts.append(t("The call begins here."))
        if self.must:
            parts.append(t("It must not be left out."))
        if self.done:
            parts.append(t("Done in {time}.").format(time=self.done))
        if self.problems:
            parts.append(problem_words(self.problems) + ".")
        if self.leads_to:
            parts.append(t("Leads to: {steps}.").format(steps=", ".join(self.leads_to)))
        return " ".join(parts)


def problem_words(count: int) -> str:
    return tn("{count} problem", "{count} problems", count).format(count=count)


class NodeItem(QGraphicsItem):
    """Paints one Shown. It is operated through the view, not by itself."""

    def __init__(self, shown: Shown, left: float, top: float) -> None:
        super().__init__()
        self.shown = shown
        self.chosen = self.here = False
        self._width, self._height = theme.pixels(WIDTH), theme.pixels(HEIGHT)
        around = SPACE.wide
        self._bounds = QRectF(-around, -around, self._width + 2 * around, self._height + 2 * around)
        self.setPos(left, top)

    @property
    def middle(self) -> QPointF:
        return self.pos() + QPointF(self._width / 2, self._height / 2)

    @property
    def above(self) -> QPointF:
        return self.pos() + QPointF(self._width / 2, 0)

    @property
    def below(self) -> QPointF:
        return self.pos() + QPointF(self._width / 2, self._height)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(QRectF(0, 0, self._width, self._height))
        return path

    def outline(self) -> QPainterPath:
        """Rounded for what is asked, a pill for an end, cut corners for an action, a hexagon for a fork."""
        rect = QRectF(0, 0, self._width, self._height)
        path = QPainterPath()
        if self.shown.kind == "outcome":
            path.addRoundedRect(rect, self._height / 2, self._height / 2)
        elif self.shown.kind in ("question", "data_entry"):
            path.addRoundedRect(rect, CUT, CUT)
        elif self.shown.kind == "logic":
            path.addPolygon(_cut(rect, self._height / 2))
        elif self.shown.kind == "action":
            path.addPolygon(_cut(rect, CUT))
        else:
            path.addRoundedRect(rect, 3, 3)
        path.closeSubpath()
        return path

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        del option
        look = LOOKS[self.shown.kind]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = self.outline()
        if self.chosen:
            painter.setPen(QPen(theme.colour("focus"), 2 * RING))
            painter.drawPath(outline)
        edge, fill = ("good", "good_wash") if self.shown.done else (look.edge, look.fill)
        painter.setPen(QPen(theme.colour("focus" if self.chosen else edge), RING if self.chosen else 1.5))
        painter.setBrush(theme.colour(fill))
        painter.drawPath(outline)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.shown.kind == "subscript":
            painter.drawRoundedRect(QRectF(4, 4, self._width - 8, self._height - 8), 2, 2)
        self._paint_words(painter)
        self._paint_marks(painter)

    def _paint_words(self, painter: QPainter) -> None:
        side = theme.pixels(ICON)
        left = SPACE.wide + (SPACE.normal if self.shown.kind in ("logic", "outcome") else 0)
        icons.paint(
            painter, QRect(left, int(self._height - side) // 2, side, side), LOOKS[self.shown.kind].icon, "text"
        )
        font = theme.font(TYPE.small, 600 if self.chosen or self.shown.start else 500)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        words = left + side + SPACE.small
        room = QRectF(words, 3, self._width - words - SPACE.normal - (left - SPACE.wide), self._height - 6)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
        metrics = QFontMetrics(font)
        title = f"{self.shown.title} ✓ {self.shown.done}" if self.shown.done else self.shown.title
        painter.drawText(room, flags, _in_two_lines(title, metrics, room.toRect(), flags))

    def _paint_marks(self, painter: QPainter) -> None:
        """Problems at the upper right, what must not be left out at the lower right, the playing of the preview."""
        side = theme.pixels(ICON)
        if self.shown.problems:
            bad = self.shown.errors > 0
            words = str(self.shown.problems)
            font = theme.font(TYPE.tiny, 600)
            width = side + SPACE.tight + QFontMetrics(font).horizontalAdvance(words) + SPACE.normal
            place = QRectF(self._width - width + 4, -side / 2 - 1, width, side + 4)
            painter.setPen(QPen(theme.colour("bad" if bad else "warn"), 1))
            painter.setBrush(theme.colour("bad_wash" if bad else "warn_wash"))
            painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            tint = "bad" if bad else "warn"
            inside = QRect(int(place.left()) + 3, int(place.top()) + 3, side - 2, side - 2)
            icons.paint(painter, inside, "circle-x" if bad else "triangle-alert", tint)
            painter.setFont(font)
            rest = place.adjusted(side + 2, 0, -3, 0)
            painter.drawText(rest, int(Qt.AlignmentFlag.AlignCenter), words)
        if self.shown.must:
            size = theme.pixels(ICON)
            mark = QRect(int(self._width) - size // 2 - 4, int(self._height) - size // 2 - 2, size, size)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("page"))
            painter.drawEllipse(mark)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            icons.paint(painter, mark, "shield-check", "text")
        if self.here:
            mark = QRect(-side // 2, int(self._height - side) // 2, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("page"))
            painter.drawEllipse(mark)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            icons.paint(painter, mark, "play", "accent")


def _in_two_lines(title: str, metrics: QFontMetrics, room: QRect, flags: int) -> str:
    """Shortened with … where it does not fit."""
    shown, length = title, len(title)
    while length > 1 and metrics.boundingRect(room, flags, shown).height() > room.height():
        length -= 3
        shown = title[:length].rstrip() + "…"
    return shown


def _cut(rect: QRectF, by: float) -> QPolygonF:
    left, right, top, bottom = rect.left(), rect.right(), rect.top(), rect.bottom()
    corners = [(left + by, top), (right - by, top), (right, top + by), (right, bottom - by)]
    corners += [(right - by, bottom), (left + by, bottom), (left, bottom - by), (left, top + by)]
    return QPolygonF([QPointF(x, y) for x, y in corners])


class WayItem(QGraphicsItem):
    """A curve from step to step, with an arrow at its end; dashed where it goes back."""

    def __init__(self) -> None:
        super().__init__()
        self.chosen = self._back = self._upwards = False
        self._points: list[QPointF] = []
        self._path, self._end = QPainterPath(), QPointF()
        self.setZValue(-1)

    def lead(self, points: list[QPointF], *, back: bool) -> None:
        """From the first of `points` to the last."""
        if points == self._points and back == self._back:
            return
        self.prepareGeometryChange()
        self._back, self._points = back, points
        self._path = _curve(points)
        self._bounds = self._path.boundingRect().adjusted(-ARROW, -ARROW, ARROW, ARROW)
        self._end = points[-1]
        self._upwards = points[-1].y() < points[-2].y()

    _bounds = QRectF()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def shape(self) -> QPainterPath:
        return QPainterPath()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        del option
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour: QColor = theme.colour("accent" if self.chosen else "edge")
        pen = QPen(colour, 2.2 if self.chosen else 1.4)
        if self._back:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawPath(self._path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        down = ARROW if self._upwards else -ARROW
        tip = self._end
        painter.drawPolygon(
            QPolygonF(
                [tip, QPointF(tip.x() - ARROW * 0.7, tip.y() + down), QPointF(tip.x() + ARROW * 0.7, tip.y() + down)]
            )
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _curve(points: list[QPointF]) -> QPainterPath:
    path = QPainterPath(points[0])
    for one, other in pairwise(points):
        bend = (other.y() - one.y()) / 2
        path.cubicTo(QPointF(one.x(), one.y() + bend), QPointF(other.x(), other.y() - bend), other)
    return path

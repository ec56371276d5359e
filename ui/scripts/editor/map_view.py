"""The script as a map: zoom, pan, and arrows that follow its ways."""

import time
from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView

from agent_desktop.language import t
from agent_desktop.scripts.map_layout import Map, Place, Way
from ui.scripts.editor.map_nodes import GAP_X, GAP_Y, HEIGHT, WIDTH, NodeItem, Shown, WayItem
from ui.style import theme
from ui.style.announcing import announce
from ui.style.tokens import RING, SPACE

STEP = 1.2
LEAST_ZOOM, MOST_ZOOM = 0.1, 2.5
LEAST_READABLE = 0.8
"""Below this the titles of steps can hardly be read; “All of it” shows them so all the same."""

SLICE_S = 0.006
"""How long steps and ways are made in one go: a large script opens in pieces."""


class MapView(QGraphicsView):
    """Signals: chosen(step id) when another step is gone to; opened(step id) for Enter or a second click."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(t("Map of the script"))
        self.viewport().setAccessibleName(t("Map of the script"))
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setMinimumSize(theme.pixels(WIDTH), theme.pixels(HEIGHT) * 3)
        self._nodes: dict[str, NodeItem] = {}
        self._ways: dict[tuple[str, str], WayItem] = {}
        self._map = Map(places={}, ways=(), width=0, height=0)
        self._shown: dict[str, Shown] = {}
        self._current = self._here = ""
        self._to_make: deque[str] = deque()
        self._ways_to_make: deque[Way] = deque()
        self._ways_left: dict[tuple[str, str], WayItem] = {}
        self._fits = self._zoomed = False
        self._making = QTimer(self)
        self._making.setInterval(1)
        self._making.timeout.connect(self._make_more)
        self._pressed_at = QPointF()
        theme.changes.theme_changed.connect(self._again)

    # ---- painting ---------------------------------------------------------------------------------------------

    def show_map(self, layout: Map, steps: Sequence[Shown]) -> None:
        """Only what is another than before is made anew, and what is only elsewhere moves."""
        shown = {step.id: step for step in steps}
        before, self._shown = self._shown, shown
        same = layout is self._map or layout == self._map
        if same and shown.keys() == before.keys() and self.is_made:
            for name, step in shown.items():
                if step is not before[name] and step != before[name]:
                    self._nodes[name].shown = step
                    self._nodes[name].update()
            return
        self._map = layout
        self._lay_out()

    def _again(self) -> None:
        """At another look, or another size of text."""
        self.scene().clear()
        self._nodes.clear()
        self._ways.clear()
        self._lay_out()

    def _lay_out(self) -> None:
        for name in self._nodes.keys() - (self._shown.keys() & self._map.places.keys()):
            self.scene().removeItem(self._nodes.pop(name))
        self._to_make = deque(name for name in self._shown if name in self._map.places)
        self._ways_to_make = deque(self._map.ways)
        self._ways_left = dict(self._ways)
        width, height = theme.pixels(WIDTH) + theme.pixels(GAP_X), theme.pixels(HEIGHT) + theme.pixels(GAP_Y)
        room = QRectF(0, 0, self._map.width * width, self._map.height * height)
        self.scene().setSceneRect(room.adjusted(-SPACE.page, -SPACE.page, SPACE.page, SPACE.page))
        self._make_more()

    def _make_more(self) -> None:
        """The steps, then the ways between them, as many as there is time for."""
        end = time.perf_counter() + SLICE_S
        while not self.is_made:
            if self._to_make:
                self._make_step(self._to_make.popleft())
            else:
                self._make_way(self._ways_to_make.popleft())
            if time.perf_counter() > end:
                self._making.start()
                return
        self._making.stop()
        for ends, gone in self._ways_left.items():
            self.scene().removeItem(gone)
            del self._ways[ends]
        self._ways_left = {}
        if self._fits:
            self.fit()
        elif not self._zoomed:
            self._show_readably()

    def _make_step(self, name: str) -> None:
        shown, (left, top) = self._shown[name], self._at(self._map.places[name])
        item = self._nodes.get(name)
        if item is None:
            item = self._nodes[name] = NodeItem(shown, left, top)
            item.chosen, item.here = name == self._current, name == self._here
            self.scene().addItem(item)
            return
        if item.shown is not shown:
            item.shown = shown
            item.update()
        if item.pos() != QPointF(left, top):
            item.setPos(left, top)

    def _at(self, place: Place) -> tuple[float, float]:
        width, height = theme.pixels(WIDTH) + theme.pixels(GAP_X), theme.pixels(HEIGHT) + theme.pixels(GAP_Y)
        return place.x * width, place.rank * height

    def _make_way(self, way: Way) -> None:
        source, target = self._nodes.get(way.source), self._nodes.get(way.target)
        if source is None or target is None:
            return
        half = theme.pixels(WIDTH) / 2
        bends = [QPointF(x + half, y + theme.pixels(HEIGHT) / 2) for x, y in (self._at(bend) for bend in way.bends)]
        down = source.pos().y() < target.pos().y()
        begin, end = (source.below, target.above) if down else (source.above, target.below)
        ends = way.source, way.target
        item = self._ways_left.pop(ends, None)
        if item is None:
            item = self._ways[ends] = WayItem()
            item.chosen = self._current in ends
            self.scene().addItem(item)
        item.lead([begin, *bends, end], back=way.back)

    @property
    def is_made(self) -> bool:
        """Whether every step is there, and every way."""
        return not self._to_make and not self._ways_to_make

    # ---- going about ------------------------------------------------------------------------------------------

    @property
    def current(self) -> str:
        return self._current

    def choose(self, name: str) -> None:
        """Mark the step and bring it into sight. Says nothing."""
        before, self._current = self._current, name
        for which in {before, name} & self._nodes.keys():
            self._nodes[which].chosen = which == name
            self._nodes[which].update()
        for ends, way in self._ways.items():
            if way.chosen != (name in ends):
                way.chosen = not way.chosen
                way.update()
        if name in self._nodes:
            self.ensureVisible(self._nodes[name], SPACE.page, SPACE.page)
        if name in self._shown:
            self.setAccessibleDescription(self._shown[name].spoken(len(self._shown)))

    def mark_here(self, name: str) -> None:
        """Where the preview is."""
        before, self._here = self._here, name
        for which in {before, name} & self._nodes.keys():
            self._nodes[which].here = which == name
            self._nodes[which].update()

    def _go(self, name: str) -> None:
        if name and name != self._current and name in self._shown:
            self.choose(name)
            announce(self, self._shown[name].spoken(len(self._shown)))
            self.chosen.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        moves: dict[Qt.Key, Callable[[], str]] = {
            Qt.Key.Key_Down: self._onward,
            Qt.Key.Key_Up: self._backward,
            Qt.Key.Key_Left: lambda: self._beside(-1),
            Qt.Key.Key_Right: lambda: self._beside(1),
            Qt.Key.Key_Home: lambda: next(iter(self._shown), ""),
            Qt.Key.Key_End: lambda: next(reversed(self._shown), ""),
        }
        zooms = {Qt.Key.Key_Plus: STEP, Qt.Key.Key_Equal: STEP, Qt.Key.Key_Minus: 1 / STEP}
        if key in moves:
            self._go(moves[Qt.Key(key)]())
        elif key in zooms:
            self.zoom(zooms[Qt.Key(key)])
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current:
            self.opened.emit(self._current)
        else:
            super().keyPressEvent(event)

    def _onward(self) -> str:
        """The first way on; the first step where none is chosen."""
        if self._current not in self._shown:
            return next(iter(self._shown), "")
        return next((way.target for way in self._map.ways if way.source == self._current), "")

    def _backward(self) -> str:
        return next((way.source for way in self._map.ways if way.target == self._current), "")

    def _beside(self, by: int) -> str:
        place = self._map.places.get(self._current)
        if place is None:
            return next(iter(self._shown), "")
        row = sorted((each.x, name) for name, each in self._map.places.items() if each.rank == place.rank)
        at = row.index((place.x, self._current)) + by
        return row[at][1] if 0 <= at < len(row) else ""

    # ---- zooming ----------------------------------------------------------------------------------------------

    def zoom(self, by: float) -> None:
        self._fits, self._zoomed = False, True
        now = self.transform().m11()
        factor = max(LEAST_ZOOM, min(MOST_ZOOM, now * by)) / now
        self.scale(factor, factor)

    def fit(self) -> None:
        """All of it in sight, never larger than life."""
        self._fits = True
        self._scale_to(LEAST_ZOOM)

    def _show_readably(self) -> None:
        """As much of it as can be read, the chosen step in the middle."""
        self._scale_to(LEAST_READABLE)
        item = self._nodes.get(self._current) or next(iter(self._nodes.values()), None)
        if item is not None:
            self.centerOn(item.middle)

    def _scale_to(self, least: float) -> None:
        self.resetTransform()
        room, whole = self.viewport().rect(), self.sceneRect()
        if whole.isEmpty() or room.isEmpty():
            return
        factor = max(least, min(1.0, room.width() / whole.width(), room.height() / whole.height()))
        self.scale(factor, factor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            self.fit()
        elif not self._zoomed:
            self._show_readably()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            return
        super().wheelEvent(event)

    # ---- by mouse ---------------------------------------------------------------------------------------------

    def _under(self, event: QMouseEvent) -> str:
        item = self.itemAt(event.position().toPoint())
        return item.shown.id if isinstance(item, NodeItem) else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if (event.position() - self._pressed_at).manhattanLength() < SPACE.small:
            self._go(self._under(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if name := self._under(event):
            self.opened.emit(name)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def drawForeground(self, painter: QPainter, _rect: QRectF | QRect) -> None:
        """A ring round the map that has the focus."""
        if not self.hasFocus():
            return
        painter.save()
        painter.resetTransform()
        pen = painter.pen()
        pen.setColor(theme.colour("focus"))
        pen.setWidth(2 * RING)
        painter.setPen(pen)
        painter.drawRect(self.viewport().rect())
        painter.restore()

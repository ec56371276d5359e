"""The light on one control: all else of the window is dimmed. The mouse goes through it as if it was not there."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.style import theme
from ui.style.tokens import RADIUS_CARD, RING, SPACE

DIMMED = 0.55
"""How much of what is behind goes, 0 to 1: what is around the light can still be read."""

FOLLOWS_MS = 60
"""A page scrolls, a splitter moves, words grow: the light is where its control is before an eye misses it."""


class Spotlight(QWidget):
    """Over the whole of `window`. Signals: moved() when the light is elsewhere or of another size."""

    moved = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window = window
        self._control: QWidget | None = None
        self.lit = QRect()
        self._following = QTimer(self)
        self._following.setInterval(FOLLOWS_MS)
        self._following.timeout.connect(self.follow)
        window.installEventFilter(self)
        theme.changes.theme_changed.connect(self.update)
        self.hide()

    def show_on(self, control: QWidget | None) -> None:
        """None: the whole window is in the light."""
        self._control = control
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self._following.start()
        self.follow()

    def put_out(self) -> None:
        self._following.stop()
        self._control = None
        self.hide()

    def follow(self) -> None:
        """To where the control is by now."""
        lit = self._where()
        if lit != self.lit:
            self.lit = lit
            self.update()
            self.moved.emit()

    def _where(self) -> QRect:
        """What is to be seen of the control, a little more of it all around. Empty: no control."""
        control = self._control
        if control is None or not shiboken6.isValid(control) or not control.isVisible():
            return QRect()
        seen = control.visibleRegion().boundingRect()
        if seen.isEmpty():
            return QRect()
        around = QRect(control.mapTo(self._window, seen.topLeft()), seen.size())
        edge = SPACE.small
        return around.adjusted(-edge, -edge, edge, edge) & self.rect()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(QRect(QPoint(0, 0), self._window.size()))
            self.follow()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.lit.isEmpty():
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            dim = QPainterPath()
            dim.addRect(QRectF(self.rect()))
            hole = QPainterPath()
            hole.addRoundedRect(QRectF(self.lit), RADIUS_CARD, RADIUS_CARD)
            scrim = theme.colour("scrim")
            scrim.setAlphaF(DIMMED)
            painter.fillPath(dim.subtracted(hole), scrim)
            self._paint_ring(painter)

    def _paint_ring(self, painter: QPainter) -> None:
        """Two rings, a light one within a dark one: one of them stands out from whatever is there."""
        for colour, inset in (("focus_on_strong", RING), ("bar", 0)):
            painter.setPen(QPen(theme.colour(colour), RING))
            painter.drawRoundedRect(QRectF(self.lit).adjusted(inset, inset, -inset, -inset), RADIUS_CARD, RADIUS_CARD)

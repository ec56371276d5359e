"""A window that paints nothing while much in it becomes another; then everything, once.

What Qt is to paint gathers meanwhile, as always, and its request to paint waits. Taking the updates from a part and
giving them back (QWidget.setUpdatesEnabled) marks every widget in it as to be painted by itself: those that are opaque
are painted with all that is in them, and the others once more. So that is done only to a window that is not in sight
yet, which Qt paints as it comes there, whatever it was asked to.
"""

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QMainWindow, QWidget

from ui.turns import SOON, TURN_MS, LullTimer, awaited


class _Holding(QObject):
    """Of one window, as long as that is there."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._times = 0
        self._to_let_go = 0
        self._window = window
        self._surface: QWidget | None = None
        self._timer = LullTimer(self, most_looks=SOON, for_somebody=True)
        self._timer.timeout.connect(self._let_go)

    @property
    def holds(self) -> bool:
        return self._times > 0

    def hold(self) -> None:
        self._times += 1
        if self._times > 1:
            return
        awaited.add(self)
        if _is_in_sight(self._window):
            self._window.installEventFilter(self)
        else:
            self._surface = _surface(self._window)
            self._surface.setUpdatesEnabled(False)

    def let_go(self, times: int = 1) -> None:
        self._times -= times
        if self._times == 0:
            awaited.discard(self)
            self._paint()

    def let_go_soon(self) -> None:
        self._to_let_go += 1
        if not self._timer.isActive():
            self._timer.start(TURN_MS)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.UpdateRequest

    def _let_go(self) -> None:
        times, self._to_let_go = self._to_let_go, 0
        self.let_go(times)

    def _paint(self) -> None:
        surface, self._surface = self._surface, None
        if surface is None:
            self._window.removeEventFilter(self)
            QCoreApplication.sendEvent(self._window, QEvent(QEvent.Type.UpdateRequest))
        elif shiboken6.isValid(surface):
            surface.setUpdatesEnabled(True)
            surface.repaint()  # an update alone is lost where the window came into sight, or had its size changed


def hold(window: QWidget) -> None:
    """`window` paints nothing until it was let go of as often as it was held."""
    (_of(window) or _Holding(window)).hold()


def paint_again(window: QWidget) -> None:
    """It is let go of, once: where that is the last time, all that became another is painted now."""
    if (holding := _of(window)) is not None:
        holding.let_go()


def paint_soon(window: QWidget) -> None:
    """The same, in a turn in which the screen's thread rests, if that comes soon: what is to be laid out is by then."""
    if (holding := _of(window)) is not None:
        holding.let_go_soon()


def is_held(window: QWidget) -> bool:
    """Whether something in it became another that is not painted yet."""
    holding = _of(window)
    return holding is not None and holding.holds


def _of(window: QWidget) -> _Holding | None:
    return next((each for each in window.children() if isinstance(each, _Holding)), None)


def _is_in_sight(window: QWidget) -> bool:
    handle = window.windowHandle()
    return window.isVisible() and handle is not None and handle.isExposed()


def _surface(window: QWidget) -> QWidget:
    """What of `window` is kept from being painted: Qt paints a window twice over that is let go of together with what
    fills it."""
    inside = window.centralWidget() if isinstance(window, QMainWindow) else None
    return inside or window

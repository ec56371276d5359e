"""A window that paints nothing while much in it becomes another; then everything, once.

What Qt is to paint gathers meanwhile, as always, and its request to paint waits. Taking the updates from a part and
giving them back (QWidget.setUpdatesEnabled) marks every widget in it as to be painted by itself: those that are opaque
are painted with all that is in them, and the others once more. So that is done only to a window that is not in sight
yet, which Qt paints as it comes there, whatever it was asked to.
"""

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QMainWindow, QWidget

_NAME = "holding"


class _Holding(QObject):
    """Of one window, as long as it is held."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName(_NAME)
        self.times = 0
        self._window = window
        self._surface = None if _is_in_sight(window) else _surface(window)
        if self._surface is None:
            window.installEventFilter(self)
        else:
            self._surface.setUpdatesEnabled(False)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.UpdateRequest

    def end(self) -> None:
        self.setObjectName("")
        self.deleteLater()
        if self._surface is None:
            self._window.removeEventFilter(self)
            QCoreApplication.sendEvent(self._window, QEvent(QEvent.Type.UpdateRequest))
        elif shiboken6.isValid(self._surface):
            self._surface.setUpdatesEnabled(True)
            # An update alone is lost where the window came into sight, or had its size changed, meanwhile.
            self._surface.repaint()


def hold(window: QWidget) -> None:
    """`window` paints nothing until it was let go of as often as it was held."""
    holding = _of(window) or _Holding(window)
    holding.times += 1


def paint_again(window: QWidget) -> None:
    """It is let go of, once: where that is the last time, all that became another is painted now."""
    holding = _of(window)
    if holding is not None:
        holding.times -= 1
        if holding.times == 0:
            holding.end()


def is_held(window: QWidget) -> bool:
    return _of(window) is not None


def _of(window: QWidget) -> _Holding | None:
    return next((each for each in window.children() if isinstance(each, _Holding) and each.objectName()), None)


def _is_in_sight(window: QWidget) -> bool:
    handle = window.windowHandle()
    return window.isVisible() and handle is not None and handle.isExposed()


def _surface(window: QWidget) -> QWidget:
    """What of `window` is kept from being painted: Qt paints a window twice over that is let go of together with what
    fills it."""
    inside = window.centralWidget() if isinstance(window, QMainWindow) else None
    return inside or window

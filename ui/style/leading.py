"""Where the focus goes that a page or a panel is given.

A focus proxy would do it too, but the Tab key takes a container with a proxy for a stop: it jumps to the proxy and
passes over all that stands before it.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget


def lead(container: QWidget, target: QWidget) -> None:
    """`container`, given the focus by the program, hands it on to `target`."""
    container.installEventFilter(_Leading(container, target))


class _Leading(QObject):
    def __init__(self, container: QWidget, target: QWidget) -> None:
        super().__init__(container)
        self._target = target

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus() and watched is self.parent():
            self._target.setFocus(event.reason())
            return True
        return False

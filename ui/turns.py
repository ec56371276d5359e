"""A turn of the event loop, so that keys and painting come before what follows."""

import time
from collections.abc import Callable

from PySide6.QtCore import QAbstractEventDispatcher, QObject, QTimer

TURN_MS = 1
"""With 0 there is none: Qt posts it as an event, and goes on to the next of a chain in the same turn."""


def in_a_turn(owner: QObject, do: Callable[[], object]) -> None:
    """Call `do` in a turn of its own, as long as `owner` is there. `owner` is not to be callable itself: PySide would
    take it for what is to be called."""
    QTimer.singleShot(TURN_MS, owner, do)


class Turn(QObject):
    """How long the screen's thread has worked in the turn in hand. Made on that thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._began()
        dispatcher = QAbstractEventDispatcher.instance()
        if dispatcher is not None:
            dispatcher.aboutToBlock.connect(self._began)

    @property
    def worked_s(self) -> float:
        """Seconds of processor time; waiting does not count."""
        return time.thread_time() - self._began_at

    def _began(self) -> None:
        self._began_at = time.thread_time()

"""A turn of the event loop, so that keys and painting come before what follows."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

TURN_MS = 1
"""With 0 there is none: Qt posts it as an event, and goes on to the next of a chain in the same turn."""


def in_a_turn(owner: QObject, do: Callable[[], object]) -> None:
    """Call `do` in a turn of its own, as long as `owner` is there. `owner` is not to be callable itself: PySide would
    take it for what is to be called."""
    QTimer.singleShot(TURN_MS, owner, do)

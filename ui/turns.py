"""Turns of the event loop, so that keys and painting come before what follows."""

import time
from collections.abc import Callable
from weakref import WeakSet

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

TURN_MS = 1
"""With 0 there is none: Qt posts it as an event, and goes on to the next of a chain in the same turn."""

RESTS_S = 0.004
"""A turn that comes no later found the thread at rest."""

MOST_LOOKS = 8
"""A screen that never rests is not waited for for ever."""

SOON = 3
"""Looks, where somebody waits."""


awaited: WeakSet[QObject] = WeakSet()
"""For what somebody at the screen waits just now: what nobody waits for comes after it."""


def any_awaited() -> bool:
    return any(map(shiboken6.isValid, awaited))


def in_a_turn(owner: QObject, do: Callable[[], object]) -> None:
    """Call `do` in a turn of its own, as long as `owner` is there. `owner` is not to be callable itself: PySide would
    take it for what is to be called."""
    QTimer.singleShot(TURN_MS, owner, do)


def once(owner: QObject, do: Callable[[], object], milliseconds: int = 0) -> QTimer:
    """A timer that calls `do` once, so long after its last start."""
    made = QTimer(owner)
    made.setSingleShot(True)
    made.setInterval(milliseconds)
    made.timeout.connect(do)
    return made


class LullTimer(QObject):
    """A timer, once, for what nobody waits for: when it is due it waits until the screen's thread rests.

    Due in the very turn that shows who calls, it would make that turn as much longer. Whether the thread rests, a turn
    of a millisecond tells: it comes in time. Nor does it come before what somebody waits for, unless somebody waits for
    it too (`for_somebody`).

    Signals: timeout().
    """

    timeout = Signal()

    def __init__(self, parent: QObject, *, most_looks: int = MOST_LOOKS, for_somebody: bool = False) -> None:
        super().__init__(parent)
        self._most_looks, self._for_somebody = most_looks, for_somebody
        self._due = once(self, self._look)
        self._turn = once(self, self._looked, TURN_MS)
        self._asked_at = 0.0
        self._looks = 0

    def start(self, milliseconds: int) -> None:
        """From now on, whatever was to come before."""
        self.stop()
        self._due.start(milliseconds)

    def stop(self) -> None:
        self._due.stop()
        self._turn.stop()

    def isActive(self) -> bool:
        return self._due.isActive() or self._turn.isActive()

    def _look(self) -> None:
        self._looks = 0
        self._ask()

    def _ask(self) -> None:
        self._asked_at = time.monotonic()
        self._turn.start()

    def _looked(self) -> None:
        self._looks += 1
        rests = time.monotonic() - self._asked_at < RESTS_S and (self._for_somebody or not any_awaited())
        if rests or self._looks >= self._most_looks:
            self.timeout.emit()
        else:
            self._ask()

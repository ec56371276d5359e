"""Python's collector of cycles, kept on the screen's thread.

A widget and the functions connected to its signals hold each other, so most widgets die in the collector. It runs on
whichever thread happens to allocate: left alone it would take widgets and timers apart on the bridge's threads, while
the screen's thread paints. That ends in a crash, or in two threads that wait for each other.
"""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from ui.turns import in_a_turn

LOOK_MS = 500
QUIET_ROUNDS = 40
"""After this many looks (20 s) the oldest generation is looked through too, even where little of it is new."""


def _no() -> bool:
    return False


class Collector(QObject):
    """Collects while it lives, by a timer on the screen's thread; the automatic collection is off meanwhile.

    `may_settle`: asked each time that everything has been looked through, until it says yes: then what is left
    settles, once. It is half of what there is, where much was read since the program started.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.may_settle: Callable[[], bool] = _no
        self._rounds = 0
        self._thresholds = gc.get_threshold()
        self._was_on = gc.isenabled()
        gc.disable()
        self.settle()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect what is due: the young often, the old seldom."""
        young, middle, old = gc.get_count()
        self._rounds += 1
        if old > self._thresholds[2] or self._rounds >= QUIET_ROUNDS:
            self._rounds = 0
            # In a turn of its own: it takes as long as a key may wait, and other timers are due now too.
            in_a_turn(self, self.collect_all)
        elif middle > self._thresholds[1]:
            gc.collect(1)
        elif young > self._thresholds[0]:
            gc.collect(0)

    def collect_all(self) -> None:
        """Everything that is not settled, and what is free then goes back to the system."""
        from ui.heaps import give_back  # late: nothing is collected while the program starts

        gc.collect(2)
        if self.may_settle():
            self.may_settle = _no
            self.settle()
        give_back()

    def settle(self) -> None:
        """What is there now stays (modules, above all): it is not looked through again until `unsettle`.

        Looking through all of it took 70 ms of the screen's thread, every twenty seconds. Nothing of a citizen may be
        there yet: frozen, it would not be found when it has had its day.
        """
        gc.freeze()

    def unsettle(self) -> None:
        """Whatever was settled is looked through again: much of it has gone."""
        gc.unfreeze()

    def stop(self) -> None:
        """As it was before."""
        self._timer.stop()
        self.unsettle()
        if self._was_on:
            gc.enable()

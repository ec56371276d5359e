"""The delivery loop: it sends what waits, one exchange at a time, off the screen's thread, and says how it went.

It goes at once after something was written and when the line is back, again when the outbox says when, and once a
minute otherwise. It rests while nobody is signed in at the server. Poking it twice does nothing twice.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.bridge import Asked, Bridge, Fault
from ui.turns import once

if TYPE_CHECKING:
    from agent_desktop.desk.outbox import Delivered

IDLE_MS = 60_000
"""Between two looks where nothing is known to wait: for what another program of ours may have left."""

SHOWN_AFTER_MS = 1_000
"""An exchange that takes longer shows that something is being sent."""


class Delivering(QObject):
    """Signals: `delivered(Delivered)` after each exchange, `progress(done, total)` while more than a moment's work is
    under way and (0, 0) when it is over, `fault(fault)` where this computer itself failed."""

    delivered = Signal(object)
    progress = Signal(int, int)
    fault = Signal(object)

    def __init__(self, bridge: Bridge, deliver: "Callable[[], Delivered]") -> None:
        super().__init__()
        self._bridge, self._deliver = bridge, deliver
        self._asked: Asked | None = None
        self._again = self._resting = self._shows = False
        self._done = self._waiting = 0
        self._next = once(self, self.poke)
        self._slow = once(self, self._show)

    @property
    def resting(self) -> bool:
        return self._resting

    def rest(self) -> None:
        """Nobody is signed in at the server: what waits, waits."""
        self._resting = True
        self._next.stop()

    def wake(self) -> None:
        """Someone is, again."""
        self._resting = False
        self.poke()

    def stop(self) -> None:
        """For good. What is under way ends by itself, and what it settled is in the store."""
        self.rest()
        self._slow.stop()
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None

    def poke(self) -> None:
        """Send now; once more if something is being sent."""
        if self._resting:
            return
        if self._asked is not None:
            self._again = True
            return
        self._next.stop()
        self._slow.start(SHOWN_AFTER_MS)
        self._asked = self._bridge.ask(self._deliver, self._answered, self._failed, owner=self, by_itself=True)

    def expect(self, waiting: int) -> None:
        """How many wait, as far as is known before the next exchange."""
        self._waiting = waiting

    # ---- how it went ------------------------------------------------------------------------------------------

    def _answered(self, delivered: "Delivered") -> None:
        self._asked = None
        self._slow.stop()
        self._done += len(delivered.sent)
        self._waiting = delivered.counts.waiting
        more = self._again or delivered.next_in_s == 0.0
        self._again = False
        self.delivered.emit(delivered)
        if more and delivered.fault is None:
            if self._shows or self._done:
                self._show()
            self._go_on(0)
            return
        self._over()
        self._go_on(IDLE_MS if delivered.next_in_s is None else min(IDLE_MS, round(delivered.next_in_s * 1000)))

    def _failed(self, fault: Fault) -> None:
        self._asked = None
        self._again = False
        self._slow.stop()
        self._over()
        self.fault.emit(fault)
        self._go_on(IDLE_MS)

    def _go_on(self, milliseconds: int) -> None:
        if not self._resting:
            self._next.start(milliseconds)

    def _show(self) -> None:
        if self._waiting:
            self._shows = True
            self.progress.emit(self._done, self._done + self._waiting)

    def _over(self) -> None:
        self._done = 0
        if self._shows:
            self._shows = False
            self.progress.emit(0, 0)

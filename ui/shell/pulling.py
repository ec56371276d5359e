"""What changed on the server, fetched page by page in the background, and the upkeep of this computer beside it.

Both give way to the handler: nothing of it begins within a second of anything asked at the screen. But not for ever: a
script that was taken back is to be offered for a minute at most.
"""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.bridge import Asked, Bridge, Fault

if TYPE_CHECKING:
    from agent_desktop.desk.pulling import Pulled

PULL_EVERY_S = 50.0
UPKEEP_EVERY_S = 300.0
QUIET_S = 1.0
"""After the handler's last action, before a page is asked for."""
WAITS_S = 5.0
"""For as long it gives way; then it goes beside what the handler asked for."""

LOOK_MS = 500
"""How often it is looked whether something is due and all is quiet. Costs a comparison."""


def is_due(at: float, now: float, quiet_s: float) -> bool:
    """Whether what is due `at` begins `now`, where the handler has asked for nothing for `quiet_s`. Seconds."""
    return at <= now and (quiet_s >= QUIET_S or now - at >= WAITS_S)


class Pulling(QObject):
    """`upkeep`: what is to be done now and then (references topped up, what has expired wiped); answers nothing.

    Signals: `pulled(Pulled)` after each page, `fault(fault)`: the line's own need no words, the bar tells of them.
    """

    pulled = Signal(object)
    fault = Signal(object)

    def __init__(self, bridge: Bridge, pull: "Callable[[], Pulled]", upkeep: Callable[[], object]) -> None:
        super().__init__()
        self._bridge, self._pull, self._upkeep = bridge, pull, upkeep
        self._asked: Asked | None = None
        self._pull_at = self._round_at = self._upkeep_at = time.monotonic()
        self._online = True
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self._look)

    def start(self) -> None:
        self._looking.start()

    def stop(self) -> None:
        self._looking.stop()
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None

    def see_line(self, *, usable: bool) -> None:
        """Whether the server can be reached by someone signed in. When it can again, a page is due at once."""
        if usable and not self._online:
            self._pull_at = self._upkeep_at = time.monotonic()
        self._online = usable

    def _look(self) -> None:
        if self._asked is not None:
            return
        now, quiet_s = time.monotonic(), self._bridge.quiet_s
        if is_due(self._upkeep_at, now, quiet_s):
            self._upkeep_at = now + UPKEEP_EVERY_S
            self._asked = self._bridge.ask(self._upkeep, self._kept_up, self._failed, owner=self, by_itself=True)
        elif self._online and is_due(self._pull_at, now, quiet_s):
            if self._round_at <= now:  # the steps of a long round do not put off the next one
                self._round_at = now + PULL_EVERY_S
            self._pull_at = self._round_at
            self._asked = self._bridge.ask(self._pull, self._answered, self._failed, owner=self, by_itself=True)

    def _kept_up(self, _nothing: object) -> None:
        self._asked = None

    def _answered(self, pulled: "Pulled") -> None:
        self._asked = None
        if pulled.more:
            self._pull_at = time.monotonic()
        self.pulled.emit(pulled)

    def _failed(self, fault: Fault) -> None:
        self._asked = None
        self.fault.emit(fault)

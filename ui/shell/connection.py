"""Watching the line to the server: a probe every few seconds, off the screen's thread, told by signal.

What actions meet counts too: a failed one is followed by a probe at once, and one that was answered ends an alarm.
"""

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from agent_desktop.faults import EnvironmentFault, ProgramFault
from ui.bridge import Asked, Bridge

if TYPE_CHECKING:
    from agent_desktop.desk.connection import Connection
    from agent_desktop.desk.desk import Desk

EVERY_S = 5.0
TICK_MS = 1000
"""How often it is looked at what actions met. After a sleep the first look finds the last probe old, and probes."""

LOOKS = {
    "online": ("wifi", ""),
    "slow": ("triangle-alert", "warn"),
    "away": ("wifi-off", "bad"),
    "portal": ("wifi-off", "bad"),
    "refusing": ("circle-alert", "bad"),
    "signed_out": ("lock", "warn"),
}
"""Icon and tone of each ConnectionState."""


class ConnectionWatch(QObject):
    """Signals: `seen(Connection)` after each probe, `turned(Connection)` when the state is another than before,
    `sign_in_wanted()` while the server answers and does not know who this is."""

    seen = Signal(object)
    turned = Signal(object)
    sign_in_wanted = Signal()

    def __init__(self, desk: "Desk", bridge: Bridge) -> None:
        super().__init__()
        self._desk, self._bridge = desk, bridge
        self._asked: Asked | None = None
        self.latest: Connection | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._look)
        self._probed_at = 0.0

    def start(self) -> None:
        self._timer.start()
        self.probe()

    def stop(self) -> None:
        self._timer.stop()
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None

    def _look(self) -> None:
        latest = self._desk.watch.connection
        if latest is None:
            return
        if self.latest is not None and latest.state is not self.latest.state:
            self._tell(latest)
        doubted = latest.misses > 0 and latest.reached
        if doubted or monotonic() - self._probed_at >= EVERY_S:
            self.probe()

    def probe(self) -> None:
        """Ask now; one probe at a time."""
        if self._asked is not None:
            return
        self._probed_at = monotonic()
        from agent_desktop.desk.connection import probe  # late: with it comes the whole wire

        self._asked = self._bridge.ask(
            lambda: probe(self._desk), self._answered, self._failed, owner=self, by_itself=True
        )

    def _answered(self, connection: "Connection") -> None:
        self._asked = None
        self._tell(connection)

    def _tell(self, connection: "Connection") -> None:
        before, self.latest = self.latest, connection
        self.seen.emit(connection)
        if before is not None and before.state is not connection.state:
            self.turned.emit(connection)
        if connection.state.value == "signed_out":
            self.sign_in_wanted.emit()

    def _failed(self, _fault: EnvironmentFault | ProgramFault) -> None:
        """A probe does not raise; a defect in it is in the log already and must not be shown every few seconds."""
        self._asked = None

"""Watching the line to the server: a probe every few seconds, off the screen's thread, told by signal."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from agent_desktop.faults import EnvironmentFault, ProgramFault
from ui.bridge import Asked, Bridge

if TYPE_CHECKING:
    from agent_desktop.desk.connection import Connection
    from agent_desktop.desk.desk import Desk

EVERY_MS = 5000

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
    """Signals: `seen(Connection)` after each probe, `turned(Connection)` when the state is another than before."""

    seen = Signal(object)
    turned = Signal(object)

    def __init__(self, desk: "Desk", bridge: Bridge) -> None:
        super().__init__()
        self._desk, self._bridge = desk, bridge
        self._asked: Asked | None = None
        self.latest: Connection | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.probe)

    def start(self) -> None:
        self._timer.start()
        self.probe()

    def stop(self) -> None:
        self._timer.stop()
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None

    def probe(self) -> None:
        """Ask now; one probe at a time."""
        if self._asked is not None:
            return
        from agent_desktop.desk.connection import probe  # late: with it comes the whole wire

        self._asked = self._bridge.ask(lambda: probe(self._desk), self._answered, self._failed, owner=self)

    def _answered(self, connection: "Connection") -> None:
        self._asked = None
        before, self.latest = self.latest, connection
        self.seen.emit(connection)
        if before is not None and before.state is not connection.state:
            self.turned.emit(connection)

    def _failed(self, _fault: EnvironmentFault | ProgramFault) -> None:
        """A probe does not raise; a defect in it is in the log already and must not be shown every few seconds."""
        self._asked = None

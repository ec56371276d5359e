"""An attempt that has ended is on this computer at once, and at the server later: as all that a handler does."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from agent_desktop.contract.practice import AttemptInfo, AttemptWrite
from agent_desktop.desk import practice as attempts
from ui.bridge import Bridge

if TYPE_CHECKING:
    from ui.shell.desktop import Desktop


class HandingIn(QObject):
    """Signals: kept(AttemptInfo)."""

    kept = Signal(object)

    def __init__(self, desktop: "Desktop", bridge: Bridge) -> None:
        super().__init__(desktop)
        self._desktop, self._bridge = desktop, bridge

    def keep(self, attempt_id: UUID, write: AttemptWrite) -> None:
        live = self._desktop.work
        if live is None:
            return

        def done(info: AttemptInfo) -> None:
            self.kept.emit(info)
            live.traffic.written()
            if live.practice is not None:
                live.practice.kept(info)

        keep = partial(attempts.keep_attempt, live.desk, attempt_id, write)
        self._bridge.ask(keep, done, self._desktop.show_fault, owner=live, near=True)

"""What this user chose, kept on this computer. Written off the screen's thread; a full disk is only a notice."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from agent_desktop.faults import EnvironmentFault, ProgramFault
from agent_desktop.settings import Settings, save_settings
from ui.bridge import Bridge


class Preferences(QObject):
    """Signals: `not_saved(fault)`. The settings hold all the same until the program ends."""

    not_saved = Signal(object)

    def __init__(self, settings: Settings, path: Path, bridge: Bridge) -> None:
        super().__init__()
        self.settings = settings
        self._path = path
        self._bridge = bridge
        self._saving = False
        self._again = False

    def change(self, **fields: Any) -> None:
        """Set fields of Settings and keep them."""
        changed = replace(self.settings, **fields)
        if changed == self.settings:
            return
        self.settings = changed
        self._save()

    def save_now(self) -> None:
        """At the end of the program, when nothing more can be asked. Raises EnvironmentFault."""
        save_settings(self._path, self.settings)

    def _save(self) -> None:
        """One write at a time, so that an older one never overtakes a newer one."""
        if self._saving:
            self._again = True
            return
        self._saving = True
        settings, path = self.settings, self._path
        self._bridge.ask(_saving(path, settings), self._saved, self._failed, owner=self)

    def _saved(self, _nothing: None) -> None:
        self._saving = False
        if self._again:
            self._again = False
            self._save()

    def _failed(self, fault: EnvironmentFault | ProgramFault) -> None:
        self._saved(None)
        self.not_saved.emit(fault)


def _saving(path: Path, settings: Settings) -> Callable[[], None]:
    return lambda: save_settings(path, settings)

"""The whole window before anyone is in, against a real server, with a keyring of the test's own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent_desktop.settings import Settings, load_settings
from tests.support.keyrings import MemoryKeyring
from tests.support.real_server import server
from tests.support.screens import settle
from ui.bridge import Bridge
from ui.shell.desktop import Desktop
from ui.shell.entering import Entering
from ui.shell.preferences import Preferences

__all__ = ["server"]

Start = Callable[[], Desktop]


@pytest.fixture(autouse=True)
def memory() -> Iterator[MemoryKeyring]:
    """No test reads or writes the keyring of this computer."""
    before, mine = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(mine)
    yield mine
    keyring.set_keyring(before)


@pytest.fixture
def start(qtbot: QtBot, dressed: QApplication, bridge: Bridge, tmp_path: Path) -> Iterator[Start]:
    """Start the desktop; a second time is the next day, with the same settings file."""
    started: list[Desktop] = []
    path = tmp_path / "settings.json"

    def close(desktop: Desktop) -> None:
        desktop.sign_out()
        qtbot.waitUntil(lambda: bridge.under_way == 0)
        desktop.window.close()
        desktop.window.deleteLater()
        settle()

    def begin() -> Desktop:
        settings, _ = load_settings(path) if path.exists() else (Settings(), None)
        desktop = Desktop(dressed, bridge, Preferences(settings, path, bridge), Entering())
        desktop.window.resize(1024, 700)
        with qtbot.waitActive(desktop.window):
            desktop.window.show()
            desktop.window.activateWindow()
        started.append(desktop)
        return desktop

    yield begin
    for desktop in started:
        close(desktop)

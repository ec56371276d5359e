"""The whole desktop at a real server, and practice in it without anything that is waited for."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent_desktop.settings import Settings
from central_server.demo.accounts import PASSWORD
from tests.support.filled import fill
from tests.support.keyrings import MemoryKeyring
from tests.support.real_server import RealServer
from tests.support.screens import settle
from ui.accounts.sign_in import Typed
from ui.bridge import Bridge
from ui.practice.mode.practising import Practising
from ui.shell.desktop import Desktop
from ui.shell.entering import Entering
from ui.shell.preferences import Preferences

SCRIPTS = 21
"""That the demo has in force."""


@pytest.fixture
def desktop(
    qtbot: QtBot, dressed: QApplication, bridge: Bridge, town_server: RealServer, tmp_path: Path
) -> Iterator[Desktop]:
    """A handler is signed in, with the scripts held."""
    before = keyring.get_keyring()
    keyring.set_keyring(MemoryKeyring())
    fill(tmp_path / "stores", town_server.url, "handler")
    preferences = Preferences(Settings(), tmp_path / "settings.json", bridge)
    made = Desktop(dressed, bridge, preferences, Entering(town_server.url, tmp_path / "stores"))
    bridge.met.connect(made.show_fault)
    made.window.resize(1440, 900)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    made.signing.begin_with(Typed(town_server.url, "handler", PASSWORD, remember=False))
    qtbot.waitUntil(lambda: made.work is not None and made.reading.is_done, timeout=20_000)
    qtbot.waitUntil(lambda: _all_is_here(made), timeout=20_000)
    yield made
    made.practising.leave()
    made.sign_out()
    qtbot.waitUntil(lambda: bridge.under_way == 0, timeout=20_000)
    for window in (made.practising.window, made.window):
        if window is not None:
            window.may_close = lambda: True
            window.close()
            window.deleteLater()
    settle()
    keyring.set_keyring(before)


def _all_is_here(desktop: Desktop) -> bool:
    assert desktop.desk is not None
    return len(desktop.desk.scripts.published) >= SCRIPTS


@pytest.fixture
def practising(desktop: Desktop) -> Practising:
    """Nobody waits in it: what the caller says comes at once."""
    made = desktop.practising
    made.haste = 0.0
    return made

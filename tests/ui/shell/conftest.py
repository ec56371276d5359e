"""The whole window, with someone signed in and plain screens for its contacts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent_desktop.settings import Settings
from tests.support.screens import settle
from tests.ui.shell.standing_in import entered
from ui.bridge import Bridge
from ui.shell.desktop import Desktop
from ui.shell.entering import Entering
from ui.shell.preferences import Preferences


@pytest.fixture
def closed_desktop(qtbot: QtBot, dressed: QApplication, bridge: Bridge, tmp_path: Path) -> Iterator[Desktop]:
    """At the sign-in page."""
    preferences = Preferences(Settings(), tmp_path / "settings.json", bridge)
    desktop = Desktop(dressed, bridge, preferences, Entering("http://127.0.0.1:9"))
    desktop.window.resize(1440, 900)
    with qtbot.waitActive(desktop.window):
        desktop.window.show()
        desktop.window.activateWindow()
    yield desktop
    desktop.sign_out()
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    desktop.window.close()
    desktop.window.deleteLater()
    settle()


@pytest.fixture
def desktop(closed_desktop: Desktop) -> Desktop:
    """A handler is signed in."""
    closed_desktop.signing.form.entered.emit(entered())
    settle()
    return closed_desktop

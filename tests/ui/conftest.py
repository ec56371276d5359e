"""Widgets under test: drawn off screen, dressed as the program is, in English, the accessibility tree switched on."""

import os
from collections.abc import Callable, Iterator
from typing import Any

os.environ["QT_QPA_PLATFORM"] = os.environ.get("AGENT_DESKTOP_TEST_PLATFORM", "offscreen")

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from tests.support.quick import indexed_once, quick_keys
from tests.support.real_server import RealServer, real_server
from tests.support.town import town
from ui.bridge import Bridge
from ui.rubbish import Collector
from ui.style import theme
from ui.style.tokens import Theme

__all__ = ["indexed_once", "quick_keys"]

PATIENCE_MS = 100_000


def pytest_itemcollected(item: pytest.Item) -> None:
    """A Qt message fails a test, save this one: the offscreen platform has no window frame to tell sizes to."""
    item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints"))


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application in the light theme at 100 %, with Python's collector on the screen's thread as in the program."""
    QAccessible.setActive(True)
    theme.apply(qapp, Theme.LIGHT, 100)
    qapp.setProperty("collector", Collector(qapp))
    return qapp


@pytest.fixture(autouse=True)
def runtime_dir(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test meets a desktop that is running on this computer."""
    monkeypatch.setenv("AGENT_DESKTOP_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))


class PatientBot(QtBot):
    """Waits for what a busy computer does late: no test waits for something that is not to come."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 0) -> None:  # noqa: N802 - pytest-qt's
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))

    def waitSignal(self, signal: Any, *, timeout: int = 0, **options: Any) -> SignalBlocker:  # noqa: N802 - as above
        return super().waitSignal(signal, timeout=max(timeout, PATIENCE_MS), **options)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """As pytest-qt's."""
    return PatientBot(request)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader was given to say, in its order."""
    said: list[str] = []

    class Heard(QAccessibleAnnouncementEvent):
        def __init__(self, widget: QWidget, words: str) -> None:
            super().__init__(widget, words)
            said.append(words)

    monkeypatch.setattr("PySide6.QtGui.QAccessibleAnnouncementEvent", Heard)
    return said


@pytest.fixture
def bridge(dressed: QApplication) -> Iterator[Bridge]:
    """A bridge that is closed at the end, with nothing left under way."""
    made = Bridge()
    yield made
    made.close()


@pytest.fixture(scope="session")
def town_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    """A server with the demo authority."""
    with real_server(town(tmp_path_factory)) as running:
        yield running

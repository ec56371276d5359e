"""Scripts of the library as a desk holds them once they are published, and calls that go by them."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from agent_desktop.contract.script_life import PublishedScript
from agent_desktop.contract.scripts import Script, ScriptVersion
from agent_desktop.desk import scripts
from agent_desktop.desk.desk import Desk
from agent_desktop.ids import new_id
from agent_desktop.scripts.standing import here
from agent_desktop.scripts.versions import version_of
from tests.support import screens
from tests.unit.scripts.made import versions
from ui.bridge import Bridge
from ui.contacts.screen import ContactScreen
from ui.contacts.service_page import ServicePage
from ui.contacts.steps import Step

BEFORE = datetime(2026, 1, 5, 9, tzinfo=UTC)
ASSISTED, MISSED = "missed_assisted_collection", "missed_collection"


def published(script: Script, *, number: int = 7, since: datetime = BEFORE) -> PublishedScript:
    return _published(version_of(script), number=number, since=since)


def _published(version: ScriptVersion, *, number: int = 7, since: datetime = BEFORE) -> PublishedScript:
    return PublishedScript(id=new_id(), number=number, hash=version.hash, effective_from=since, script=version.script)


def shipped() -> tuple[PublishedScript, ...]:
    return tuple(map(_published, versions()))


def publish(desk: Desk, *versions: PublishedScript) -> None:
    """These are all that the server has told of."""
    desk.scripts = scripts.Scripts(published=versions)


def choose(screen: ContactScreen, bridge: Bridge, qtbot: QtBot, service: str = ASSISTED) -> None:
    """What they need is known, and the handler goes on."""
    screen._walking.go(Step.NEED)
    assert isinstance(screen._cases.page(), ServicePage)
    screen._cases.choose_service(service)
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    screen._walking.go_on()
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    screens.settle()


def press(screen: ContactScreen, *keys: Qt.Key) -> None:
    """Each on whatever has the focus, once what it led to before is painted."""
    for key in keys:
        screens.settle()
        QTest.keyClick(screen.focusWidget() or screen, key)
    screens.settle()


def write(screen: ContactScreen, words: str) -> None:
    focused = screen.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, words)
    screens.settle()


def days_ago(screen: ContactScreen, days: int) -> str:
    """As a handler types it."""
    return f"{screen._around.today() - timedelta(days=days):%d/%m/%Y}"


def at(screen: ContactScreen) -> str:
    """The step that the run is at."""
    run = screen.draft.run
    assert run is not None
    return here(run).step

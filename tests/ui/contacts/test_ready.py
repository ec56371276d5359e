"""One screen is kept ready for the next call, and is of nobody until then."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStackedWidget
from pytestqt.qtbot import QtBot

from agent_desktop.contacts.numbers import read_number
from agent_desktop.desk import signing_in
from agent_desktop.desk.desk import Desk
from agent_desktop.settings import Settings, load_settings
from central_server.demo.accounts import PASSWORD
from central_server.demo.named import GWEN_NUMBER, MAIR_NUMBER
from tests.support import accessibility, screens
from tests.ui.contacts.doing import words_of
from ui.bridge import Bridge
from ui.contacts.ready import ReadyScreens
from ui.contacts.screen import ContactScreen
from ui.shell.columns import Columns
from ui.shell.preferences import Preferences
from ui.shell.shortcuts import Shortcuts
from ui.style import theme

Make = Callable[[str], ContactScreen]


@pytest.fixture
def place(desk: Desk, bridge: Bridge, qtbot: QtBot) -> QStackedWidget:
    made = QStackedWidget()
    qtbot.addWidget(made)
    made.resize(1366, 812)
    made.show()
    return made


@pytest.fixture
def ready(desk: Desk, bridge: Bridge, qtbot: QtBot, place: QStackedWidget) -> ReadyScreens:
    made = ReadyScreens(desk, bridge, Shortcuts(), place)
    qtbot.waitUntil(lambda: made.is_ready)
    return made


def open_in(place: QStackedWidget, ready: ReadyScreens, number: str) -> ContactScreen:
    screen = ready(read_number(number), None)
    place.addWidget(screen)
    place.setCurrentWidget(screen)
    return screen


def test_the_screen_kept_is_filled_by_the_call(ready: ReadyScreens, place: QStackedWidget, qtbot: QtBot) -> None:
    spare = place.findChild(ContactScreen)
    assert spare is not None
    assert not spare.has_unsent_words()
    screen = open_in(place, ready, MAIR_NUMBER)
    assert screen is spare
    qtbot.waitUntil(lambda: screen.title() == "Mair Evans")
    screens.settle()
    assert "By number, not yet checked" in words_of(screen)
    assert not screens.cut_off(screen)
    accessibility.check(screen)


def test_no_screen_is_made_for_whoever_takes_no_calls(
    desk: Desk, bridge: Bridge, qtbot: QtBot, place: QStackedWidget
) -> None:
    signing_in.sign_in(desk, "trainer", PASSWORD, remember=False)
    made = ReadyScreens(desk, bridge, Shortcuts(), place)
    qtbot.waitUntil(lambda: not made._timer.isActive())
    assert not place.findChildren(ContactScreen)


def test_calls_thick_and_fast_each_have_their_own(ready: ReadyScreens, place: QStackedWidget, qtbot: QtBot) -> None:
    one, other = open_in(place, ready, MAIR_NUMBER), open_in(place, ready, GWEN_NUMBER)
    assert one.draft.id != other.draft.id
    qtbot.waitUntil(lambda: None not in (one.draft.citizen_id, other.draft.citizen_id))
    assert one.draft.citizen_id != other.draft.citizen_id
    qtbot.waitUntil(lambda: ready.is_ready)
    third = open_in(place, ready, MAIR_NUMBER)
    assert third not in (one, other)
    qtbot.waitUntil(lambda: third.draft.citizen_id is not None)


def test_a_call_finds_a_screen_that_is_half_built(
    desk: Desk, bridge: Bridge, qtbot: QtBot, place: QStackedWidget
) -> None:
    ready = ReadyScreens(desk, bridge, Shortcuts(), place)
    qtbot.waitUntil(lambda: place.findChild(ContactScreen) is not None)
    assert not ready.is_ready
    screen = open_in(place, ready, MAIR_NUMBER)
    qtbot.waitUntil(lambda: screen.title() == "Mair Evans")
    accessibility.check(screen)


def test_one_that_was_cleared_away_is_made_anew(ready: ReadyScreens, place: QStackedWidget, qtbot: QtBot) -> None:
    for spare in place.findChildren(ContactScreen):
        spare.deleteLater()
    screens.settle()
    assert not ready.is_ready
    screen = open_in(place, ready, MAIR_NUMBER)
    qtbot.waitUntil(lambda: screen.draft.citizen_id is not None)


def test_where_a_divider_is_put_holds_for_the_other_screens(
    desk: Desk, bridge: Bridge, qtbot: QtBot, place: QStackedWidget, tmp_path: Path
) -> None:
    preferences = Preferences(Settings(), tmp_path / "settings.json", bridge)
    made = ReadyScreens(desk, bridge, Shortcuts(), place, columns=Columns(preferences))
    qtbot.waitUntil(lambda: made.is_ready)
    first = open_in(place, made, MAIR_NUMBER)
    qtbot.waitUntil(lambda: made.is_ready)
    screens.settle()
    handle = first.body.across.handle(1)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton)
    QTest.mouseMove(handle, handle.rect().center() + QPoint(90, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=handle.rect().center() + QPoint(90, 0))
    wide = first.body.across.sizes()[0]
    second = open_in(place, made, GWEN_NUMBER)
    screens.settle()
    assert abs(second.body.across.sizes()[0] - wide) <= 1
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    kept, _notice = load_settings(tmp_path / "settings.json")
    assert abs(theme.pixels(kept.panels["contact.three"][0]) - wide) <= 1

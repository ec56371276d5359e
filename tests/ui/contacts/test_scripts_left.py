"""A call in the middle of a script: brought back as it was, whatever was published meanwhile."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from agent_desktop.desk import scripts
from agent_desktop.desk.desk import Desk
from central_server.demo.named import MAIR_NUMBER
from tests.ui.contacts.conftest import Again, OpenScreen
from tests.ui.contacts.doing import button_of, words_of
from tests.ui.contacts.scripted import at, choose, press, publish, shipped, write
from tests.ui.contacts.test_as_left import kept
from ui.bridge import Bridge
from ui.contacts.screen import ContactScreen

RETURN = Qt.Key.Key_Return


@pytest.fixture
def left(desk: Desk, open_screen: OpenScreen, bridge: Bridge, qtbot: QtBot) -> ContactScreen:
    """Half a date is typed in the second step of a script."""
    publish(desk, *shipped())
    screen = open_screen(MAIR_NUMBER)
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    choose(screen, bridge, qtbot)
    press(screen, Qt.Key.Key_2, RETURN)
    write(screen, "17 Nov")
    return screen


def is_as_it_was(screen: ContactScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "“What day was it due?”" in words_of(screen))
    assert at(screen) == "when_due"
    field = screen.findChild(QLineEdit, "script.due_on")
    assert isinstance(field, QLineEdit)
    assert field.text() == "17 Nov"
    qtbot.waitUntil(lambda: screen.snapshot().cursor.field == "script.due_on")
    assert screen.snapshot().cursor.position == 3
    assert "script v7, English" in words_of(screen)


def test_everything_is_there_again(left: ContactScreen, again: Again, desk: Desk, qtbot: QtBot) -> None:
    field = left.findChild(QLineEdit, "script.due_on")
    assert isinstance(field, QLineEdit)
    field.setCursorPosition(3)
    screen = again(kept(desk, left, qtbot))
    is_as_it_was(screen, qtbot)
    screen._walking.go_back()
    assert at(screen) == "which_bin"


def test_also_where_its_version_was_retired_meanwhile(
    left: ContactScreen, again: Again, desk: Desk, bridge: Bridge, qtbot: QtBot
) -> None:
    field = left.findChild(QLineEdit, "script.due_on")
    assert isinstance(field, QLineEdit)
    field.setCursorPosition(3)
    contact = kept(desk, left, qtbot)
    publish(desk)
    screen = again(contact)
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    is_as_it_was(screen, qtbot)


def test_an_answer_chosen_and_not_gone_on_with_is_chosen_still(
    desk: Desk, open_screen: OpenScreen, again: Again, bridge: Bridge, qtbot: QtBot
) -> None:
    publish(desk, *shipped())
    screen = open_screen(MAIR_NUMBER)
    choose(screen, bridge, qtbot)
    press(screen, Qt.Key.Key_3)
    back = again(kept(desk, screen, qtbot))
    qtbot.waitUntil(lambda: "Which bin was it?" in words_of(back))
    assert button_of(back, "Brown (garden)").isChecked()


def test_a_run_on_a_version_that_nobody_has_goes_on_without_the_script(
    left: ContactScreen, again: Again, desk: Desk, bridge: Bridge, qtbot: QtBot
) -> None:
    contact = kept(desk, left, qtbot)
    run = contact.draft.run
    assert run is not None
    far = "f" * 64
    pins = tuple(replace(pin, hash=far) for pin in run.pins)
    frames = tuple(replace(frame, hash=far) for frame in run.frames)
    foreign = replace(contact.draft, run=replace(run, pins=pins, frames=frames))
    screen = again(replace(contact, draft=foreign))
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    qtbot.waitUntil(lambda: "This version of the script is not on this computer." in words_of(screen))
    assert not screen._state.scripted
    assert screen.draft.run is not None, "what was done is kept with the contact"
    assert screen._walking.page().isVisible()


def test_a_script_of_a_newer_desktop_is_not_offered(desk: Desk, open_screen: OpenScreen) -> None:
    assert scripts.now(desk) == ()
    versions = tuple(replace(each, script=replace(each.script, format=2)) for each in shipped())
    scripts.keep(desk, versions)
    assert scripts.recall(desk, [each.hash for each in versions]) == ()

"""A desktop is killed in the middle of two calls. The next one opens with both as they were, and says so."""

from collections.abc import Callable, Iterator

import keyring
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent_desktop.contacts.open_contact import Cursor
from central_server.demo.accounts import PASSWORD
from tests.support import accessibility, screens
from tests.support.dying import killed
from tests.support.keyrings import MemoryKeyring
from tests.support.real_server import RealServer
from tests.ui.contacts.killed_desktop import EMAIL, FIRST, HALF, INTO, SECOND
from tests.ui.contacts.scripted import ASSISTED, at, press
from tests.ui.contacts.several import ADULT, RETURN, card, raise_the_own, title
from ui.app import Program
from ui.cli import Options
from ui.contacts.remembering import words_in
from ui.contacts.screen import ContactScreen
from ui.scripts.step_page import StepPage
from ui.style import theme
from ui.style.tokens import Theme


@pytest.fixture(autouse=True)
def memory() -> Iterator[None]:
    """A keyring of the test's own."""
    before = keyring.get_keyring()
    keyring.set_keyring(MemoryKeyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture
def next_one(server: RealServer, dressed: QApplication, qtbot: QtBot) -> Iterator[Callable[[int], Program]]:
    """The next desktop, signed in; so many contacts are open in it again."""
    started: list[Program] = []

    def start(contacts: int) -> Program:
        started.append(begin(server, dressed))
        desktop = started[0].desktop
        qtbot.waitUntil(lambda: desktop.work is not None, timeout=20_000)
        qtbot.waitUntil(lambda: desktop.open is not None and desktop.open.count == contacts)
        return started[0]

    yield start
    for made in started:
        made.desktop.sign_out()
        qtbot.waitUntil(lambda: started[0].bridge.under_way == 0)
        made.desktop.window.close()
        made.close()
        made.desktop.window.deleteLater()
        made.collector.stop()
    screens.settle()
    theme.apply(dressed, Theme.LIGHT, 100)


def begin(server: RealServer, dressed: QApplication) -> Program:
    options = Options(server=server.url, theme="light", language="en", demo_user="handler", demo_password=PASSWORD)
    made = Program(dressed, options)
    made.desktop.window.resize(1440, 900)
    made.start()
    made.desktop.window.activateWindow()
    return made


@pytest.fixture
def program(server: RealServer, next_one: Callable[[int], Program]) -> Program:
    """After one was killed in the middle of two calls."""
    assert killed("tests.ui.contacts.killed_desktop", server.url) == "typed"
    return next_one(2)


def test_both_contacts_are_as_they_were(program: Program, qtbot: QtBot) -> None:
    opened, window = program.desktop.open, program.desktop.window
    assert opened is not None
    first = opened.current
    assert isinstance(first, ContactScreen), "the one in front is in front again"
    assert (first.title(), first.draft.notes) == ("Mair Evans", FIRST)
    assert first.snapshot().cursor == Cursor(field="contact.notes", anchor=INTO, position=INTO)
    qtbot.waitUntil(first.centre.notes.text.hasFocus)
    assert first.side.drawer is not None
    assert words_in(first.side.drawer)["details.email"].endswith(EMAIL)
    qtbot.waitUntil(lambda: any("2 contacts are as you left them at" in n.words for n in window.notices.shown))
    opened.go(1)
    second = opened.current
    assert isinstance(second, ContactScreen)
    assert second.draft.notes == SECOND
    assert len(second._people.chooser.offers.offers) > 1
    page = second._walking.page()
    assert isinstance(page, StepPage), "its script leads"
    assert page.shown is not None
    assert page.shown.view.step.id == "when_due"
    assert words_in(page)["script.due_on"] == HALF
    screens.settle()
    accessibility.check(window)


def test_closing_the_window_asks_nothing_and_signing_out_says_what_it_deletes(program: Program, qtbot: QtBot) -> None:
    desktop = program.desktop
    desktop.window.bar.sign_out_asked.emit()
    said = [notice.words for notice in desktop.window.notices.shown]
    assert "2 contacts are not finished. Signing out deletes what was typed in them." in said
    assert desktop.window.close()


def test_killed_between_a_concern_and_the_calls_own_case_each_keeps_its_reference(
    server: RealServer, next_one: Callable[[int], Program], qtbot: QtBot
) -> None:
    told, concern = killed("tests.ui.contacts.killed_between_cases", server.url).split()
    assert told != concern
    program = next_one(1)
    screen = program.desktop.open.current if program.desktop.open else None
    assert isinstance(screen, ContactScreen)
    shown = {title(screen, ASSISTED): told, title(screen, ADULT): concern}
    qtbot.waitUntil(lambda: card(screen) == shown)
    assert at(screen) == "close"
    screen._walking.focus_step()
    press(screen, RETURN)
    assert raise_the_own(screen) == told
    assert {case.reference for case in screen.draft.cases} == {told, concern}

"""What walkthroughs and the help call by name is there: a screen may change, and its controls keep their names."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from agent_desktop.walkthroughs.controls import CONTROLS, is_control
from agent_desktop.walkthroughs.help_words import EVERY, all_words, words_for
from tests.functional.practice.made import NUMBER, scenario
from tests.support import screens
from tests.ui.walkthroughs.conftest import Practise
from ui.bridge import Bridge
from ui.contacts.screen import ContactScreen
from ui.contacts.steps import Step
from ui.shell.shortcuts import COMMANDS, Shortcuts
from ui.style.naming import around, names_in, own_name

UI = Path(__file__).resolve().parents[3] / "ui"
OF_A_CONTACT: tuple[str, ...] = (
    "person.",
    "contact.",
    "history.",
    "notes.",
    "identity.",
    "find.",
    "need.",
    "choosing.",
    "script.",
)
OF_A_CONTACT += ("case.", "raised.", "ending.", "answers.")
BESIDE_IT = {"contact.place"}


def test_every_name_is_given_somewhere() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in sorted(UI.rglob("*.py")))
    assert [name for name in CONTROLS if f'"{name}"' not in source] == []


def test_the_help_knows_every_control_and_no_other() -> None:
    assert [name for name in CONTROLS if words_for(name) is None] == []
    named = [name.removesuffix(EVERY) for name in all_words()]
    assert [name for name in named if not is_control(name) and not name.startswith("help.")] == []
    codes = {command.code for command in COMMANDS}
    assert [each.control for each in all_words().values() if each.command and each.command not in codes] == []
    assert [each.control for each in all_words().values() if not (each.title.cy and each.says.cy)] == []


@pytest.fixture
def screen(practise: Practise, bridge: Bridge, qtbot: QtBot) -> ContactScreen:
    """A contact with everything in it that a contact can come to."""
    from agent_desktop.contacts.numbers import read_number

    made = ContactScreen(practise(scenario()).desk, bridge, read_number(NUMBER), shortcuts=Shortcuts())
    qtbot.addWidget(made)
    made.resize(1366, 812)
    made.show()
    qtbot.waitUntil(lambda: bridge.under_way == 0 and made._state.citizen is not None)
    return made


def to_every_page(screen: ContactScreen, bridge: Bridge, qtbot: QtBot) -> None:
    """So that each is made: the choice of a person, somebody new, what they need, a case's form, a script."""

    def settled() -> None:
        qtbot.waitUntil(lambda: bridge.under_way == 0)
        screens.settle()

    screen._people._choose_person(wanted=True)
    screen._people.chooser._make_form()
    settled()
    screen._people._choose_person(wanted=False)
    screen._walking.go(Step.NEED)
    screen._cases.choose_service("missed_assisted_collection")
    settled()
    screen._walking.go(Step.CASE)
    settled()
    screen._walking.go(Step.NEED)
    screen._walking.go_on()
    settled()
    screen._scripts.choose_another()
    screen._drawers.open_flags()
    settled()


def test_a_contact_has_each_control_that_may_be_named(screen: ContactScreen, bridge: Bridge, qtbot: QtBot) -> None:
    to_every_page(screen, bridge, qtbot)
    wanted = {name for name in CONTROLS if name.startswith(OF_A_CONTACT)} - BESIDE_IT
    assert wanted - names_in(screen) == set()


def test_no_control_of_a_contact_is_without_words(screen: ContactScreen, bridge: Bridge, qtbot: QtBot) -> None:
    to_every_page(screen, bridge, qtbot)
    without = [
        f"{type(each).__name__} {each.accessibleName()!r}"
        for each in screen.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.accessibleName() and not _has_words(each)
    ]
    assert without == []


def _has_words(control: QWidget) -> bool:
    return any(words_for(own_name(each)) for each in around(control) if own_name(each))

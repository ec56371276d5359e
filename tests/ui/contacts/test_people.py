"""Who the contact is with: added, told apart, spoken for, and shown whatever their name is."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from agent_desktop.contacts.numbers import NO_CALL
from agent_desktop.contract.citizens import Channel, CitizenWrite
from agent_desktop.desk import citizens
from agent_desktop.desk.desk import Desk
from agent_desktop.ids import new_id
from central_server.demo.named import MAIR_NUMBER, UNUSED_NUMBER, uuid_of
from tests.support import accessibility, screens
from tests.ui.contacts.conftest import OpenScreen
from tests.ui.contacts.doing import button_of, words_of
from ui.bridge import Bridge
from ui.contacts.screen import ContactScreen

NAMES = (
    "<b>Bold</b> & <i>Sons</i>",
    "N" * 300,
    "\u202eright to left marks\u202c",
    "فاطمہ خان",
    "Zoë 👩‍👩‍👧‍👦 Ōkubo",
    "O'Brien-Smythe & Daughters",
)


def channel_of(screen: ContactScreen) -> Channel:
    return screen.draft.channel


def open_person(make: Callable[..., ContactScreen], key: str, qtbot: QtBot) -> ContactScreen:
    screen = make(UNUSED_NUMBER)
    screen.open_citizen(uuid_of(key))
    qtbot.waitUntil(lambda: screen.draft.citizen_id == uuid_of(key))
    return screen


def test_someone_new_is_added_and_the_contact_is_theirs(open_screen: OpenScreen, desk: Desk, qtbot: QtBot) -> None:
    screen = open_screen("01632 960777")
    chooser = screen._people.chooser
    QTest.keyClicks(chooser.finder.field, "Ffion Newydd")
    button_of(chooser, "Add a person").click()
    button_of(chooser, "Add and go on").click()
    qtbot.waitUntil(lambda: screen.title() == "Ffion Newydd")
    assert screen.draft.citizen_id is not None
    held = citizens.look_at(desk, screen.draft.citizen_id)
    assert (held.name, [phone.e164 for phone in held.phones]) == ("Ffion Newydd", ["+441632960777"])


def test_the_number_is_put_on_the_record_and_taken_off_again(
    open_screen: OpenScreen, desk: Desk, bridge: Bridge, qtbot: QtBot
) -> None:
    screen = open_person(open_screen, "gwen", qtbot)
    before = citizens.look_at(desk, uuid_of("gwen")).phones
    button_of(screen, "Add 01632 960999 to their record").click()
    qtbot.waitUntil(lambda: "The number is on the record." in words_of(screen.notices))
    assert UNUSED_NUMBER in [phone.e164 for phone in citizens.look_at(desk, uuid_of("gwen")).phones]
    button_of(screen.notices, "Undo").click()
    qtbot.waitUntil(lambda: citizens.look_at(desk, uuid_of("gwen")).phones == before)
    qtbot.waitUntil(lambda: bridge.under_way == 0)


def test_a_daughter_speaks_for_her_mother_within_her_authority(open_screen: OpenScreen) -> None:
    screen = open_screen(MAIR_NUMBER)
    menu = screen.header._menu
    action = next(action for action in menu.actions() if "Gwen Evans" in action.text())
    action.trigger()
    assert screen.draft.speaking_with is not None
    said = words_of(screen)
    assert "Speaking with: Gwen Evans, daughter" in said
    assert "may discuss" in said
    assert "For some services only: choose the service first" in said
    QTest.keyClick(screen, Qt.Key.Key_2)
    assert screen.draft.identity is not None
    assert screen.draft.identity.of_representative
    next(action for action in menu.actions() if "the citizen" in action.text()).trigger()
    assert screen.draft.identity is None, "what was checked of the one before does not hold for the other"


def test_a_contact_begun_by_hand_says_how_it_came(open_screen: OpenScreen) -> None:
    screen = open_screen(NO_CALL)
    assert channel_of(screen) is Channel.COUNTER
    told: list[str] = []
    screen.title_changed.connect(told.append)
    chooser = screen.header._channel.menu()
    assert [action.text() for action in chooser.actions()][3] == "E-mail"
    chooser.actions()[3].trigger()
    assert channel_of(screen) is Channel.EMAIL
    assert told == ["New contact"], "the tab takes the icon of the channel"
    assert button_of(screen.header, "How they came to us: E-mail").isVisible()


def test_a_call_with_a_number_is_a_call(open_screen: OpenScreen) -> None:
    screen = open_screen(MAIR_NUMBER)
    assert screen.draft.channel is Channel.PHONE
    assert not screen.header._channel.isVisible()


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_whatever_a_name_is_it_is_plain_and_whole(open_screen: OpenScreen, desk: Desk, qtbot: QtBot, name: str) -> None:
    added = citizens.add(desk, new_id(), CitizenWrite(name=name))
    screen = open_screen(UNUSED_NUMBER)
    screen.open_citizen(added.citizen.id)
    qtbot.waitUntil(lambda: screen.draft.citizen_id == added.citizen.id)
    screens.settle()
    assert added.citizen.name in words_of(screen.header)
    assert not screens.cut_off(screen)
    accessibility.check(screen)

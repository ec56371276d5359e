"""The panels beside the call: flags recorded, reviewed and ended; a record corrected while a colleague does too."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from agent_desktop.contract.citizens import CitizenChange
from agent_desktop.desk import citizens
from agent_desktop.desk.desk import Desk
from agent_desktop.ids import new_id
from central_server.demo.named import (
    GWEN_NUMBER,
    HOUSEHOLD_NUMBER,
    LONG_NAME_NUMBER,
    MAIR_NUMBER,
    MOVED_NUMBER,
    ONE_WORD_NUMBER,
    uuid_of,
)
from tests.support import accessibility
from tests.ui.contacts.conftest import OpenScreen
from tests.ui.contacts.doing import button_of, words_of
from ui.citizens.details_panel import DetailsPanel
from ui.citizens.person_draft import PersonField
from ui.contacts.body import ALL
from ui.contacts.screen import ContactScreen
from ui.flags.panel import FlagsPanel


def flags_panel(screen: ContactScreen) -> FlagsPanel:
    button_of(screen.header, "Flags").click()
    panel = screen.side.drawer
    assert isinstance(panel, FlagsPanel)
    return panel


def details_panel(screen: ContactScreen) -> DetailsPanel:
    button_of(screen.header, "Update details").click()
    panel = screen.side.drawer
    assert isinstance(panel, DetailsPanel)
    return panel


def field(panel: DetailsPanel, which: PersonField) -> QLineEdit:
    control = panel.form._entries[which].control
    assert isinstance(control, QLineEdit)
    return control


def retype(line: QLineEdit, words: str) -> None:
    line.selectAll()
    QTest.keyClicks(line, words)


def test_a_flag_is_recorded_reviewed_and_ended(open_screen: OpenScreen, qtbot: QtBot) -> None:
    screen = open_screen(MOVED_NUMBER)
    assert not screen.strip.isVisible()
    panel = flags_panel(screen)
    panel.code.setCurrentIndex(panel.code.findData("HEAR"))
    panel.code.activated.emit(panel.code.currentIndex())
    panel.own_words.setPlainText("Face me, please.")
    button_of(panel, "Record flag").click()
    qtbot.waitUntil(lambda: "Hearing impaired" in words_of(screen.strip))  # the card is shown a turn after the strip
    assert "“Face me, please.”" in words_of(screen.strip)
    qtbot.waitUntil(lambda: "The flag is recorded." in words_of(panel))
    button_of(panel, "Hearing impaired: reviewed with them").click()
    qtbot.waitUntil(lambda: "Marked as reviewed." in words_of(panel))
    button_of(panel, "Hearing impaired: end today").click()
    qtbot.waitUntil(lambda: "The flag is ended." in words_of(panel))


def test_a_restricted_flag_waits_for_a_second_person(open_screen: OpenScreen, qtbot: QtBot) -> None:
    screen = open_screen(ONE_WORD_NUMBER)
    panel = flags_panel(screen)
    panel.code.setCurrentIndex(panel.code.findData("SAFE"))
    panel.code.activated.emit(panel.code.currentIndex())
    button_of(panel, "Record flag").click()
    qtbot.waitUntil(lambda: "A supervisor must approve it before it is shown." in words_of(panel))
    assert not screen.strip.isVisible()


def test_a_flag_without_a_kind_is_explained_and_kept(open_screen: OpenScreen) -> None:
    panel = flags_panel(open_screen(MAIR_NUMBER))
    panel.own_words.setPlainText("Short sentences.")
    button_of(panel, "Record flag").click()
    assert "Choose what helps them" in words_of(panel)
    assert panel.own_words.toPlainText() == "Short sentences."


def test_a_colleague_changed_it_too_and_both_values_stand_side_by_side(
    open_screen: OpenScreen, desk: Desk, qtbot: QtBot
) -> None:
    screen = open_screen(GWEN_NUMBER)
    panel = details_panel(screen)
    retype(field(panel, PersonField.EMAIL), "gwen@example.org")
    held = citizens.look_at(desk, uuid_of("gwen"))
    citizens.change(desk, held, CitizenChange(email="g.evans@example.org", latin_name="Gwenllian"), new_id())
    button_of(panel, "Save details").click()
    qtbot.waitUntil(lambda: "A colleague changed this too" in words_of(panel))
    said = words_of(panel)
    assert "Yours: gwen@example.org" in said
    assert "Theirs: g.evans@example.org" in said
    assert field(panel, PersonField.LATIN_NAME).text() == "Gwenllian", "what only they changed is taken over"
    accessibility.check(screen)
    button_of(panel, "Save details").click()
    qtbot.waitUntil(lambda: "Saved." in words_of(panel))
    now = citizens.look_at(desk, uuid_of("gwen"))
    assert (now.email, now.latin_name) == ("gwen@example.org", "Gwenllian")


def test_what_was_wrong_can_be_emptied(open_screen: OpenScreen, desk: Desk, qtbot: QtBot) -> None:
    screen = open_screen(LONG_NAME_NUMBER)
    panel = details_panel(screen)
    for which in (PersonField.BORN, PersonField.LINE, PersonField.LOCALITY, PersonField.POSTCODE):
        field(panel, which).selectAll()
        QTest.keyClick(field(panel, which), Qt.Key.Key_Delete)
    button_of(panel, "Save details").click()
    qtbot.waitUntil(lambda: "Saved." in words_of(panel))
    now = citizens.look_at(desk, uuid_of("long_name"))
    assert (now.birth_date, now.address) == (None, None)
    assert "date of birth not known" in words_of(screen.header)


def test_a_panel_goes_with_its_person_and_its_words_come_back_with_them(open_screen: OpenScreen, qtbot: QtBot) -> None:
    screen = open_screen(MAIR_NUMBER)
    retype(field(details_panel(screen), PersonField.EMAIL), "mair@example.org")
    screen.open_citizen(uuid_of("gwen"))
    qtbot.waitUntil(lambda: screen.draft.citizen_id == uuid_of("gwen"))
    assert screen.side.drawer is None
    assert screen.has_unsent_words()
    button_of(screen.notices, "Back to them").click()
    qtbot.waitUntil(lambda: screen.draft.citizen_id == uuid_of("mair"))
    panel = screen.side.drawer
    assert isinstance(panel, DetailsPanel)
    assert field(panel, PersonField.EMAIL).text() == "mair@example.org"


def test_a_panel_closed_keeps_what_was_typed_in_it(open_screen: OpenScreen) -> None:
    screen = open_screen(MAIR_NUMBER)
    panel = flags_panel(screen)
    panel.own_words.setPlainText("Short sentences.")
    details_panel(screen)
    button_of(screen.side, "Close").click()
    assert screen.side.drawer is None
    assert flags_panel(screen).own_words.toPlainText() == "Short sentences."


def test_a_colleagues_change_is_marked_and_wipes_nothing_typed(
    open_screen: OpenScreen, desk: Desk, qtbot: QtBot
) -> None:
    screen = open_screen(MOVED_NUMBER)
    panel = details_panel(screen)
    email, latin = field(panel, PersonField.EMAIL), field(panel, PersonField.LATIN_NAME)
    retype(email, "half@exam")
    email.setCursorPosition(4)
    citizen = screen._state.citizen
    assert citizen is not None
    held = citizens.look_at(desk, citizen.id)
    citizens.change(desk, held, CitizenChange(email="theirs@example.org", latin_name="Also known"), new_id())
    screen.renew()
    qtbot.waitUntil(lambda: "A colleague changed this too" in words_of(panel))
    assert (email.text(), email.cursorPosition()) == ("half@exam", 4)
    assert latin.text() == "Also known"
    assert "Changed meanwhile; before: " in words_of(panel)
    accessibility.check(screen)


def test_in_a_small_window_a_panel_takes_the_place_of_the_history(open_screen: OpenScreen, qtbot: QtBot) -> None:
    screen = open_screen(HOUSEHOLD_NUMBER)
    screen.open_citizen(uuid_of("parry_rhys"))
    screen.resize(960, 600)
    qtbot.waitUntil(lambda: screen.body.columns != ALL)
    qtbot.waitUntil(screen.header._flags.isVisible)
    panel = flags_panel(screen)
    assert not screen.history.isVisible()
    assert screen.side.height() > screen.body.height() // 2
    button_of(panel, "Close").click()
    assert screen.history.isVisible()

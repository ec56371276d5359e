"""A call by key presses alone: each goes to whatever has the focus, and the next one does what was meant."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from agent_desktop.contacts.numbers import read_number
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.contacts import IdentityMethod
from agent_desktop.desk.desk import Desk
from central_server.demo.named import HOUSEHOLD_NUMBER, MAIR_NUMBER, MOVED_NUMBER
from tests.support import accessibility
from tests.support.screens import settle
from tests.ui.contacts.conftest import OpenScreen
from tests.ui.contacts.scripted import choose, publish, shipped
from ui.bridge import Bridge
from ui.contacts.screen import ContactScreen
from ui.contacts.service_page import ServicePage
from ui.contacts.steps import Step
from ui.flags.band import FlagBand
from ui.scripts.choosing_page import fitting_words, offers_of
from ui.shell.shortcuts import Shortcuts
from ui.style import theme
from ui.style.tokens import Theme

OPENS_A_LIST = pytest.mark.qt_log_ignore("This plugin does not support")
"""Qt without a screen remarks on every list that is opened."""


@pytest.fixture
def call(open_screen: OpenScreen, qtbot: QtBot) -> ContactScreen:
    return in_front(open_screen(MAIR_NUMBER), qtbot)


def in_front(screen: ContactScreen, qtbot: QtBot) -> ContactScreen:
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    return screen


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def press(*keys: str) -> None:
    for each in keys:
        QTest.keySequence(focus(), QKeySequence(each))
        settle()


def tab_to(name: str) -> None:
    for _ in range(60):
        if accessibility.focus_name() == name:
            return
        press("Tab")
    pytest.fail(f"the Tab key does not come to “{name}”")


def names_by_tab(count: int) -> list[str]:
    passed = []
    for _ in range(count):
        passed.append(accessibility.focus_name())
        press("Tab")
    return passed


def need(screen: ContactScreen) -> ServicePage:
    page = screen._cases.page()
    assert isinstance(page, ServicePage)
    return page


def checked_by(screen: ContactScreen) -> IdentityMethod | None:
    return screen.draft.identity.method if screen.draft.identity else None


@pytest.mark.parametrize("number", range(1, 7))
def test_enter_after_a_number_key_goes_on_with_that_answer(call: ContactScreen, number: int) -> None:
    press(str(number))
    answered = checked_by(call)
    press("Return")
    assert call._state.step is Step.NEED
    assert answered is not None
    assert checked_by(call) is answered


def test_the_last_of_two_number_keys_is_the_answer(call: ContactScreen) -> None:
    press("2", "3", "Return")
    assert checked_by(call) is IdentityMethod.DOCUMENT
    assert call._state.step is Step.NEED


def test_a_number_key_chooses_a_service_before_anything_is_typed(
    call: ContactScreen, qtbot: QtBot, bridge: Bridge
) -> None:
    press("1", "Return")
    second = need(call)._shown[1].code
    press("2")
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    assert call.draft.service_code == second


def test_a_number_key_chooses_among_what_was_found_unless_it_belongs_to_the_words(
    call: ContactScreen, qtbot: QtBot, bridge: Bridge
) -> None:
    press("1", "Return")
    page = need(call)
    QTest.keyClicks(page.field, "section 2")
    assert page.field.text() == "section 2", "it may become section 21"
    page.field.selectAll()
    QTest.keyClicks(page.field, "missed")
    assert len(page._shown) > 1
    second = page._shown[1].code
    press("2")
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    assert call.draft.service_code == second


def test_what_they_need_is_typed_over_when_one_comes_back_to_it(call: ContactScreen) -> None:
    press("1", "Return")
    QTest.keyClicks(need(call).field, "missed")
    call._walking.go(Step.IDENTITY)
    press("Return")
    assert focus() is need(call).field
    QTest.keyClicks(focus(), "blue badge")
    assert need(call).field.text() == "blue badge"


def test_a_flag_recorded_leaves_the_focus_in_its_panel(open_screen: OpenScreen, qtbot: QtBot, bridge: Bridge) -> None:
    screen = in_front(open_screen(MOVED_NUMBER), qtbot)
    tab_to("Flags")
    press("Return")
    panel = screen.side.drawer
    assert panel is not None
    QTest.keyClicks(focus(), "Hearing")
    tab_to("Record flag")
    press("Return")
    qtbot.waitUntil(lambda: bridge.under_way == 0 and bool(screen.strip.isVisible()))
    settle()
    assert panel.isAncestorOf(focus())
    assert screen.draft.outcome is None


def test_the_tab_key_reads_the_flags_from_top_to_bottom(call: ContactScreen) -> None:
    tab_to("Flags")
    press("Return")
    tab_to("Close")
    assert names_by_tab(2) == ["Close", "Hearing impaired: reviewed with them"]
    tab_to("Record flag")
    press("Tab")
    panel = call.side.drawer
    assert panel is not None
    assert not panel.isAncestorOf(focus())


def test_the_tab_key_reads_the_history_from_top_to_bottom(call: ContactScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not call._after_painting.isActive())
    tab_to("Show All")
    channels = len(call.history._chips)
    passed = names_by_tab(channels + 2)
    assert all(name.startswith("Show ") for name in passed[:channels])
    assert passed[channels:] == ["All services", "History"]


def test_who_rings_is_said_and_how_far_it_is_checked(open_screen: OpenScreen, qtbot: QtBot, heard: list[str]) -> None:
    in_front(open_screen(MAIR_NUMBER), qtbot)
    assert "Mair Evans. By number, not yet checked" in heard
    press("1")
    assert heard[-1] == "Identity checked: details agree"


def test_that_several_may_ring_is_said_once(open_screen: OpenScreen, qtbot: QtBot, heard: list[str]) -> None:
    screen = in_front(open_screen(HOUSEHOLD_NUMBER), qtbot)
    screen._paint()
    assert [words for words in heard if "fit this number" in words] == [heard[-1]]


def test_hold_is_said(call: ContactScreen, heard: list[str]) -> None:
    tab_to("Hold")
    press("Return")
    assert heard[-1] == "On hold"
    press("Return")
    assert heard[-1] == "No longer on hold"


def test_a_script_is_found_by_what_the_trade_calls_it() -> None:
    offers = offers_of(shipped(), Channel.PHONE)
    assert [offer.title for offer in fitting_words(offers, "safeg")] == ["Worry about an adult or a child"]


def test_another_person_can_be_looked_for_in_the_middle_of_a_script(
    call: ContactScreen, desk: Desk, qtbot: QtBot, bridge: Bridge
) -> None:
    publish(desk, *shipped())
    choose(call, bridge, qtbot)
    assert call._scripts.in_front
    call.header.person_wanted.emit()
    settle()
    assert not call._scripts.in_front
    assert focus() is call._people.chooser.finder.field


def test_whoever_types_hears_once_what_fits_in_the_end(call: ContactScreen, qtbot: QtBot, heard: list[str]) -> None:
    press("1", "Return")
    heard.clear()
    QTest.keyClicks(focus(), "missed assisted")
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["1 service"]


def test_what_lacks_is_said_when_one_asks_and_not_again_by_itself(call: ContactScreen, heard: list[str]) -> None:
    tab_to("Finish contact")
    press("Return")
    lacks = heard[-1]
    assert "outcome" in lacks
    call._paint()
    assert heard.count(lacks) == 1
    call.bar.finish_wanted.emit()
    assert heard.count(lacks) == 2


@pytest.fixture
def with_keys(desk: Desk, bridge: Bridge, qtbot: QtBot) -> ContactScreen:
    """Mair's call, with the shortcuts that the user sees and can change."""
    screen = ContactScreen(desk, bridge, read_number(MAIR_NUMBER), shortcuts=Shortcuts())
    qtbot.addWidget(screen)
    screen.resize(1366, 812)
    screen.show()
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    return in_front(screen, qtbot)


def press_in_the_list(*keys: str) -> None:
    popup = QApplication.activePopupWidget()
    assert popup is not None, "no list is open"
    for each in keys:
        QTest.keySequence(popup, QKeySequence(each))
    settle()


@OPENS_A_LIST
def test_who_is_speaking_is_chosen_by_keys_from_start_to_end(with_keys: ContactScreen) -> None:
    press("Ctrl+Shift+N")
    QTest.keyClicks(focus(), "Her daughter rings")
    press("Ctrl+Shift+P")
    press_in_the_list("Down", "Return")
    assert with_keys.header._speaking.words == "Speaking with: Gwen Evans, daughter"
    QTest.keyClicks(focus(), ".")
    assert with_keys.draft.notes == "Her daughter rings."
    press("Ctrl+Shift+P")
    press_in_the_list("Return")
    assert with_keys.header._speaking.words == "Speaking with: the citizen"


@OPENS_A_LIST
def test_the_flags_have_a_key_and_their_list_has_a_name_and_an_end(with_keys: ContactScreen) -> None:
    press("Ctrl+Shift+L")
    panel = with_keys.side.drawer
    assert panel is not None
    assert panel.isAncestorOf(focus())
    press("Ctrl+Shift+N", "Ctrl+Shift+L")
    assert panel.isAncestorOf(focus()), "open already: it is gone to"
    press("Alt+Down")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert accessibility.focus_name() == "What helps them"
    assert popup.height() < with_keys.height() // 2
    press_in_the_list("Escape")


def test_enter_again_takes_no_answer_that_nobody_chose(
    call: ContactScreen, desk: Desk, qtbot: QtBot, bridge: Bridge
) -> None:
    publish(desk, *shipped())
    choose(call, bridge, qtbot)
    run = call.draft.run
    assert run is not None
    press("Return", "Return", "Return")
    assert call.draft.run is not None
    assert call.draft.run.past == run.past
    assert not any(call._scripts.typed.values())
    press("1", "Return")
    assert call.draft.run.past != run.past


def test_the_flags_stay_in_sight_where_large_words_leave_little_room(
    call: ContactScreen, dressed: QApplication, qtbot: QtBot
) -> None:
    band = call.findChild(FlagBand)
    assert band is not None
    assert not band.isVisible()
    try:
        theme.apply(dressed, Theme.LIGHT, 200)
        call.resize(940, 560)
        qtbot.waitUntil(lambda: call._area.verticalScrollBar().maximum() > 0)
        call.centre.notes.text.setFocus()
        call._area.ensureWidgetVisible(call.centre.notes.text)
        assert call.strip.visibleRegion().boundingRect().height() < call.strip.height()
        assert band.isVisible()
        assert "Hearing impaired" in words_in_sight(band)
        call._area.verticalScrollBar().setValue(0)
        assert not band.isVisible()
    finally:
        theme.apply(dressed, Theme.LIGHT, 100)


def words_in_sight(part: QWidget) -> str:
    return " ".join(label.text() for label in part.findChildren(QLabel) if not label.visibleRegion().isEmpty())

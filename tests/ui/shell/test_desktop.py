"""The window as a handler uses it: calls, tabs, finding, keys, faults, signing out."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from agent_desktop.contract.accounts import Role
from agent_desktop.desk.faults import SignInNeeded
from agent_desktop.desk.outbox import Counts
from agent_desktop.faults import EnvironmentFault, ProgramFault
from tests.support import accessibility, screens
from tests.ui.shell.standing_in import CROWD, CROWDED, MATCHES, PlainScreen, entered, finished
from ui.shell.contact_place import ContactPlace
from ui.shell.desktop import Desktop
from ui.shell.find import FindPanel
from ui.shell.open_contacts import OpenContacts
from ui.shell.people import PeoplePage
from ui.shell.rail import RailButton
from ui.style import theme
from ui.style.buttons import Button
from ui.style.tokens import Theme


def press(desktop: Desktop, keys: str) -> None:
    target = QApplication.focusWidget() or desktop.window
    QTest.keySequence(target, QKeySequence(keys))
    screens.settle()


def press_quickly(page: PeoplePage, key: Qt.Key) -> None:
    QTest.keyClick(page.field, key)


def contacts(desktop: Desktop) -> OpenContacts:
    assert desktop.open is not None
    return desktop.open


def place(desktop: Desktop) -> ContactPlace:
    assert desktop.work is not None
    return desktop.work.place


def found(desktop: Desktop) -> FindPanel:
    assert desktop.work is not None
    return desktop.work.finding.panel


def front(desktop: Desktop) -> PlainScreen:
    screen = contacts(desktop).current
    assert isinstance(screen, PlainScreen)
    return screen


def notices(desktop: Desktop) -> list[str]:
    return [notice.words for notice in desktop.window.notices.shown]


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)])
def test_the_window_in_every_look(desktop: Desktop, size: tuple[int, int]) -> None:
    desktop.call("+441632960123")
    desktop.show_fault(EnvironmentFault("The server is away.", kept="Nothing is lost.", do="Try again.", details="x"))
    desktop.window.resize(*size)
    screens.check_in_every_look(desktop.window)
    assert desktop.window.width() == size[0]


def test_help_in_every_look(desktop: Desktop) -> None:
    press(desktop, "F1")
    screens.check_in_every_look(desktop.window)
    press(desktop, "F1")
    assert not desktop.window.side.isVisible()


@pytest.fixture
def large_text(dressed: QApplication) -> Iterator[None]:
    theme.apply(dressed, Theme.LIGHT, 200)
    yield
    theme.apply(dressed, Theme.LIGHT, 100)


@pytest.mark.usefixtures("large_text")
def test_help_covers_the_work_where_there_is_no_room_for_both(desktop: Desktop) -> None:
    window = desktop.window
    desktop.call("+441632960123")
    window.resize(1024, 700)
    press(desktop, "F1")
    assert window.side.isVisible()
    assert not window.places.isVisible()
    assert not screens.cut_off(window)
    desktop.call("+441632960124")
    screens.settle()
    assert not window.side.isVisible(), "a call is never left behind the help"
    assert front(desktop).isVisible()
    press(desktop, "F1")
    window.resize(1800, 900)
    screens.settle()
    assert window.side.isVisible()
    assert window.places.isVisible(), "there is room for both again"


@pytest.mark.usefixtures("large_text")
def test_a_notice_with_buttons_is_whole_where_there_is_little_room(desktop: Desktop) -> None:
    desktop.window.resize(1024, 700)
    copy = ("Copy the reference", lambda: None)
    notice = desktop.window.notices.say("Finished and saved on the server.", more="Case CS-7F3K-9M2W.", copy=copy)
    screens.settle()
    assert not screens.cut_off(notice)
    button = next(button for button in notice.findChildren(Button) if button.words == "Copy the reference")
    lowest = max(label.mapTo(notice, label.rect().bottomLeft()).y() for label in notice.findChildren(QLabel))
    assert button.mapTo(notice, button.rect().topLeft()).y() > lowest, "the buttons stand below the words"


def test_a_call_opens_and_never_touches_anothers_words(desktop: Desktop) -> None:
    desktop.call("+441632960123")
    first = front(desktop)
    QTest.keyClicks(first.notes, "key safe moved")
    desktop.call("withheld")
    assert contacts(desktop).count == 2
    contacts(desktop).step(1)
    assert front(desktop) is not first
    assert front(desktop).draft.notes == ""
    press(desktop, "Ctrl+1")
    assert front(desktop) is first
    assert first.draft.notes == "key safe moved"
    assert "01632 960123" in place(desktop).tabs.bar.tabText(0)
    assert desktop.window.bar.call.isVisible()


@pytest.mark.parametrize("number", ["; rm -rf /", "9" * 10_000, "<b>x</b>", "withheld", "", "18001 01632 960123"])
def test_any_number_begins_a_contact(desktop: Desktop, number: str) -> None:
    desktop.call(number)
    assert contacts(desktop).count == 1


def test_a_call_waits_for_the_sign_in(closed_desktop: Desktop) -> None:
    closed_desktop.call("+441632960123")
    assert any("A call is waiting" in words for words in notices(closed_desktop))
    closed_desktop.signing.form.entered.emit(entered())
    assert contacts(closed_desktop).count == 1
    assert not any("A call is waiting" in words for words in notices(closed_desktop))


def test_signing_out_and_closing_lose_no_words_unasked(desktop: Desktop) -> None:
    press(desktop, "Ctrl+N")
    QTest.keyClicks(front(desktop).notes, "half a sentence")
    desktop.window.bar.sign_out_asked.emit()
    assert any("1 contact is not finished" in words for words in notices(desktop))
    assert front(desktop).draft.notes == "half a sentence"
    assert not desktop.window.close()
    assert front(desktop).draft.notes == "half a sentence"
    front(desktop).notes.clear()
    desktop.window.bar.sign_out_asked.emit()
    assert desktop.work is None


def test_a_closed_contact_can_be_had_back(desktop: Desktop) -> None:
    press(desktop, "Ctrl+N")
    QTest.keyClicks(front(desktop).notes, "half a sentence")
    press(desktop, "Ctrl+W")
    assert contacts(desktop).count == 0
    assert any("closed without finishing" in words for words in notices(desktop))
    press(desktop, "Ctrl+Shift+T")
    assert front(desktop).draft.notes == "half a sentence"


def test_closed_had_back_and_closed_again_it_has_its_whole_time_anew(desktop: Desktop) -> None:
    press(desktop, "Ctrl+N")
    QTest.keyClicks(front(desktop).notes, "half a sentence")
    screen = front(desktop)
    for keys in ("Ctrl+W", "Ctrl+Shift+T", "Ctrl+W"):
        press(desktop, keys)
    contacts(desktop)._let_go(screen, 1)  # the time of the first closing is over
    press(desktop, "Ctrl+Shift+T")
    assert front(desktop).draft.notes == "half a sentence"


def test_what_was_finished_while_its_tab_was_being_closed_is_not_offered_again(desktop: Desktop) -> None:
    press(desktop, "Ctrl+N")
    QTest.keyClicks(front(desktop).notes, "half a sentence")
    screen = front(desktop)
    press(desktop, "Ctrl+W")
    screen.wants_close.emit()
    press(desktop, "Ctrl+Shift+T")
    assert contacts(desktop).count == 0


def test_what_waits_in_memory_alone_is_not_lost_unasked(desktop: Desktop) -> None:
    assert desktop.work is not None
    desktop.work.traffic.counts = Counts(waiting=2)
    desktop.window.bar.sign_out_asked.emit()
    assert any("2 records that wait to be sent cannot be kept" in words for words in notices(desktop))
    assert not desktop.window.close()
    assert desktop.work is not None
    desktop.work.traffic.counts = Counts()


def test_that_everything_is_sent_is_not_said_of_what_was_refused_or_taken_out(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr("ui.shell.traffic.announce", lambda _widget, words: heard.append(words))
    assert desktop.work is not None
    for counts, sent in ((Counts(refused=1), True), (Counts(), False), (Counts(meets=1), True)):
        desktop.work.traffic._count(Counts(waiting=1))
        desktop.work.traffic._count(counts, sent=sent)
    assert heard == []
    desktop.work.traffic._count(Counts(waiting=1))
    desktop.work.traffic._count(Counts(), sent=True)
    assert heard == ["Everything is sent"]


def test_an_empty_contact_closes_without_a_word(desktop: Desktop) -> None:
    press(desktop, "Ctrl+N")
    press(desktop, "Ctrl+W")
    assert contacts(desktop).count == 0
    assert notices(desktop) == []


def test_people_are_found_as_you_type_and_chosen_with_keys(qtbot: QtBot, desktop: Desktop) -> None:
    press(desktop, "Ctrl+K")
    field = desktop.window.bar.search
    assert field.hasFocus()
    QTest.keyClicks(field, "evans")
    panel = found(desktop)
    qtbot.waitUntil(lambda: panel.list.count() == 3)
    assert panel.list.item(0).text() == "People"
    assert panel.state.text() == "2 people found"
    press(desktop, "Down")
    assert "Gwen <b>Evans</b>" in panel.list.currentItem().text()
    press(desktop, "Return")
    assert front(desktop).draft.citizen_id == MATCHES[1].id
    assert not panel.isVisible()


def test_people_is_a_page_to_find_someone_on(qtbot: QtBot, desktop: Desktop) -> None:
    desktop.window.go("people")
    screens.settle()
    page = desktop.window.findChild(PeoplePage)
    assert isinstance(page, PeoplePage)
    assert page.field.hasFocus()
    QTest.keyClicks(page.field, "evans")
    qtbot.waitUntil(lambda: page.list.count() == 2)
    assert page.state.text() == "2 people found"
    screens.check_in_every_look(desktop.window)
    press(desktop, "Down")
    press(desktop, "Return")
    assert desktop.window.place == "contact"
    assert front(desktop).draft.citizen_id == MATCHES[1].id
    desktop.window.go("people")
    assert page.field.text() == ""
    assert page.list.count() == 0


def test_more_people_come_as_the_list_is_gone_through(qtbot: QtBot, desktop: Desktop) -> None:
    desktop.window.go("people")
    page = desktop.window.findChild(PeoplePage)
    assert isinstance(page, PeoplePage)
    QTest.keyClicks(page.field, CROWD)
    qtbot.waitUntil(lambda: page.list.count() == 25)
    assert page.state.text().startswith("The first 25 are shown, and more as you go down.")
    page.list.verticalScrollBar().setValue(page.list.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: page.list.count() == 50)
    assert page.list.currentRow() == 0, "whoever is chosen stays so"
    for _ in range(48):
        press_quickly(page, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.list.count() == len(CROWDED))
    assert page.state.text() == "60 people found"
    for _ in range(11):
        press_quickly(page, Qt.Key.Key_Down)
    press(desktop, "Return")
    assert front(desktop).draft.citizen_id == CROWDED[59].id


def test_someone_found_on_the_page_never_takes_over_a_contact(qtbot: QtBot, desktop: Desktop) -> None:
    desktop.call("+441632960123")
    desktop.window.go("people")
    page = desktop.window.findChild(PeoplePage)
    assert isinstance(page, PeoplePage)
    QTest.keyClicks(page.field, "ukasz")
    qtbot.waitUntil(lambda: page.list.count() == 1)
    press(desktop, "Return")
    assert contacts(desktop).count == 2


def test_a_finished_contact_leaves_its_reference_to_copy(desktop: Desktop) -> None:
    desktop.call("+441632960123")
    screen = front(desktop)
    screen.finished.emit(finished("CS-7F3K-9M2W"))
    screen.wants_close.emit()
    screens.settle()
    saved = "Finished and saved on this computer. Case CS-7F3K-9M2W."
    assert [words for words in notices(desktop) if words.startswith(saved)]
    notice = desktop.window.notices.shown[0]
    copy = next(button for button in notice.findChildren(Button) if button.words == "Copy the reference")
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "CS-7F3K-9M2W"
    assert desktop.window.notices.shown == [notice]


def test_an_older_answer_never_covers_a_newer_one(qtbot: QtBot, desktop: Desktop) -> None:
    press(desktop, "Ctrl+K")
    panel, field = found(desktop), desktop.window.bar.search
    QTest.keyClicks(field, "evans")
    assert panel.searching is not None
    panel.searching.ask_now()
    QTest.keyClicks(field, "zzz")
    qtbot.waitUntil(lambda: "Nobody found" in panel.state.text())
    assert panel.list.count() == 0


def test_a_typed_number_begins_a_contact(qtbot: QtBot, desktop: Desktop) -> None:
    press(desktop, "Ctrl+K")
    QTest.keyClicks(desktop.window.bar.search, "01632 960123")
    panel = found(desktop)
    qtbot.waitUntil(lambda: panel.list.count() == 2 and "Nobody" in panel.state.text())
    press(desktop, "Return")
    assert front(desktop).draft.caller.e164 == "+441632960123"


def test_f6_goes_round_the_panels(desktop: Desktop) -> None:
    desktop.call("+441632960123")
    seen: list[QWidget | None] = []
    for _ in desktop.window.panels():
        press(desktop, "F6")
        seen.append(QApplication.focusWidget())
    assert len(set(seen)) == len(desktop.window.panels()) >= 3
    press(desktop, "Shift+F6")
    assert QApplication.focusWidget() is seen[-2]


def test_everything_is_reached_by_tab(desktop: Desktop) -> None:
    desktop.call("+441632960123")
    screens.settle()
    stops = accessibility.tab_stops(desktop.window)
    start = stops[0]
    start.setFocus()
    passed: set[QWidget | None] = {start}
    for _ in range(len(stops) * 2):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        passed.add(QApplication.focusWidget())
    lost = [stop for stop in stops if stop not in passed and not accessibility.stands_in_a_group(stop, passed)]
    assert lost == []


def test_the_rail_is_one_stop_and_arrow_keys_go_through_it(desktop: Desktop) -> None:
    rail = desktop.window.rail
    chosen, people, *_others = rail.findChildren(RailButton)
    chosen.setFocus()
    press(desktop, "Down")
    assert QApplication.focusWidget() is people
    press(desktop, "Space")
    assert desktop.window.place == "people"
    assert accessibility.focus_name() == "Who are you looking for?"


def test_a_fault_says_what_was_kept_and_what_to_do(desktop: Desktop) -> None:
    desktop.show_fault(EnvironmentFault("The server is away.", kept="Nothing is lost.", do="Try again.", details="d1"))
    assert notices(desktop) == ["The server is away. Nothing is lost. Try again."]
    desktop.show_fault(ProgramFault("KeyError\n  File x"))
    assert "File x" not in " ".join(notices(desktop))
    for notice in desktop.window.notices.shown:
        notice.dismiss()
    screens.settle()
    assert not desktop.window.notices.isVisible()


def test_a_session_that_ends_loses_nothing(desktop: Desktop) -> None:
    desktop.call("+441632960123")
    QTest.keyClicks(front(desktop).notes, "typed before")
    contacts(desktop).fault.emit(SignInNeeded("Your session has ended."))
    screens.settle()
    again = desktop.signing.again
    assert again is not None
    assert again.isVisible()
    assert front(desktop).draft.notes == "typed before"
    accessibility.check(desktop.window)
    again.entered.emit(object())
    assert not desktop.window.side.isVisible()


@pytest.mark.usefixtures("large_text")
def test_where_there_is_little_room_signing_in_again_covers_the_work_once_it_is_asked_for(desktop: Desktop) -> None:
    desktop.call("+441632960123")
    desktop.window.resize(1024, 700)
    screens.settle()
    contacts(desktop).fault.emit(SignInNeeded("Your session has ended."))
    screens.settle()
    assert front(desktop).isVisible(), "nobody's typing is covered unasked"
    QTest.keyClicks(front(desktop).notes, "typed on")
    (notice,) = desktop.window.notices.shown
    next(button for button in notice.findChildren(Button) if button.words == "Sign in again").click()
    screens.settle()
    again = desktop.signing.again
    assert again is not None
    assert again.isVisible()
    assert not desktop.window.places.isVisible()
    assert not screens.cut_off(desktop.window)
    desktop.window.go("contact")
    screens.settle()
    assert front(desktop).isVisible(), "the work is one step away"
    assert notices(desktop), "and so is signing in"
    again.entered.emit(object())
    screens.settle()
    assert not desktop.window.side.isVisible()
    assert front(desktop).draft.notes == "typed on"
    assert "Your session has ended" not in " ".join(notices(desktop))


def test_signing_out_leaves_nothing_of_a_citizen(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.call("+441632960123")
    QTest.keyClicks(front(desktop).notes, "private")
    desktop.sign_out()
    screens.settle()
    assert desktop.window.place == "sign_in"
    assert desktop.work is None
    assert not any(screen.isVisible() for screen in desktop.window.findChildren(PlainScreen))
    qtbot.waitUntil(lambda: not desktop.window.findChildren(PlainScreen))
    accessibility.check(desktop.window)


@pytest.mark.parametrize("role", [Role.TRAINER, Role.ADMINISTRATOR])
def test_who_sees_no_citizens_has_the_scripts(closed_desktop: Desktop, role: Role) -> None:
    closed_desktop.signing.form.entered.emit(entered(role))
    screens.settle()
    assert closed_desktop.window.place == "scripts"
    practice = ("practice",) if role is Role.TRAINER else ()
    assert closed_desktop.window.rail.codes == ("answers", *practice, "scripts")
    assert closed_desktop.window.bar.search.isVisible()
    closed_desktop.call("+441632960123")
    assert contacts(closed_desktop).count == 0


def test_the_look_is_chosen_and_kept(qtbot: QtBot, desktop: Desktop) -> None:
    desktop.window.bar.theme_chosen.emit("dark")
    desktop.window.bar.scale_chosen.emit(150)
    assert (theme.theme(), theme.scale()) == (Theme.DARK, 150)
    settings = desktop.preferences.settings
    assert (settings.theme, settings.text_scale) == ("dark", 150)
    desktop._dress(Theme.LIGHT, 100)
    assert QAccessible.isActive()

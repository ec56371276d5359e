"""The end of a contact: keys from anywhere, hold, a server that is away; finished once, however often it is pressed."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from agent_desktop.contacts.numbers import read_number
from agent_desktop.contacts.open_contact import OpenContact
from agent_desktop.contract.contacts import Contact
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.desk import catalogue, contacts, drafts, outbox, signing_in
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.store.faults import StoreDiskFull
from central_server.demo.accounts import PASSWORD
from central_server.demo.named import HOUSEHOLD_NUMBER, MAIR_NUMBER
from tests.support.real_server import real_server
from tests.support.town import town
from tests.ui.contacts.conftest import OpenScreen
from tests.ui.contacts.doing import button_of
from tests.ui.contacts.test_drawers import flags_panel
from ui.bridge import Bridge
from ui.contacts.keeping import Keeping
from ui.contacts.screen import ContactScreen
from ui.shell.shortcuts import Shortcuts


def choose_ending(screen: ContactScreen) -> None:
    """Answered, about the first service there is: enough to finish with."""
    bar = screen.bar
    bar.outcome.setCurrentIndex(bar.outcome.findData(Outcome.ANSWERED.value))
    bar.outcome.activated.emit(bar.outcome.currentIndex())
    bar.service.setCurrentIndex(1)
    bar.service.activated.emit(1)


@pytest.fixture
def with_keys(desk: Desk, bridge: Bridge, qtbot: QtBot) -> ContactScreen:
    """A contact that listens to the keys as it does in the window."""
    screen = ContactScreen(desk, bridge, read_number(MAIR_NUMBER), shortcuts=Shortcuts())
    qtbot.addWidget(screen)
    screen.resize(1366, 812)
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(lambda: screen.draft.citizen_id is not None)
    return screen


def places(screen: ContactScreen) -> dict[str, QWidget]:
    return {
        "notes": screen.centre.notes.text,
        "list": screen.history.list,
        "choice": screen.bar.outcome,
        "button": screen.header._update,
    }


@pytest.mark.parametrize("place", ["notes", "list", "choice", "button"])
def test_the_keys_work_wherever_the_focus_is(with_keys: ContactScreen, qtbot: QtBot, place: str) -> None:
    screen = with_keys

    def press(key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        places(screen)[place].setFocus()
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, held)

    control, shift, alt = (
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.ShiftModifier,
        Qt.KeyboardModifier.AltModifier,
    )
    press(Qt.Key.Key_Return, control)
    assert "Choose an outcome" in screen.bar.lacks.text()
    press(Qt.Key.Key_H, control)
    assert screen.draft.held_since is not None
    press(Qt.Key.Key_H, control)
    assert screen.draft.held_since is None
    screen._walking.go_on()
    press(Qt.Key.Key_Left, alt)
    assert screen._state.step == 0
    press(Qt.Key.Key_N, control, shift)
    assert QApplication.focusWidget() is screen.centre.notes.text
    press(Qt.Key.Key_F, control, shift)
    assert QApplication.focusWidget() is screen._people.chooser.finder.field


def test_hold_and_resume_say_how_long(open_screen: OpenScreen) -> None:
    screen = open_screen(MAIR_NUMBER)
    button_of(screen.bar, "Hold").click()
    assert screen.draft.held_since is not None
    assert screen.bar.hold.words.startswith("Resume 00:0")
    screen.bar.hold.click()
    assert screen.draft.held_since is None
    assert screen.bar.hold.words.startswith("Hold")


def test_finishing_twice_in_a_breath_is_finishing_once(
    open_screen: OpenScreen, desk: Desk, bridge: Bridge, qtbot: QtBot
) -> None:
    screen = open_screen(MAIR_NUMBER)
    choose_ending(screen)
    told: list[object] = []
    screen.finished.connect(told.append)
    screen.centre.notes.text.setPlainText("Once.")
    screen._finishing.finish()
    screen._finishing.finish()
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    screen._finishing.finish()
    assert len(told) == 1
    assert [row.kind for row in outbox.every(desk)] == [DeliveryKind.CONTACT]
    assert drafts.restore(desk) == (), "what is finished is open no more"
    outbox.deliver(desk)


def test_what_is_typed_beside_the_call_does_not_go_with_it_unasked(
    open_screen: OpenScreen, bridge: Bridge, qtbot: QtBot
) -> None:
    screen = open_screen(MAIR_NUMBER)
    choose_ending(screen)
    told: list[object] = []
    screen.finished.connect(told.append)
    flags_panel(screen).own_words.setPlainText("Short sentences.")
    screen._finishing.finish()
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    assert told == []
    assert screen.has_unsent_words()
    button_of(screen.notices, "Finish without it").click()
    qtbot.waitUntil(lambda: len(told) == 1)


def test_a_write_that_failed_is_not_tried_again_once_the_contact_is_finished(
    open_screen: OpenScreen, desk: Desk, bridge: Bridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_desk: Desk, _contact: object) -> None:
        under_way.set()
        assert may_end.wait(10)
        raise StoreDiskFull

    under_way, may_end = Event(), Event()
    screen = open_screen(MAIR_NUMBER)
    choose_ending(screen)
    qtbot.waitUntil(lambda: bridge.under_way == 0 and not screen._saving._timer.isActive())
    keeping = screen._saving._keeping
    with monkeypatch.context() as patched:
        patched.setattr(drafts, "keep", fails)
        QTest.keyClicks(screen.centre.notes.text, "The disk was full for a moment.")
        qtbot.waitUntil(under_way.is_set)
        with qtbot.waitSignal(screen.finished):
            screen._finishing.finish()
            may_end.set()
    keeping._again.stop()
    keeping._next()
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    assert drafts.restore(desk) == ()


def test_what_is_let_go_while_another_is_being_written_is_forgotten_all_the_same(
    open_screen: OpenScreen, desk: Desk, bridge: Bridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(given: Desk, contact: OpenContact) -> None:
        under_way.set()
        assert may_end.wait(10)
        keep(given, contact)

    under_way, may_end, keep = Event(), Event(), drafts.keep
    keeping = Keeping(desk, bridge)
    first, second = (ContactScreen(desk, bridge, read_number(MAIR_NUMBER), keeping=keeping) for _ in range(2))
    for screen in (first, second):
        qtbot.addWidget(screen)
    qtbot.waitUntil(lambda: len(drafts.restore(desk)) == 2 and bridge.under_way == 0)
    qtbot.waitUntil(lambda: not second._saving._timer.isActive() and bridge.under_way == 0)
    monkeypatch.setattr(drafts, "keep", slow)
    first.centre.notes.text.setPlainText("Slow.")
    qtbot.waitUntil(under_way.is_set)
    second.forget()
    may_end.set()
    qtbot.waitUntil(lambda: [each.id for each in drafts.restore(desk)] == [first.draft.id])


def test_a_store_begun_anew_holds_what_is_open_whether_or_not_more_is_typed(
    open_screen: OpenScreen, desk: Desk, qtbot: QtBot
) -> None:
    screen = open_screen(MAIR_NUMBER)
    QTest.keyClicks(screen.centre.notes.text, "The key safe moved.")
    qtbot.waitUntil(lambda: [each.draft.notes for each in drafts.restore(desk)] == ["The key safe moved."])
    drafts.forget(desk, screen.draft.id)
    screen.store_replaced.emit()
    qtbot.waitUntil(lambda: [each.draft.notes for each in drafts.restore(desk)] == ["The key safe moved."])


def test_unsent_words_survive_a_second_call(open_screen: OpenScreen) -> None:
    first = open_screen(MAIR_NUMBER)
    QTest.keyClicks(first.centre.notes.text, "The key safe moved.")
    second = open_screen(HOUSEHOLD_NUMBER)
    QTest.keyClicks(second.centre.notes.text, "Another matter.")
    assert first.draft.notes == "The key safe moved."
    assert first.has_unsent_words()
    assert second.draft.citizen_id is None


def test_the_server_is_away_and_it_is_sent_once_when_it_is_back(
    desk: Desk, bridge: Bridge, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    url = town(tmp_path_factory)
    with real_server(url) as first:
        away = open_desk(first.url)
        signing_in.sign_in(away, "handler", PASSWORD, remember=False)
        catalogue.load(away)
        screen = ContactScreen(away, bridge, read_number(MAIR_NUMBER))
        qtbot.addWidget(screen)
        screen.resize(1366, 812)
        screen.show()
        qtbot.waitUntil(lambda: screen.draft.citizen_id is not None)
        choose_ending(screen)
        qtbot.waitUntil(lambda: bridge.under_way == 0)
        before = contacts_with(away, screen)
        screen.centre.notes.text.setPlainText("Kept through it all.")
        first.kill()
        with qtbot.waitSignal(screen.finished):
            screen._finishing.finish()
        assert not screen.has_unsent_words()
        with real_server(url, port=int(first.url.rpartition(":")[2])):
            outbox.deliver(away)
            held: Contact = contacts.look_at(away, screen.draft.id)
            assert held.notes == "Kept through it all."
            assert contacts_with(away, screen) == before + 1
        away.close()


def contacts_with(desk: Desk, screen: ContactScreen) -> int:
    """How many contacts the server holds of the person in hand."""
    assert screen.draft.citizen_id is not None
    return contacts.open_citizen(desk, screen.draft.citizen_id, screen.draft.id).counts.contacts

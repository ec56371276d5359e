"""The window by key presses alone."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support import accessibility, screens
from ui.shell.desktop import Desktop
from ui.shell.rail import RailButton
from ui.shell.sight import is_seen
from ui.style import theme
from ui.style.tokens import Theme


def press(*keys: str) -> None:
    for each in keys:
        focus = QApplication.focusWidget()
        assert focus is not None, "nothing has the focus"
        QTest.keySequence(focus, QKeySequence(each))
        screens.settle()


def write(words: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, words)


def test_escape_leaves_the_help_from_a_field_for_keys_too(desktop: Desktop) -> None:
    desktop.call("+441632960123")
    press("F1")
    while accessibility.focus_name() != "Keys for: Finish the contact":
        press("Tab")
    press("Escape")
    assert not desktop.window.side.isVisible()
    assert accessibility.focus_name() == "Notes"
    assert desktop.shortcuts.of("contact.finish") == "Ctrl+Return"


def test_the_field_of_the_answers_place_stands_at_its_top(desktop: Desktop) -> None:
    desktop.window.go("answers")
    screens.settle()
    assert accessibility.focus_name() == "Find an answer"
    field = QApplication.focusWidget()
    assert field is not None
    panel = field.parentWidget()
    assert panel is not None
    assert field.geometry().bottom() < panel.height() // 4


def test_f6_goes_from_the_bar_by_the_rail_to_the_contacts(desktop: Desktop) -> None:
    desktop.call("+441632960123")
    screens.settle()
    stops = []
    for _ in desktop.window.panels():
        press("F6")
        stops.append(accessibility.focus_name())
    first = stops.index("Find people and answers")
    assert (stops[first:] + stops[:first])[:2] == ["Find people and answers", "Contact"]


@pytest.mark.parametrize(("typed", "does"), [("outbox", "outbox"), ("go outb", "outbox"), ("shortcuts", "help")])
def test_what_the_keys_do_is_found_by_its_words(desktop: Desktop, typed: str, does: str) -> None:
    press("Ctrl+K")
    write(typed)
    screens.settle()
    press("Return")
    assert (desktop.window.place == "outbox") == (does == "outbox")
    assert desktop.window.side.isVisible() == (does == "help")


def test_escape_leads_from_finding_back_to_where_the_hand_was(desktop: Desktop) -> None:
    desktop.call("+441632960123")
    before = QApplication.focusWidget()
    press("Ctrl+K", "Escape")
    assert QApplication.focusWidget() is before
    press("Ctrl+K")
    write("nobody")
    press("Escape", "Escape")
    assert QApplication.focusWidget() is before


def test_what_enter_would_open_is_said_with_what_was_found(qtbot: QtBot, desktop: Desktop, heard: list[str]) -> None:
    press("Ctrl+K")
    write("outbox")
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[-1].startswith("Nobody found.")
    assert heard[-1].endswith("Go to the Outbox, Ctrl Shift O")


def test_whose_contact_comes_to_the_front_is_said(desktop: Desktop, heard: list[str]) -> None:
    desktop.call("+441632960123")
    desktop.call("+441632960124")
    press("Ctrl+1")
    assert heard[-1] == "01632 960123"
    press("Ctrl+PgDown")
    assert heard[-1] == "01632 960124"


def test_the_help_gives_the_focus_back_to_the_page_in_front(desktop: Desktop) -> None:
    desktop.call("+441632960123")
    press("Ctrl+Shift+O")
    before = QApplication.focusWidget()
    assert before is not None
    press("F1", "Escape")
    assert QApplication.focusWidget() is before
    assert before.isVisible()


def test_a_call_that_comes_in_takes_nothing_from_whoever_writes(desktop: Desktop, heard: list[str]) -> None:
    desktop.call("+441632960123")
    write("Gwen mov")
    heard.clear()
    desktop.call("+441632960124")
    write("ed")
    contacts = desktop.open
    assert contacts is not None
    assert (contacts.count, contacts.screens[0].draft.notes, contacts.screens[1].draft.notes) == (2, "Gwen moved", "")
    (notice,) = desktop.window.notices.shown
    assert notice.words.startswith("Call from 01632 960124")
    assert heard[-1] == notice.words
    press("Ctrl+PgDown")
    assert contacts.current is contacts.screens[1]
    assert not desktop.window.notices.shown
    desktop.call("+441632960125")
    assert contacts.current is contacts.screens[2], "nothing is being written"


def test_a_call_offered_and_closed_is_offered_no_more(desktop: Desktop) -> None:
    desktop.call("+441632960123")
    write("a word")
    desktop.call("+441632960124")
    contacts = desktop.open
    assert contacts is not None
    contacts.close(1)
    assert not desktop.window.notices.shown
    assert contacts.current is contacts.screens[0]


def test_enter_on_remember_me_signs_in(closed_desktop: Desktop) -> None:
    form = closed_desktop.signing.form
    form.remember.setFocus()
    press("Return")
    assert form.wrong.text() == "Type your user name first."
    assert not form.remember.isChecked()


def test_larger_words_leave_the_focus_in_sight(closed_desktop: Desktop, dressed: QApplication, qtbot: QtBot) -> None:
    closed_desktop.window.resize(640, 480)
    screens.settle()
    button = closed_desktop.signing.form.submit
    button.setFocus()
    qtbot.waitUntil(lambda: is_seen(button))
    try:
        theme.apply(dressed, Theme.LIGHT, 200)
        screens.settle()
        qtbot.waitUntil(lambda: is_seen(button))
    finally:
        theme.apply(dressed, Theme.LIGHT, 100)


def test_enter_presses_whatever_button_is_outlined_once_however_long_it_is_held(desktop: Desktop) -> None:
    """As the help says; also where no panel takes Enter for something of its own."""
    rail = desktop.window.rail
    outbox = next(button for button in rail.findChildren(RailButton) if button.entry.code == "outbox")
    outbox.setFocus()
    press("Return")
    assert desktop.window.place == "outbox"
    pressed: list[bool] = []
    button = desktop.work.place.tabs.new_button if desktop.work is not None else None
    assert button is not None
    desktop.window.go("contact")
    button.setFocus()
    button.clicked.connect(lambda: pressed.append(True))
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, "\r", True)
    QApplication.sendEvent(button, held)
    assert pressed == []
    press("Enter")
    assert pressed == [True]


def test_the_strip_of_contacts_is_as_high_as_its_words_after_they_were_larger(
    desktop: Desktop, qtbot: QtBot, qapp: QApplication
) -> None:
    desktop.call("+441632960123")
    assert desktop.work is not None
    strip = desktop.work.place.tabs.bar
    screens.settle()
    before = strip.height()
    for scale in (200, 100):
        theme.apply(qapp, Theme.LIGHT, scale)
        qtbot.waitUntil(lambda: theme.dressing.is_done and theme.dressing.is_painted)
        screens.settle()
        assert scale == 100 or strip.height() > before
    assert strip.height() == before

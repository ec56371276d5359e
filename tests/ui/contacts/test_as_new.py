"""A screen whose contact is over serves another one: nothing of the citizen before is shown, said or held by it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from agent_desktop.contacts.draft import ContactDraft
from agent_desktop.contacts.numbers import read_number
from agent_desktop.contract.citizens import Citizen
from agent_desktop.contract.contacts import ContactContext, IdentityMethod
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.desk import catalogue, pulling
from agent_desktop.desk.answers import HitKind
from agent_desktop.desk.desk import Desk
from central_server.demo.named import GWEN_NUMBER, HOUSEHOLD_NUMBER, MAIR_NUMBER
from tests.support import leftovers, screens
from tests.ui.contacts.doing import rows_of, words_of
from tests.ui.contacts.scripted import choose, days_ago, press, publish, shipped, write
from ui.bridge import Bridge
from ui.contacts.history_rows import RowKind
from ui.contacts.ready import READY, ReadyScreens
from ui.contacts.remembering import fields, put_back
from ui.contacts.screen import ContactScreen
from ui.contacts.steps import Step
from ui.shell.contact_place import ContactPlace
from ui.shell.open_contacts import OpenContacts
from ui.shell.shortcuts import Shortcuts

MARK = "".join(("qz", "xvw"))
"""Begins every word typed in these tests, and no other; the source is held by whoever tells of failures."""

KEPT = ("ScrollArea", "QScrollBar", "QFrame | role='plain'", "QWidget | objectName='qt_scrollarea")
"""How lines begin of places to scroll in: a used screen has more of them, with nothing in them."""


@pytest.fixture
def place(bridge: Bridge, qtbot: QtBot) -> ContactPlace:
    made = ContactPlace(Shortcuts())
    qtbot.addWidget(made)
    made.resize(1366, 900)
    made.show()
    return made


@pytest.fixture
def ready(desk: Desk, bridge: Bridge, qtbot: QtBot, place: ContactPlace) -> ReadyScreens:
    publish(desk, *shipped())
    made = ReadyScreens(desk, bridge, Shortcuts(), place.stack)
    qtbot.waitUntil(lambda: made.is_ready)
    return made


@pytest.fixture
def opened(desk: Desk, place: ContactPlace, ready: ReadyScreens) -> OpenContacts:
    return OpenContacts(place.tabs, place.stack, ready, desk.clock)


def open_for(opened: OpenContacts, number: str, bridge: Bridge, qtbot: QtBot) -> ContactScreen:
    screen = opened.open(read_number(number))
    assert isinstance(screen, ContactScreen)
    qtbot.waitUntil(lambda: bridge.under_way == 0 and screen.is_filled)
    return screen


def let_go(opened: OpenContacts, screen: ContactScreen) -> None:
    """Closed, and its half minute of undo over."""
    opened.close()
    if screen in opened._closed:
        opened._let_go(screen, opened._closing_of[screen])


def type_into(panel: QWidget) -> None:
    """A marked word in every field to type in, and the last of each list of choices."""
    for name, field in fields(panel).items():
        if isinstance(field, QComboBox):
            put_back(panel, {name: str(field.itemData(field.count() - 1))})
        else:
            put_back(panel, {name: f"{MARK}{len(name)}"})


def live(screen: ContactScreen, bridge: Bridge, qtbot: QtBot) -> None:
    """A long call: every panel used, something typed wherever one can type."""

    def quiet() -> None:
        qtbot.waitUntil(lambda: bridge.under_way == 0)

    screen.take_focus()
    for letter in f"{MARK}7 ":
        QTest.keyClicks(screen.centre.notes.text, letter)
    row = next(row for row in map(screen.history.model.record, range(99)) if row.kind is RowKind.CONTACT)
    screen.history.row_opened.emit(row)
    quiet()
    screen.history._chips[-1].click()
    quiet()
    screen.history.list.setCurrentIndex(screen.history.model.index(1, 0))
    screen.header.person_wanted.emit()
    type_into(screen._people.chooser)
    screen._people.chooser._add.click()
    type_into(screen._people.chooser)
    quiet()
    screen._people._choose_person(wanted=False)
    screen._people._checked(IdentityMethod.DETAILS)
    screen._walking.go(Step.NEED)
    type_into(screen._cases.page())
    services = screen._around.catalogue.services.values()
    chosen = max(services, key=lambda service: (len({field.kind for field in service.form}), service.code))
    screen._cases.choose_service(chosen.code)
    quiet()
    for step in (Step.CASE, Step.READ_BACK, Step.CASE):
        screen._walking.go(step)
    type_into(screen._cases.page())
    screen._finishing._outcome(Outcome.CASE_RAISED)
    screen._finishing.toggle_hold()
    screen._finishing.finish()
    screen._drawers.open_flags()
    type_into(screen._drawers._panel or screen)
    screen._drawers.open_details()
    type_into(screen._drawers._panel or screen)
    look_for_answers(screen, quiet)
    for tone in ("bad", "warn"):
        screen.notices.say(f"{MARK}{len(tone)}", tone=tone, more=f"{MARK}8", action=("Try again", quiet))
    quiet()
    screens.settle()


def look_for_answers(screen: ContactScreen, quiet: Callable[[], None]) -> None:
    """Looked for, read, given, doubted, and asked of the editors; the last of it is left open."""
    panel = screen.side.answers
    while pulling.pull(screen._desk).more:
        pass
    screen._answers.find()
    panel.field.setText("council tax")
    quiet()
    row = next(row for row in map(panel.model.record, range(99)) if row.kind is HitKind.ARTICLE)
    screen._answers.read(row.kind, row.id)
    quiet()
    screen._answers.quote()
    quiet()
    assert screen.draft.quotes
    panel.reader.text.page_wanted.emit("https://www.example.org/")
    screen._answers.doubt()
    panel.doubt.remark.setText(f"{MARK}3")
    panel.go_back()
    panel.go_back()
    panel.field.setText(f"{MARK}4")
    quiet()
    screen._answers.ask_editors()


def live_by_script(screen: ContactScreen, bridge: Bridge, qtbot: QtBot) -> None:
    """A call led by its script, left in the middle of a field."""
    choose(screen, bridge, qtbot)
    press(screen, Qt.Key.Key_1, Qt.Key.Key_Return)
    write(screen, days_ago(screen, 2))
    press(screen, Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_Return)
    write(screen, f"{MARK}5")
    press(screen, Qt.Key.Key_Tab)
    write(screen, f"{MARK}6")
    screen.centre.notes.text.setPlainText(f"{MARK}9")
    screen._scripts.choose_another()
    screens.settle()
    assert screen.draft.run is not None


Live = Callable[[ContactScreen, Bridge, QtBot], None]
lives = pytest.mark.parametrize("live", [live, live_by_script])


@lives
def test_it_holds_what_one_that_never_had_a_contact_holds(
    live: Live, opened: OpenContacts, ready: ReadyScreens, bridge: Bridge, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(ready._ready) == READY)
    untouched = ready._ready[-1]
    screens.settle()
    before = leftovers.everything(untouched)
    screen = open_for(opened, MAIR_NUMBER, bridge, qtbot)
    assert screen is not untouched
    live(screen, bridge, qtbot)
    assert [line for line in leftovers.everything(screen) if MARK in line]  # it is looked for where it is
    let_go(opened, screen)
    qtbot.waitUntil(lambda: screen in ready._ready)
    screens.settle()
    after = leftovers.everything(screen)
    differ = (before - after) + (after - before)
    assert [line for line in differ if not line.startswith(KEPT)] == []
    assert not screen.has_unsent_words()


@lives
def test_nothing_in_the_program_knows_of_the_contact_before(
    live: Live, opened: OpenContacts, ready: ReadyScreens, bridge: Bridge, qtbot: QtBot
) -> None:
    earlier = leftovers.living(Citizen, ContactContext, ContactDraft)
    screen = open_for(opened, MAIR_NUMBER, bridge, qtbot)
    live(screen, bridge, qtbot)
    assert leftovers.holders_of(MARK)  # they are looked for where they are
    assert leftovers.living(Citizen, but=earlier)
    let_go(opened, screen)
    qtbot.waitUntil(lambda: screen in ready._ready and bridge.under_way == 0)
    screens.settle()
    assert not leftovers.holders_of(MARK)
    left = leftovers.living(Citizen, ContactContext, ContactDraft, but=earlier)
    assert not [one for one in left if not isinstance(one, ContactDraft) or one.caller.e164 or one.notes]


def test_the_next_citizen_is_shown_as_on_a_screen_of_their_own(
    opened: OpenContacts, ready: ReadyScreens, bridge: Bridge, qtbot: QtBot
) -> None:
    first = open_for(opened, GWEN_NUMBER, bridge, qtbot)
    screens.settle()
    words, rows = whenever_saved(words_of(first)), rows_of(first)
    let_go(opened, first)
    qtbot.waitUntil(lambda: len(ready._ready) >= READY)
    used = open_for(opened, MAIR_NUMBER, bridge, qtbot)
    live(used, bridge, qtbot)
    let_go(opened, used)
    qtbot.waitUntil(lambda: used in ready._ready)
    again = _until_it_is(used, opened, bridge, qtbot)
    screens.settle()
    assert (whenever_saved(words_of(again)), rows_of(again)) == (words, rows)
    assert again._state.step is Step.IDENTITY


def test_everything_stands_where_it_does_on_a_screen_of_their_own(
    opened: OpenContacts, ready: ReadyScreens, bridge: Bridge, qtbot: QtBot
) -> None:
    screen = open_for(opened, GWEN_NUMBER, bridge, qtbot)
    screens.settle()
    places = _places(screen)
    assert len(places) > 80
    let_go(opened, screen)
    qtbot.waitUntil(lambda: screen in ready._ready)
    screens.settle()
    _until_it_is(screen, opened, bridge, qtbot)
    screens.settle()
    assert sorted(_places(screen)) == sorted(places)


def _places(screen: ContactScreen) -> list[tuple[str, str, tuple[int, ...]]]:
    """Of all that can be seen: its kind, its words unless the clock says them, and where it is on the screen."""
    return [
        (
            type(part).__name__,
            "" if isinstance(part, QAbstractScrollArea) or ":" in _said(part) else _said(part),
            (*part.mapTo(screen, QPoint()).toTuple(), *part.size().toTuple()),
        )
        for part in screen.findChildren(QWidget)
        if part.isVisible()
    ]


def _said(part: QWidget) -> str:
    return part.text() if isinstance(part, QLabel | QAbstractButton) else part.accessibleName()


def whenever_saved(words: str) -> str:
    """Without whether and when it was last kept, which the clock decides."""
    told = ("saved here ", "kept on this screen until ")
    return "\n".join(line for line in words.splitlines() if not line.startswith(told))


def _until_it_is(screen: ContactScreen, opened: OpenContacts, bridge: Bridge, qtbot: QtBot) -> ContactScreen:
    for _ in range(9):
        if open_for(opened, GWEN_NUMBER, bridge, qtbot) is screen:
            return screen
    raise AssertionError("it is never used again")


def test_an_answer_that_comes_too_late_is_shown_to_nobody(
    opened: OpenContacts, ready: ReadyScreens, bridge: Bridge, qtbot: QtBot
) -> None:
    screen = opened.open(read_number(MAIR_NUMBER))
    assert bridge.under_way
    opened.close()
    qtbot.waitUntil(lambda: screen in ready._ready and bridge.under_way == 0)
    screens.settle()
    assert screen.draft.citizen_id is None
    assert "Mair" not in "".join(leftovers.everything(screen))


def test_python_forgets_whatever_qt_has_deleted(desk: Desk, bridge: Bridge, qtbot: QtBot) -> None:
    """Else the next widget that gets the same address ends the program when it goes (docs/decisions/0024)."""
    publish(desk, *shipped())
    screen = ContactScreen(desk, bridge)
    qtbot.addWidget(screen)
    screen.show()
    known = []
    for _ in range(3):
        screen.take(read_number(MAIR_NUMBER))
        qtbot.waitUntil(lambda: bridge.under_way == 0 and screen.is_filled)
        live(screen, bridge, qtbot)
        for _piece in screen.as_new():
            pass
        qtbot.waitUntil(lambda: bridge.under_way == 0)
        screens.settle()
        known.append(leftovers.items_known())
    assert known[1] == known[2]


def test_what_is_done_on_it_is_done_for_the_present_contact_alone(
    opened: OpenContacts, ready: ReadyScreens, bridge: Bridge, qtbot: QtBot
) -> None:
    screen = open_for(opened, MAIR_NUMBER, bridge, qtbot)
    live(screen, bridge, qtbot)
    let_go(opened, screen)
    qtbot.waitUntil(lambda: screen in ready._ready)
    _until_it_is(screen, opened, bridge, qtbot)
    live(screen, bridge, qtbot)
    assert opened.current is screen
    first, quoted = screen.centre.notes.text.toPlainText().split("\n")
    assert (first, quoted[:14]) == (f"{MARK}7 ", "Answered from ")
    assert screen.draft.held_since is not None  # toggled once, not once for each contact it had


def test_undo_brings_back_the_contact_it_says_and_no_other(
    opened: OpenContacts, ready: ReadyScreens, bridge: Bridge, qtbot: QtBot
) -> None:
    undos: list[Callable[[], object]] = []
    opened.closed.connect(lambda _words, undo: undos.append(undo))
    screen = open_for(opened, MAIR_NUMBER, bridge, qtbot)
    screen.centre.notes.text.setPlainText(f"{MARK}1")
    let_go(opened, screen)
    qtbot.waitUntil(lambda: screen in ready._ready)
    _until_it_is(screen, opened, bridge, qtbot)
    screen.centre.notes.text.setPlainText(f"{MARK}2")
    opened.close()
    count = opened.count
    undos[0]()
    assert opened.count == count
    undos[1]()
    assert opened.current is screen


def test_screens_of_another_catalogue_are_made_anew(
    opened: OpenContacts, ready: ReadyScreens, desk: Desk, bridge: Bridge, qtbot: QtBot
) -> None:
    screen = open_for(opened, HOUSEHOLD_NUMBER, bridge, qtbot)
    catalogue.load(desk)
    ready.renew()
    assert not ready.is_ready
    opened.close()
    qtbot.waitUntil(lambda: ready.is_ready)
    assert screen not in ready._ready
    assert all(spare.catalogue is desk.catalogue for spare in ready._ready)


def test_signing_out_takes_those_kept_with_the_others(
    opened: OpenContacts, place: ContactPlace, bridge: Bridge, qtbot: QtBot
) -> None:
    open_for(opened, MAIR_NUMBER, bridge, qtbot)
    opened.close()
    open_for(opened, GWEN_NUMBER, bridge, qtbot)
    opened.clear()
    qtbot.waitUntil(lambda: not place.findChildren(ContactScreen))

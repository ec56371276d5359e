"""A call from its number to the end, on a real server, by keyboard."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from agent_desktop.contacts.numbers import having_rung, read_number
from agent_desktop.contract.contact_events import Happening
from agent_desktop.contract.contacts import IdentityMethod
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.desk import contacts, outbox
from agent_desktop.desk.contacts import Finished
from agent_desktop.desk.desk import Desk
from central_server.demo.named import HOUSEHOLD_NUMBER, MAIR_NUMBER, RIGHT_TO_LEFT_NUMBER, UNUSED_NUMBER
from tests.support import accessibility
from tests.support.screens import check_in_every_look, settle
from tests.ui.contacts.conftest import OpenScreen
from tests.ui.contacts.doing import button_of
from ui.bridge import Bridge
from ui.cases.form_page import FormPage
from ui.contacts.screen import ContactScreen
from ui.contacts.service_page import ServicePage
from ui.contacts.steps import Step
from ui.style import theme
from ui.style.tokens import Theme


def words_of(screen: QWidget) -> str:
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def step_of(screen: ContactScreen) -> Step:
    return screen._state.step


def press(screen: ContactScreen, key: Qt.Key) -> None:
    QTest.keyClick(screen, key)


def choose_bin(screen: ContactScreen, bridge: Bridge, qtbot: QtBot) -> None:
    """Steps 1 and 2: details agree, and a service found by what the citizen calls it."""
    press(screen, Qt.Key.Key_1)
    press(screen, Qt.Key.Key_Return)
    page = screen._cases.page()
    assert isinstance(page, ServicePage)
    QTest.keyClicks(page.field, "bin")
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bridge.under_way == 0)


def test_one_person_fits_and_is_shown_as_not_yet_checked(open_screen: OpenScreen) -> None:
    screen = open_screen(MAIR_NUMBER)
    said = words_of(screen)
    assert screen.title() == "Mair Evans"
    assert "By number, not yet checked" in said
    assert "14 March 1941" in said
    assert "Open cases" in screen.history.model.record(0).title
    assert screen.strip.isVisible()


class AsPainted(QObject):
    """Who the header was painted with, and how much had happened before to be painted with it."""

    def __init__(self, screen: ContactScreen) -> None:
        super().__init__(screen)
        self._screen, self.seen = screen, set[tuple[str, bool, bool]]()
        screen.header.installEventFilter(self)

    def eventFilter(self, _header: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        screen = self._screen
        if event.type() == QEvent.Type.Paint:
            self.seen.add((screen.title(), screen.history.model.rowCount() > 0, screen.strip.isVisible()))
        return False


def test_nobody_is_seen_without_their_flags_and_what_happened_before(desk: Desk, bridge: Bridge, qtbot: QtBot) -> None:
    screen = ContactScreen(desk, bridge, read_number(MAIR_NUMBER))
    qtbot.addWidget(screen)
    painted = AsPainted(screen)
    screen.resize(1366, 812)
    screen.show()
    qtbot.waitUntil(lambda: any(name == "Mair Evans" for name, _before, _flags in painted.seen))
    assert {each for each in painted.seen if each[0] == "Mair Evans"} == {("Mair Evans", True, True)}


def test_a_household_is_offered_and_a_number_key_picks(open_screen: OpenScreen, bridge: Bridge, qtbot: QtBot) -> None:
    screen = open_screen(HOUSEHOLD_NUMBER)
    assert screen.draft.citizen_id is None
    offers = screen._people.chooser.offers.offers
    assert len(offers) > 1
    press(screen, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: screen.draft.citizen_id == offers[1].id)


def test_nobody_fits_and_the_call_goes_on(open_screen: OpenScreen, bridge: Bridge, qtbot: QtBot) -> None:
    screen = open_screen(UNUSED_NUMBER)
    assert "Nobody on record has the number" in words_of(screen)
    finder = screen._people.chooser.finder
    QTest.keyClicks(finder.field, "mair evans")
    qtbot.waitUntil(lambda: "Mair Evans" in words_of(screen))
    finder.pick(1)
    qtbot.waitUntil(lambda: screen.title() == "Mair Evans")
    assert "Add 01632 960999 to their record" in screen._people.identity._attach.words


def test_a_withheld_number_says_so(open_screen: OpenScreen) -> None:
    assert "The caller's number is withheld." in words_of(open_screen("anonymous"))


def test_a_case_is_raised_and_held_by_the_server(
    open_screen: OpenScreen, desk: Desk, bridge: Bridge, qtbot: QtBot
) -> None:
    screen = open_screen(MAIR_NUMBER)
    choose_bin(screen, bridge, qtbot)
    assert screen.draft.identity is not None
    assert screen.draft.identity.method is IdentityMethod.DETAILS
    assert screen.draft.service_code is not None
    assert "ready to give" in words_of(screen)
    reference = screen._state.taken.own
    assert reference in words_of(screen), "the reference stands there before it is asked for"
    screen.centre.notes.text.setPlainText("The key safe was moved to the side gate.")
    assert step_of(screen) is Step.CASE
    fill_form(screen)
    screen._walking.go_on()
    assert step_of(screen) is Step.READ_BACK
    assert screen.draft.outcome is Outcome.CASE_RAISED
    with qtbot.waitSignal(screen.finished) as told:
        screen._finishing.finish()
    assert told.args is not None
    finished = told.args[0]
    assert isinstance(finished, Finished)
    assert finished.references == (reference,)
    sent = {one.reference for one in outbox.deliver(desk).sent}
    assert reference in sent
    held = contacts.look_at(desk, finished.contact_id)
    assert held.notes == "The key safe was moved to the side gate."
    assert not screen.has_unsent_words()


def fill_form(screen: ContactScreen) -> None:
    """A right answer to every question that needs one."""
    page = screen._cases.page()
    assert isinstance(page, FormPage)
    today = screen._around.today().isoformat()
    for field in page.service.form:
        if field.required:
            sample: object = today
            if field.options:
                sample = field.options[0].code
                if field.kind.value == "many_of":
                    sample = (field.options[0].code,)
            elif field.kind.value == "number":
                sample = field.least or 1
            elif field.kind.value in ("text", "long_text"):
                sample = "x" * max(field.least or 0, 12)
            page._editors[field.code].put(sample)  # type: ignore[arg-type]  # a sample of the field's own kind
            page._edited(field)
    assert not page.errors()


def test_finish_says_what_lacks_and_sends_nothing(open_screen: OpenScreen, bridge: Bridge) -> None:
    screen = open_screen(MAIR_NUMBER)
    screen._finishing.finish()
    assert "Choose an outcome" in screen.bar.lacks.text()
    assert bridge.under_way == 0


def test_two_contacts_side_by_side_keep_their_own_words(open_screen: OpenScreen) -> None:
    one, other = open_screen(MAIR_NUMBER), open_screen(HOUSEHOLD_NUMBER)
    one.centre.notes.text.setPlainText("first")
    other.centre.notes.text.setPlainText("second")
    assert (one.draft.notes, other.draft.notes) == ("first", "second")
    assert one.draft.id != other.draft.id


def test_number_keys_are_digits_in_the_notes(open_screen: OpenScreen) -> None:
    screen = open_screen(MAIR_NUMBER)
    screen.centre.notes.text.setFocus()
    QTest.keyClicks(screen.centre.notes.text, "12")
    assert screen.draft.notes == "12"
    assert screen.draft.identity is None


def test_nothing_is_cut_off_or_unnamed_in_any_look(open_screen: OpenScreen) -> None:
    screen = open_screen(MAIR_NUMBER)
    check_in_every_look(screen)


def test_large_words_in_a_small_window_leave_room_for_the_call(open_screen: OpenScreen, qapp: QApplication) -> None:
    screen = open_screen(MAIR_NUMBER)
    assert not screen.header.is_folded
    theme.apply(qapp, Theme.LIGHT, 200)
    try:
        screen.resize(1024, 600)
        settle()
        assert screen.header.is_folded
        assert screen.header.height() < screen.height() / 3
        assert "Mair Evans" in words_of(screen.header)
        assert "born 14 March 1941" not in words_of(screen.header)
        more = button_of(screen.header, "More about them")
        more.setFocus()
        QTest.keyClick(more, Qt.Key.Key_Space)
        settle()
        assert "born 14 March 1941" in words_of(screen.header)
        assert button_of(screen.header, "Update details").isVisible()
        assert button_of(screen.header, "Less about them").hasFocus()
        accessibility.check(screen)
    finally:
        theme.apply(qapp, Theme.LIGHT, 100)
    screen.resize(1366, 812)
    settle()
    assert not screen.header.is_folded


def test_the_panels_beside_the_call_can_be_walked(open_screen: OpenScreen) -> None:
    screen = open_screen(RIGHT_TO_LEFT_NUMBER)
    screen._drawers.open_details()
    accessibility.check(screen)
    screen._drawers.open_flags()
    accessibility.check(screen)


@pytest.mark.parametrize("rang", [None, 0, 7])
def test_how_long_it_rang_is_written_down_where_the_telephone_told(open_screen: OpenScreen, rang: int | None) -> None:
    screen = open_screen(having_rung(read_number("+441632960123"), rang))
    told = [event.detail for event in screen.draft.events if event.what is Happening.ANSWERED]
    assert told == ([] if rang is None else [str(rang)])

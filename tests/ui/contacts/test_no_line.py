"""A whole call without a line to the server, and what becomes of it when the line is back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from agent_desktop.contacts.numbers import read_number
from agent_desktop.contract.cases import WireAnswers
from agent_desktop.contract.citizens import CitizenChange
from agent_desktop.contract.contacts import IdentityMethod
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.desk import catalogue, citizens, contacts, leases, outbox, signing_in
from agent_desktop.desk.connection import probe
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.ids import new_id
from central_server.demo.accounts import PASSWORD
from central_server.demo.named import GWEN_NUMBER, MAIR_NUMBER, uuid_of
from tests.support import accessibility
from tests.support.cutting_proxy import CuttingProxy, Lost, cutting_proxy
from tests.support.real_server import RealServer
from tests.ui.contacts.doing import button_of, words_of
from tests.ui.contacts.scripted import MISSED, at, choose, days_ago, press, publish, shipped, write
from ui.bridge import Bridge
from ui.citizens.details_panel import DetailsPanel
from ui.contacts.opening import OLD
from ui.contacts.remembering import put_back
from ui.contacts.screen import ContactScreen
from ui.contacts.steps import Step

RETURN = Qt.Key.Key_Return
Open = Callable[[str], ContactScreen]


@pytest.fixture
def proxy(server: RealServer) -> Iterator[CuttingProxy]:
    with cutting_proxy(server.url) as standing:
        yield standing


@pytest.fixture
def away(proxy: CuttingProxy, desk: Desk) -> Iterator[Desk]:
    """A handler's desk behind the proxy, ready for a time without a line. (`desk` brings the keyring.)"""
    opened = open_desk(proxy.url)
    signing_in.sign_in(opened, "supervisor", PASSWORD, remember=False)
    catalogue.load(opened)
    leases.top_up(opened)
    yield opened
    opened.close()


@pytest.fixture
def ring(away: Desk, bridge: Bridge, qtbot: QtBot) -> Open:
    """A call on that desk; whatever answers there are have come."""

    def make(number: str) -> ContactScreen:
        screen = ContactScreen(away, bridge, read_number(number))
        qtbot.addWidget(screen)
        screen.resize(1366, 812)
        screen.show()
        qtbot.waitUntil(lambda: bridge.under_way == 0)
        return screen

    return make


@dataclass
class Line:
    """Between that desk and the server."""

    proxy: CuttingProxy
    desk: Desk

    def cut(self) -> None:
        """It goes, and the desk knows."""
        self.proxy.lose(Lost.REQUEST, times=10_000)
        while not self.desk.watch.away:
            probe(self.desk)

    def mend(self) -> None:
        self.proxy.lose_nothing()
        while self.desk.watch.away:
            probe(self.desk)


@pytest.fixture
def line(proxy: CuttingProxy, away: Desk) -> Line:
    return Line(proxy, away)


def test_a_whole_call_about_someone_held(ring: Open, line: Line, bridge: Bridge, qtbot: QtBot) -> None:
    ring(MAIR_NUMBER)
    line.cut()
    screen = ring(MAIR_NUMBER)
    assert screen.title() == "Mair Evans"
    assert screen.strip.isVisible()
    assert screen.history.model.rowCount() > 0
    screen._cases.choose_service("pothole")
    qtbot.waitUntil(lambda: bool(screen._state.taken.own))
    screen.centre.notes.text.setPlainText("No line, all of it.")
    screen._cases.decline()
    screen._finishing._outcome(Outcome.ANSWERED)
    with qtbot.waitSignal(screen.finished):
        screen._finishing.finish()
    assert [row.about for row in outbox.every(line.desk)] == ["Mair Evans"]
    line.mend()
    outbox.send_all(line.desk)
    outbox.deliver(line.desk)
    assert contacts.look_at(line.desk, screen.draft.id).notes == "No line, all of it."


def test_a_script_leads_to_a_case_that_is_sent_later(ring: Open, line: Line, bridge: Bridge, qtbot: QtBot) -> None:
    publish(line.desk, *shipped())
    ring(MAIR_NUMBER)
    line.cut()
    screen = ring(MAIR_NUMBER)
    choose(screen, bridge, qtbot, MISSED)
    reference = screen._state.taken.own
    press(screen, Qt.Key.Key_1, RETURN)
    write(screen, days_ago(screen, 2))
    for answer in (Qt.Key.Key_2, Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_2):
        press(screen, RETURN, answer)
    press(screen, RETURN)
    assert at(screen) == "raise_missed"
    waits = "The case waits on this computer and is sent by itself."
    assert waits in words_of(screen)
    line.mend()
    screen.line_turned.emit()
    assert waits not in words_of(screen)
    line.cut()
    screen.line_turned.emit()
    assert waits in words_of(screen)
    press(screen, RETURN)
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    qtbot.waitUntil(lambda: bool(screen._cases.references.have("adult_concern", beside=True)))
    heard: WireAnswers = {"what": "Curtains shut.", "when": screen._around.today().isoformat()}
    assert screen._cases.raise_case("adult_concern", heard, beside=True) == ""
    press(screen, RETURN)
    assert screen.draft.outcome is Outcome.CASE_RAISED
    with qtbot.waitSignal(screen.finished):
        screen._finishing.finish()
    references = {case.reference for case in screen.draft.cases}
    assert len(references) == 2
    assert reference in references
    line.mend()
    outbox.send_all(line.desk)
    assert references <= {one.reference for one in outbox.deliver(line.desk).sent}


def test_how_old_it_is_is_said_until_the_server_answers_and_nothing_typed_goes(
    ring: Open, line: Line, bridge: Bridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring(MAIR_NUMBER)
    line.cut()
    monkeypatch.setattr("ui.contacts.opening.OLD", -OLD)
    screen = ring(MAIR_NUMBER)
    assert "As known at " in words_of(screen.header)
    accessibility.check(screen)
    screen._drawers.open_details()
    panel = screen.side.drawer
    assert isinstance(panel, DetailsPanel)
    put_back(panel, {"details.email": "mair@half"})
    screen.centre.notes.text.setPlainText("typed meanwhile")
    monkeypatch.undo()
    line.mend()
    screen.line_is_back()
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    assert "As known at " not in words_of(screen.header)
    assert screen.side.drawer is panel
    assert panel.form.draft.email == "mair@half"
    assert screen.draft.notes == "typed meanwhile"


def test_nobody_held_has_the_number_and_they_are_offered_when_the_line_is_back(
    ring: Open, line: Line, bridge: Bridge, qtbot: QtBot
) -> None:
    line.cut()
    screen = ring(GWEN_NUMBER)
    assert "cannot be looked up without the server" in words_of(screen)
    assert not screen.notices.shown, "the line above says that it is away"
    accessibility.check(screen)
    put_back(screen._people.chooser, {"find.words": "somebody"})
    screen.centre.notes.text.setPlainText("She is called Gwen.")
    line.mend()
    screen.line_is_back()
    qtbot.waitUntil(lambda: "1 person fits this number" in words_of(screen))
    assert screen.draft.citizen_id is None, "nobody is opened unasked"
    assert screen._people.chooser.finder.words == "somebody"
    assert screen.draft.notes == "She is called Gwen."
    screen._people.chooser.answer(1)
    qtbot.waitUntil(lambda: screen.draft.citizen_id == uuid_of("gwen"))


def test_someone_added_without_a_line_is_marked_until_they_are_sent(
    ring: Open, line: Line, bridge: Bridge, qtbot: QtBot
) -> None:
    line.cut()
    screen = ring("01632 960778")
    chooser = screen._people.chooser
    button_of(chooser, "Add a person").click()
    put_back(chooser, {"person.name": "Carys Newydd"})
    button_of(chooser, "Add and go on").click()
    qtbot.waitUntil(lambda: screen.title() == "Carys Newydd")
    qtbot.waitUntil(lambda: "Saved here; sent when the line is back" in words_of(screen.header))
    assert not screen._people.has_words
    line.mend()
    outbox.send_all(line.desk)
    outbox.deliver(line.desk)
    screen.renew()
    qtbot.waitUntil(lambda: "Saved here" not in words_of(screen.header))
    assert screen.draft.citizen_id is not None
    assert citizens.look_at(line.desk, screen.draft.citizen_id).name == "Carys Newydd"


def test_the_servers_answer_comes_over_what_was_held_without_taking_the_focus(
    ring: Open, away: Desk, desk: Desk, bridge: Bridge, qtbot: QtBot
) -> None:
    ring(MAIR_NUMBER)
    held = citizens.look_at(desk, uuid_of("mair"))
    citizens.change(desk, held, CitizenChange(preferred_format="Large print, always"), new_id())
    screen = ContactScreen(away, bridge, read_number(MAIR_NUMBER))
    qtbot.addWidget(screen)
    screen.resize(1440, 900)
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(lambda: screen.draft.citizen_id is not None)
    screen._people._checked(IdentityMethod.DETAILS)
    screen.centre.notes.text.setFocus()
    qtbot.waitUntil(lambda: "Large print, always" in words_of(screen.header))
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    assert screen.draft.identity is not None, "what was established stays"
    assert screen._state.step is Step.IDENTITY
    assert screen._whereabouts.cursor.field == "contact.notes"

"""An answer in a call that is cut short, too large, no JSON or of another version: it is told, and nothing is lost."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from agent_desktop.contacts.numbers import read_number
from agent_desktop.desk import catalogue, signing_in
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.sync import faults
from central_server.demo.accounts import PASSWORD
from central_server.demo.named import MAIR_NUMBER
from tests.support import hostile_server as hostile
from tests.support import screens
from tests.support.cutting_proxy import pass_on
from tests.support.hostile_server import OURS, Behaviour, Talk, hostile_server
from tests.support.real_server import RealServer
from tests.ui.contacts.doing import words_of
from ui.bridge import Bridge
from ui.contacts.screen import ContactScreen

NOTES = "Her bin was not emptied. She is deaf in one ear."


@dataclass
class Standing:
    """The real server, but for what it answers of a call: `bad` while that is set."""

    url: str
    bad: Behaviour | None = None


@pytest.fixture
def standing(server: RealServer) -> Iterator[Standing]:
    made = Standing("")

    def behave(talk: Talk) -> None:
        if made.bad is not None and talk.request.path.endswith("/contact-context"):
            made.bad(talk)
            talk.connection.close()
            return
        _, head, body = pass_on(server.url, talk.request)
        talk.send(head + body)

    with hostile_server(behave) as running:
        made.url = running.url
        yield made


@pytest.fixture
def called(standing: Standing, desk: Desk) -> Iterator[Desk]:
    """A desk that is signed in there. (`desk` brings the keyring.)"""
    opened = open_desk(standing.url)
    signing_in.sign_in(opened, "supervisor", PASSWORD, remember=False)
    catalogue.load(opened)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("bad", "kind"),
    [
        (hostile.cut_short(), faults.AnswerCutShort),
        (hostile.endless(), faults.AnswerNotUnderstood),
        (hostile.reply(b"this is not JSON"), faults.AnswerNotUnderstood),
        (hostile.record({"other": "record"}), faults.AnswerNotUnderstood),
        (hostile.record({}, headers={**OURS, "Agent-Desktop-Api": "2"}), faults.VersionsApart),
    ],
    ids=["cut short", "too large", "no JSON", "another record", "of a newer version"],
)
def test_the_call_goes_on_and_the_person_is_offered_with_the_next_good_answer(
    bad: Behaviour, kind: type[faults.ServerFault], *, standing: Standing, called: Desk, bridge: Bridge, qtbot: QtBot
) -> None:
    standing.bad = bad
    screen = ContactScreen(called, bridge, read_number(MAIR_NUMBER))
    told: list[faults.ServerFault] = []
    screen.fault.connect(told.append)
    qtbot.addWidget(screen)
    screen.resize(1366, 812)
    screen.show()
    QTest.keyClicks(screen.centre.notes.text, NOTES)
    qtbot.waitUntil(lambda: bridge.under_way == 0 and screen.is_filled)
    assert {type(fault) for fault in told} == {kind}
    assert all(fault.what and fault.kept and fault.do for fault in told)
    screens.settle()
    assert "cannot be looked up without the server. Go on" in words_of(screen)
    assert screen.draft.notes == NOTES
    assert screen.draft.citizen_id is None
    standing.bad = None
    screen.line_is_back()
    qtbot.waitUntil(lambda: bridge.under_way == 0 and "Mair Evans" in words_of(screen))
    assert screen.centre.notes.text.toPlainText() == NOTES

"""What is done in the Outbox, with a real server and a real store: corrected, taken out, decided, wiped."""

from datetime import timedelta

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QRadioButton, QWidget

from agent_desktop.contract.base import Write
from agent_desktop.contract.citizens import Channel, CitizenChange, CitizenWrite
from agent_desktop.contract.contacts import ContactContext, ContactWrite
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.desk import citizens, drafts, held, holding, outbox
from agent_desktop.desk.desk import Desk
from agent_desktop.ids import new_id
from agent_desktop.outbox.rows import OutboxRow, RowState
from agent_desktop.store import outbox as rows_on_disk
from tests.support import screens
from tests.ui.outbox.conftest import Room, someone, waits
from tests.ui.outbox.records import ANOTHER, FEEDBACK, QUESTION, REFERENCE, case, concern
from ui.outbox.correct_page import CorrectPage
from ui.outbox.held_page import HeldPage
from ui.outbox.meeting_page import MeetingPage
from ui.outbox.work import OutboxWork
from ui.style.buttons import Button


def said(inside: QWidget) -> str:
    labels = [label.text() for label in inside.findChildren(QLabel) if label.isVisible()]
    return "\n".join(labels).replace("\N{ZERO WIDTH SPACE}", "")


def press(inside: QWidget, words: str) -> None:
    """By the keyboard."""
    button = next(made for made in inside.findChildren(Button) if made.words == words and made.isVisible())
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_a_refused_correction_is_corrected_in_its_form_and_sent(room: Room) -> None:
    mair = someone(room.desk)
    waits(room.desk, DeliveryKind.CITIZEN_CHANGE, CitizenChange(email="two@at@signs"), of=mair)
    room.deliver()
    assert "E-mail: An e-mail address has one @ in it." in said(room.work.page.details)
    assert any("did not take this" in words for words in room.said)
    press(room.work.page.details, "Correct")
    page = room.work.place.front
    assert isinstance(page, CorrectPage)
    screens.check_in_every_look(room.window)
    form = page.form
    email = next(line for line in form.findChildren(QWidget) if line.objectName().endswith("email"))
    email.setFocus()
    QTest.keySequence(email, "Ctrl+A")
    QTest.keyClicks(email, "new@example.org")
    with room.qtbot.waitSignal(room.work.written):
        press(page, "Save and send")
    room.deliver()
    assert citizens.look_at(room.desk, mair.id).email == "new@example.org"
    assert "Everything is sent" in said(room.work.page)


def test_what_is_taken_out_can_be_had_back(room: Room) -> None:
    waits(room.desk, DeliveryKind.CITIZEN, CitizenWrite(name="Nia Rhys"))
    room.work.refresh()
    room.rest()
    press(room.work.page.details, "Do not send")
    room.rest()
    assert outbox.every(room.desk) == ()
    assert any(words.startswith("Taken out") for words in room.said)
    press(room.notices, "Undo")
    room.rest()
    assert [row.about for row in outbox.every(room.desk)] == [""]
    assert room.work.page.model.rowCount() == 1


def test_a_refused_contact_is_opened_again_with_its_words_and_its_reference(room: Room) -> None:
    now = room.desk.clock.now()
    write = ContactWrite(
        channel=Channel.PHONE,
        started_at=now - timedelta(minutes=5),
        finished_at=now,
        outcome=Outcome.CASE_RAISED,
        service_code="no-such-service",
        notes="The key safe is at the side gate.",
    )
    row = waits(room.desk, DeliveryKind.CONTACT, write)
    first = case(row)
    rows_on_disk.add(room.desk.store, (first, concern(row)))
    room.deliver()
    room.work.page.choose(row)
    screens.settle()
    with room.qtbot.waitSignal(room.work.reopened) as reopened:
        press(room.work.page.details, "Correct")
    room.rest()
    assert reopened.args is not None
    contact = reopened.args[0]
    assert contact.draft.notes == write.notes
    assert contact.draft.case is not None
    assert contact.draft.case.reference == REFERENCE
    assert {each.reference for each in contact.draft.cases} == {REFERENCE, ANOTHER}
    assert contact.reference == "", "neither is of the service that it is about now"
    assert outbox.every(room.desk) == ()
    assert [each.id for each in drafts.restore(room.desk)] == [contact.id], "it is on disk in the same moment"


def test_of_two_cases_one_is_taken_out_and_had_back_and_the_other_stays(room: Room) -> None:
    mair = someone(room.desk)
    now = room.desk.clock.now()
    write = ContactWrite(
        citizen_id=mair.id,
        channel=Channel.PHONE,
        started_at=now - timedelta(minutes=5),
        finished_at=now,
        outcome=Outcome.CASE_RAISED,
    )
    row = waits(room.desk, DeliveryKind.CONTACT, write, of=mair)
    own, other = case(row), concern(row)
    rows_on_disk.add(room.desk.store, (own, other))
    room.work.refresh()
    room.rest()
    assert room.work.page.model.rowCount() == 3
    room.work.page.choose(own)
    screens.settle()
    press(room.work.page.details, "Do not send")
    room.rest()
    assert {each.id for each in outbox.every(room.desk)} == {row.id, other.id}
    press(room.notices, "Undo")
    room.rest()
    assert {each.id for each in outbox.every(room.desk)} == {row.id, own.id, other.id}
    assert {each.reference for each in outbox.every(room.desk)} == {"", REFERENCE, ANOTHER}


def met(room: Room, colleague: Desk) -> OutboxRow:
    """Both changed the e-mail; mine waited meanwhile."""
    mair = someone(room.desk)
    mine = CitizenChange(email="mine@example.org", latin_name="Mair")
    waits(room.desk, DeliveryKind.CITIZEN_CHANGE, mine, of=mair)
    citizens.change(colleague, mair, CitizenChange(email="theirs@example.org"), new_id())
    room.deliver()
    (row,) = outbox.every(room.desk)
    assert row.state is RowState.MEETS
    return row


@pytest.mark.parametrize(("choice", "stands"), [("Yours", "mine@example.org"), ("Theirs", "theirs@example.org")])
def test_where_two_changes_meet_the_handler_chooses(room: Room, colleague: Desk, choice: str, stands: str) -> None:
    row = met(room, colleague)
    room.work.decide(row)
    room.rest()
    page = room.work.place.front
    assert isinstance(page, MeetingPage)
    screens.check_in_every_look(room.window)
    told = said(page)
    assert "mine@example.org" in told
    assert "theirs@example.org" in told
    assert "Mair" in told, "what nobody else touched is told too"
    press(page, "Save and send")
    assert isinstance(QApplication.focusWidget(), QRadioButton), "what is not chosen yet takes the focus"
    radio = next(each for each in page.findChildren(QRadioButton) if each.text().startswith(choice))
    radio.setFocus()
    QTest.keyClick(radio, Qt.Key.Key_Space)
    with room.qtbot.waitSignal(room.work.written):
        press(page, "Save and send")
    room.rest()
    room.deliver()
    now = citizens.look_at(room.desk, page.meeting.row.touches)
    assert (now.email, now.latin_name) == (stands, "Mair")
    assert outbox.every(room.desk) == ()


def test_what_meets_is_told_once_with_a_way_to_it(room: Room, colleague: Desk) -> None:
    told: list[str] = []
    room.work.met.connect(lambda _row, words, _action: told.append(words))
    met(room, colleague)
    room.deliver()
    assert len(told) == 1


def test_what_is_held_is_shown_and_wiped_save_what_waits(room: Room) -> None:
    mair = someone(room.desk)
    holding.hold(room.desk, ContactContext(as_of=room.desk.clock.now(), matches=(), citizen=mair))
    waits(room.desk, DeliveryKind.CITIZEN, CitizenWrite(name="Nia Rhys"))
    room.work.show_held()
    room.rest()
    page = room.work.place.front
    assert isinstance(page, HeldPage)
    screens.check_in_every_look(room.window)
    assert "Mair Evans" in said(page)
    assert "1 waits to be sent" in said(page)
    for kind in ("Answers", "Institutions", "What citizens call things", "Guided scripts"):
        assert kind in said(page)
    press(page, "Wipe what is held about people")
    assert "The record of 1 person goes from this computer." in said(page)
    assert held.held(room.desk).people, "nothing goes before it was said what goes"
    press(page, "Wipe now")
    room.rest()
    assert held.held(room.desk).people == ()
    assert outbox.counts(room.desk).waiting == 1
    assert "Nobody's record is held." in said(page)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert room.work.place.front is room.work.page


def test_a_row_that_is_gone_meanwhile_is_said_and_no_longer_shown(room: Room) -> None:
    waits(room.desk, DeliveryKind.CITIZEN, CitizenWrite(name="Nia Rhys"))
    room.work.refresh()
    room.rest()
    outbox.deliver(room.desk)
    press(room.work.page.details, "Do not send")
    room.rest()
    assert room.said
    assert "Everything is sent" in said(room.work.page)


def test_several_refused_at_once_are_one_notice(room: Room) -> None:
    for _ in range(3):
        waits(room.desk, DeliveryKind.CITIZEN, replace(CitizenWrite(name="Nia"), email="two@at@signs"))
    room.deliver()
    assert room.said == ["The server did not take 3 of these. They are kept, and can be corrected."]


@pytest.mark.parametrize(
    ("kind", "body", "field", "typed"),
    [
        (DeliveryKind.ARTICLE_FEEDBACK, FEEDBACK, "remark", "It closes at four now."),
        (DeliveryKind.QUESTION, QUESTION, "words", "Where does paint go?"),
    ],
)
def test_words_to_the_editors_that_were_refused_are_typed_anew(
    room: Room, kind: DeliveryKind, body: Write, field: str, typed: str
) -> None:
    waits(room.desk, kind, body)
    room.deliver()
    (row,) = outbox.every(room.desk)
    assert row.state is RowState.REFUSED
    room.work.correct(row)
    page = room.work.place.front
    assert isinstance(page, CorrectPage)
    screens.check_in_every_look(room.window)
    control = page.findChild(QPlainTextEdit) or page.findChild(QLineEdit)
    assert isinstance(control, QPlainTextEdit | QLineEdit)
    assert (control.toPlainText() if isinstance(control, QPlainTextEdit) else control.text()) == getattr(body, field)
    control.selectAll()
    QTest.keyClicks(control, typed)
    with room.qtbot.waitSignal(room.work.written):
        press(page, "Save and send")
    (corrected,) = outbox.every(room.desk)
    said_now = getattr(msgspec.json.decode(corrected.body, type=type(body)), field)
    assert (corrected.state, said_now) == (RowState.WAITING, typed)


def test_what_was_told_before_anyone_went_there_is_seen_then(room: Room) -> None:
    work = OutboxWork(room.desk, room.bridge, room.notices, room.window)
    work.say_sending("Sending 1 of 40")
    work.say_sending("Sending 12 of 40")
    words = [label.text() for label in work.place.findChildren(QLabel)]
    assert [each for each in words if "of 40" in each] == ["Sending 12 of 40"]
    work.end()

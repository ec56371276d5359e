"""A trainer sees all at a glance, watches an attempt, comments on it, signs, and takes it back."""

import pytest
from PySide6.QtCore import Qt

from agent_desktop.desk import practice, training
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.practice_drafts import COMMENTS
from tests.support import accessibility
from tests.ui.practice.conftest import MakeRoom, Room


@pytest.fixture
def room(make_room: MakeRoom, trainer: Desk) -> Room:
    made = make_room(trainer)
    made.go("trainees")
    return made


def lines(room: Room) -> dict[str, tuple[str, ...]]:
    model = room.trainees.table.model_of
    every = [model.trainee(model.index(row, 0)) for row in range(model.rowCount())]
    return {each.name: model.words(each) for each in every}


def open_trainee(room: Room, name: str) -> None:
    model = room.trainees.table.model_of
    row = next(row for row in range(model.rowCount()) if model.trainee(model.index(row, 0)).name == name)
    room.trainees.table.setFocus()
    room.trainees.table.setCurrentIndex(model.index(row, 0))
    room.key(Qt.Key.Key_Return)
    room.rest()


def test_a_cohort_at_a_glance(room: Room) -> None:
    told = lines(room)
    assert {"N. Fernando", "E. Pugh", "T. Silva"} <= set(told)
    assert told["T. Silva"][1:3] == ("Urgent calls", "9 of 9")
    assert told["T. Silva"][-1] == "signed by M. Jones"
    assert told["N. Fernando"][1] == "First weeks"
    model = room.trainees.table.model_of
    cell = model.index(0, 5)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Critical in the last 5: ")
    accessibility.check(room.window)


def test_an_attempt_is_watched_by_keys_and_commented_at_its_moment(room: Room, trainer: Desk) -> None:
    open_trainee(room, "N. Fernando")
    room.key(Qt.Key.Key_Return)
    room.rest()
    watching = room.trainees.watching
    assert room.trainees.stack.currentWidget() is watching
    assert watching.playing.length > 30
    watching.bar.play.setFocus()
    room.key(Qt.Key.Key_F9)
    room.key(Qt.Key.Key_F9)
    assert watching.playing.at == 10
    room.key(Qt.Key.Key_F7)
    assert watching.playing.at == 5
    room.key(Qt.Key.Key_F8)
    assert watching.playing.goes
    room.key(Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert watching.playing.speed == 2.0
    room.key(Qt.Key.Key_F8)
    assert not watching.playing.goes
    watching.playing.go_to(12)
    before = len(watching._seen.attempt.comments) if watching._seen else 0
    room.press("Comment at this moment")
    room.type("Here you might have waited.")
    room.press("Send the comment")
    room.rest()
    seen = watching._seen
    assert seen is not None
    assert [(each.at, each.words) for each in seen.attempt.comments if each.words.startswith("Here you")] == [
        (12, "Here you might have waited.")
    ]
    assert len(seen.attempt.comments) == before + 1
    assert watching.playing.at == 12, "whoever comments stays where they are"
    assert COMMENTS.every(trainer) == (), "what was sent is no draft any more"
    assert any("The comment is sent." in said for said in room.said())


def test_a_comment_that_was_begun_is_there_again(room: Room, trainer: Desk) -> None:
    open_trainee(room, "J. Kowalczyk")
    room.key(Qt.Key.Key_Return)
    room.rest()
    watching = room.trainees.watching
    room.press("Comment at this moment")
    room.type("You were very ki")
    room.press("Back")
    room.rest()
    assert [each.words for each in COMMENTS.every(trainer)] == ["You were very ki"]
    room.trainees.panel.attempts.setFocus()
    room.key(Qt.Key.Key_Return)
    room.rest()
    assert watching.comments.is_open
    assert watching.comments.words.toPlainText() == "You were very ki"
    room.press("Let it go")
    room.rest()
    assert COMMENTS.every(trainer) == ()


def test_what_is_typed_is_on_disk_when_the_program_ends(room: Room, trainer: Desk) -> None:
    open_trainee(room, "H. Ali")
    room.key(Qt.Key.Key_Return)
    room.rest()
    room.press("Comment at this moment")
    room.type("Ask for the")
    room.work.keep_now()
    assert [each.words for each in COMMENTS.every(trainer)] == ["Ask for the"]
    room.press("Let it go")
    room.rest()


def test_nobody_is_signed_before_the_gates_and_a_word_is_given_and_taken_back(room: Room) -> None:
    open_trainee(room, "N. Fernando")
    sign = room.trainees.panel.sign
    assert not sign.sign.isEnabled()
    assert "not passed yet" in sign._said.accessibleName()
    room.press("Back")
    open_trainee(room, "E. Pugh")
    assert sign.sign.isEnabled()
    sign.words.setFocus()
    room.type("Calm, and everything read back.")
    room.press("Ready for live calls")
    room.rest()
    assert sign.withdraw.isVisible()
    assert not sign.sign.isVisible()
    assert "M. Jones said so on" in room.trainees.panel.so_far._said.accessibleName()
    room.press("Take the word back")
    room.rest()
    assert sign.sign.isVisible()
    assert sign.sign.isEnabled()
    room.press("Back")
    assert lines(room)["E. Pugh"][-1] == "ready"


def test_a_trainer_chooses_the_course(room: Room, trainer: Desk) -> None:
    open_trainee(room, "H. Ali")
    trainee = room.trainees._trainee
    assert trainee is not None
    course = room.trainees.panel.course
    for wanted in ("urgent-calls", "first-weeks"):
        course.setCurrentIndex(course.findData(wanted))
        course.activated.emit(course.currentIndex())
        room.rest()
        assert training.enrolment_of(trainer, trainee).course == wanted
    assert room.trainees._standing is not None
    assert room.trainees._standing.course.id == "first-weeks"
    assert {each.id for each in practice.courses()} >= {"urgent-calls", "first-weeks"}


def test_no_line_is_said_and_nothing_is_lost(room: Room, trainer: Desk) -> None:
    open_trainee(room, "H. Ali")
    room.key(Qt.Key.Key_Return)
    room.rest()
    room.press("Comment at this moment")
    room.type("Kept whatever happens")
    url, trainer.client.server_url = trainer.client.server_url, "http://127.0.0.1:9"
    room.press("Send the comment")
    room.rest()
    assert [each.words for each in COMMENTS.every(trainer)] == ["Kept whatever happens"]
    trainer.client.server_url = url
    room.press("Send the comment")
    room.rest()
    assert COMMENTS.every(trainer) == ()

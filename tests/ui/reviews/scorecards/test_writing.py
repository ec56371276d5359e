"""What a supervisor can rely on: a scorecard made with keys alone, its whole life, nothing typed ever lost."""

import uuid

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from agent_desktop.contract.scorecards import QuestionType, ScorecardState
from agent_desktop.desk import scorecards
from agent_desktop.desk.desk import Desk
from agent_desktop.reviews.checking import Place
from agent_desktop.reviews.editing import question_at
from agent_desktop.reviews.files import shipped
from tests.support import accessibility, screens
from tests.ui.reviews.scorecards.conftest import MakeRoom, Room
from ui.reviews.scorecards.list_page import WHICH
from ui.reviews.scorecards.listed import ListedScorecard
from ui.reviews.scorecards.question_form import QuestionForm

FIRST = Place(section=0, question=0)
WIDE, NARROW = (1364, 840), (948, 640)


def unique(words: str) -> str:
    return f"{words} {uuid.uuid4().hex[:6]}"


def begin(room: Room, title: str) -> None:
    """From nothing, with keys alone."""
    room.list_page.new.setFocus()
    room.key(Qt.Key.Key_Space)
    room.rest()
    room.tab_to("Title, English")
    room.type(title)
    room.rest()


def write(room: Room, field: str, words: str) -> None:
    """Into the field of the form that is called so."""
    assert room.page.form is not None
    found = room.page.form.findChild(QWidget, field)
    assert isinstance(found, QLineEdit | QPlainTextEdit), field
    found.setFocus()
    found.selectAll()
    room.type(words)
    room.rest()


def rows(room: Room) -> dict[str, ListedScorecard]:
    model = room.list_page.list.model()
    found = [model.index(number, 0).data(WHICH) for number in range(model.rowCount())]
    return {row.title: row for row in found}


def state(room: Room) -> ScorecardState | None:
    return room.page.info.state if room.page.info else None


def filled(room: Room, title: str) -> None:
    """A whole scorecard of one question."""
    begin(room, title)
    room.page.go(Place(section=0))
    write(room, "title.en", "Manner")
    room.page.go(FIRST)
    write(room, "words.en", "Kind?")


def test_those_that_ship_are_in_force(room: Room) -> None:
    titles = {content.title.en for content in shipped().values()}
    assert all(rows(room)[title].in_force is not None for title in titles)


def test_a_scorecard_is_written_with_keys_alone(room: Room) -> None:
    title = unique("Calls")
    begin(room, title)
    assert room.page.faults, "a section and a question without words"
    room.tab_to("Parts of the scorecard")
    for _ in range(2):
        room.key(Qt.Key.Key_Down)
    room.rest()
    assert room.page.place == FIRST
    room.tab_to("Question, English")
    room.type("Was the caller let finish?")
    room.rest()
    room.page.go_to_fault()
    room.rest()
    room.tab_to("Title, English")
    room.type("Manner")
    room.rest()
    assert room.page.faults == ()
    room.press("Save draft")
    content = room.page.written.content
    assert (content.sections[0].code, question_at(content, FIRST).code) == ("manner", "was_the_caller_let_finish")
    assert state(room) is ScorecardState.DRAFT
    accessibility.check(room.window)


def test_it_goes_its_way_through_two_hands(room: Room, make_room: MakeRoom, other: Desk) -> None:
    title = unique("Approved")
    filled(room, title)
    room.press("Submit for approval")
    assert state(room) is ScorecardState.IN_REVIEW
    assert "Another supervisor must approve it." in _words(room.window)
    room.press("All scorecards")
    assert room.counts["scorecards"] == 0, "what one wrote oneself does not wait for one"
    info = rows(room)[title].newest
    assert info is not None
    theirs = make_room(other)
    assert theirs.counts["scorecards"] >= 1
    theirs.shown.open_thing(info.id)
    theirs.rest()
    theirs.press("Approve now")
    assert state(theirs) is ScorecardState.APPROVED
    theirs.press("Change it in a new draft")
    theirs.page.go(FIRST)
    write(theirs, "words.en", "Kind, and clear?")
    theirs.press("Save draft")
    theirs.press("Versions and differences")
    assert any("Kind, and clear?" in words for words in _words(theirs.window))
    theirs.press("Back to the editor")
    theirs.press("All scorecards")
    row = rows(theirs)[title]
    assert row.in_force is not None
    assert [each.number for each in row.versions] == [2, 1], "the older stays in force until the newer is approved"
    assert row.in_force.number == 1


def test_faults_stand_in_the_way_and_are_said_at_their_place(room: Room) -> None:
    filled(room, unique("Weightless"))
    room.page.go(Place(section=0))
    room.page.replace(room.page.written.content)
    assert room.page.form is not None
    room.page.form.tell("weight", 0.0)
    room.rest()
    assert [fault.part for fault in room.page.faults] == ["sections"]
    room.press("Submit for approval")
    assert any("never be a score" in words for words in room.said())
    assert state(room) is ScorecardState.DRAFT


def test_what_is_typed_is_on_disk_and_gone_on_with(room: Room, make_room: MakeRoom) -> None:
    title = unique("Kept")
    filled(room, title)
    room.rest()
    kept = [hand for hand in scorecards.SCORECARDS.every(room.desk) if hand.content.title.en == title]
    assert [question_at(hand.content, FIRST).words.en for hand in kept] == ["Kind?"]
    again = make_room(room.desk)
    again.shown.work._edit(kept[0])
    again.rest()
    assert question_at(again.page.written.content, FIRST).words.en == "Kind?"
    again.press("Save draft")
    assert not [hand for hand in scorecards.SCORECARDS.every(room.desk) if hand.content.title.en == title]


def test_any_step_can_be_undone(room: Room) -> None:
    filled(room, unique("Undone"))
    before = room.page.written.content
    room.press("Add a question")
    room.press("Add a section")
    room.press("Take it out")
    for _ in range(3):
        room.page.undo()
    assert room.page.written.content == before
    for _ in range(3):
        room.page.redo()
    room.rest()
    assert len(room.page.written.content.sections[0].questions) == 2


@pytest.mark.parametrize("kind", list(QuestionType))
def test_each_type_of_question_has_what_it_needs(room: Room, kind: QuestionType) -> None:
    filled(room, unique("Types"))
    assert room.page.form is not None
    room.page.form.tell("type", kind, rebuilt=True)
    room.rest()
    assert room.page.form.findChild(QWidget, "type") is not None
    if kind is QuestionType.CHOICE:
        room.press("Add an option")
        for number in range(3):
            write(room, f"options.{number}.en", f"Option {number}")
        assert len(question_at(room.page.written.content, FIRST).options) == 3
    if kind is not QuestionType.WORDS:
        room.press("Add a cause")
        write(room, "root_causes.0.en", "Too fast")
        assert question_at(room.page.written.content, FIRST).root_causes[0].words.en == "Too fast"
        assert room.page.faults == ()
    accessibility.check(room.window)


def test_a_question_may_wait_for_an_answer(room: Room) -> None:
    filled(room, unique("Waits"))
    room.press("Add a question")
    form = room.page.form
    assert isinstance(form, QuestionForm)
    form._after("question")  # as choosing it in the list does
    room.rest()
    at = Place(section=0, question=1)
    when = question_at(room.page.written.content, at).when
    assert when is not None
    assert when.is_one_of == ("yes",)
    for value in ("no", "yes"):
        assert room.page.form is not None
        chip = room.page.form.findChild(QAbstractButton, f"when.{value}")
        assert isinstance(chip, QAbstractButton)
        chip.click()
        room.rest()
    when = question_at(room.page.written.content, at).when
    assert when is not None
    assert when.is_one_of == ("no",)


def test_the_preview_is_filled_as_a_reviewer_fills_it(room: Room) -> None:
    room.press("Begin from “Council call handling”")
    room.rest()
    preview = room.page.preview
    assert preview.shown == shipped()["council-call"]
    preview.form.card("listened").answered.emit({"value": "1"})
    assert preview.score.accessibleName() == "Score: 50 %"


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_nothing_is_cut_off(room: Room, size: tuple[int, int]) -> None:
    room.window.resize(*size)
    screens.check_in_every_look(room.window)
    room.press("Begin from “Urgent incident”")
    room.page.go(Place(section=0, question=3))
    room.rest()
    screens.check_in_every_look(room.window)


def _words(window: QWidget) -> list[str]:
    """All that can be read there."""
    labels = [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
    return labels + [each.toPlainText() for each in window.findChildren(QTextEdit) if each.isVisible()]

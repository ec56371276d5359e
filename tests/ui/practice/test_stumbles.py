"""Where all stumble is told with the words of the step, and what is said of it reaches the script's editor."""

import pytest
from PySide6.QtCore import Qt

from agent_desktop.contract.practice import PointKind, Stumble
from agent_desktop.desk import training
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.practice_drafts import REMARKS
from tests.support import accessibility
from tests.ui.practice.conftest import MakeRoom, Room
from ui.practice.stumbles.words import place_of, stumble_row, wordings


@pytest.fixture
def room(make_room: MakeRoom, trainer: Desk) -> Room:
    made = make_room(trainer)
    made.go("stumbles")
    return made


def test_where_most_is_lost_comes_first_with_its_figures(room: Room) -> None:
    found = training.stumbles(room.desk, 90)
    assert found.stumbles
    lost = [each.lost for each in found.stumbles]
    assert lost == sorted(lost, reverse=True)
    assert room.stumbles.list.count == len(found.stumbles)
    assert f"{found.attempts} attempts by {found.trainees} trainees" in room.stumbles._said.text()
    accessibility.check(room.window)


def test_the_words_of_the_step_stand_beside_it_the_wording_in_question_first(room: Room) -> None:
    known = room.stumbles._known()
    script, step = next(
        (script, step)
        for script in known.values()
        for step in script.steps
        if len({each.name for each in step.say}) > 2
    )
    last = step.say[-1].name or ""
    place = place_of(f"{script.id}/{step.id}", known)
    spoken = wordings(place, last)
    assert [each.front for each in spoken] == [True] + [False] * (len(step.say) - 1)
    assert spoken[0].words == step.say[-1].en
    stumble = Stumble(at=f"{script.id}/{step.id}", variant=last, kind=PointKind.WORDING, lost=3, attempts=4, trainees=2)
    row = stumble_row(stumble, place)
    assert row.spoken.startswith(step.title.en)
    assert "lost in 3 of 4 attempts, " not in row.spoken
    assert (row.side, row.tone) == ("75 %", "bad")


def test_a_step_that_is_gone_says_so(room: Room) -> None:
    place = place_of("missed-bin/never_was", room.stumbles._known())
    assert place.step is None
    assert wordings(place, "") == ()
    room.stumbles.panel.show_stumble(
        Stumble(at="missed-bin/never_was", kind=PointKind.PATH, lost=1, attempts=1, trainees=1), place
    )
    accessibility.check(room.window)


def test_the_editor_is_told_and_a_draft_outlives_going_elsewhere(room: Room, trainer: Desk) -> None:
    room.stumbles.list.setFocus()
    room.key(Qt.Key.Key_Return)
    first = room.stumbles._stumble
    assert first is not None
    room.type("Half of them mishear it")
    room.stumbles.list.setFocus()
    room.key(Qt.Key.Key_Down)
    room.rest()
    assert room.stumbles.panel.remark.written == "", "another step has words of its own"
    assert [each.words for each in REMARKS.every(trainer)] == ["Half of them mishear it"]
    room.key(Qt.Key.Key_Up)
    assert room.stumbles.panel.remark.written == "Half of them mishear it"
    room.press("Tell the script's editor")
    room.rest()
    script, _, step = first.at.partition("/")
    told = training.remarks(trainer, script)
    assert (told[0].step, told[0].variant, told[0].words) == (step, first.variant, "Half of them mishear it")
    assert REMARKS.every(trainer) == ()
    assert room.stumbles.panel.remark.written == ""
    assert any("editor is told" in said for said in room.said())


def test_another_span_of_days_is_asked_for(room: Room) -> None:
    room.press("The last 30 days")
    assert room.stumbles.list.count == len(training.stumbles(room.desk, 30).stumbles)

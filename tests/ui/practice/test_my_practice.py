"""A trainee's own: what comes next is in front, what is locked says so, attempts are watched again, no line hinders."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from agent_desktop.contract.practice import AttemptEnd, AttemptWrite, Heard
from agent_desktop.desk import practice
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.scripts import Scripts
from agent_desktop.ids import new_id
from agent_desktop.practice.courses import standing
from agent_desktop.practice.library import hash_of, shipped_courses
from tests.support import accessibility
from tests.ui.practice.conftest import MakeRoom, Room
from ui.practice.course_rows import Call
from ui.practice.watching.panel import WatchingPanel
from ui.reviews.queue import ROW

FIRST_WEEKS = next(each for each in shipped_courses() if each.id == "first-weeks")


@pytest.fixture
def room(make_room: MakeRoom, handler: Desk) -> Room:
    made = make_room(handler)
    made.go("mine")
    return made


def spoken(room: Room) -> list[str]:
    """The rows of the course, as a screen reader tells them."""
    model = room.mine.list.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def attempt_at(scenario: str, score: float = 100.0, *, minutes: int = 10) -> AttemptWrite:
    return AttemptWrite(
        scenario=scenario,
        scenario_hash="ab" * 32,
        course="first-weeks",
        began_at=datetime.now(UTC) - timedelta(minutes=minutes),
        ended=AttemptEnd.FINISHED,
        worked=200,
        score=score,
        heard=(Heard(by="caller", at=2, words="Hello? Is that the council?"),),
    )


def test_what_comes_next_is_the_one_big_button(room: Room, handler: Desk) -> None:
    stands = standing(FIRST_WEEKS, practice.attempts(handler), None)
    assert stands.next is not None
    call = room.mine._call
    assert call is not None
    assert call.offered.scenario.id == stands.next
    room.tab_to("Practise this call again" if call.attempts else "Practise this call")
    room.key(Qt.Key.Key_Space)
    (scenario, course, number) = room.wanted[0]
    assert (scenario.id, course, number) == (stands.next, "first-weeks", len(call.attempts) + 1)


def test_each_stage_tells_its_gate_and_each_call_how_it_stands(room: Room) -> None:
    rows = spoken(room)
    assert len(rows) == sum(1 + len(stage.scenarios) for stage in FIRST_WEEKS.stages)
    assert rows[0].startswith("1. Everyday calls, done, 5 of 5") or "each call once with at least 85 %" in rows[0]
    assert any("next · " in row for row in rows)
    assert any("passed · " in row and "best " in row for row in rows)
    assert (
        "locked · each call once with at least 85 %, no critical point lost; none lost in the last 5 attempts"
        in rows[-8]
    )


def test_a_locked_call_cannot_be_begun_and_says_why(room: Room) -> None:
    locked = next(call for call in room.mine._calls if call.locked)
    room.mine.list.choose(lambda thing: isinstance(thing, Call) and thing == locked)
    assert not room.mine.card.practise.isEnabled()
    assert "opens once the stage before it is passed" in _said(room)
    room.press("Show what is next")
    assert room.mine.card.practise.isEnabled()


def test_a_call_that_no_longer_fits_is_marked_and_not_begun(room: Room, handler: Desk) -> None:
    """A script version that the scenario does not know: here, none at all of its script."""
    published = handler.scripts.published
    gone = room.mine._call
    assert gone is not None
    kept = tuple(each for each in published if each.script.id != gone.offered.scenario.script)
    handler.scripts = Scripts(published=kept)
    room.mine.refresh()
    room.rest()
    call = room.mine._named(gone.offered.scenario.id)
    assert call is not None
    assert call.offered.misfits
    assert "no longer fits the script in force" in " ".join(spoken(room))
    room.mine._show_call(call)
    assert not room.mine.card.practise.isEnabled()
    assert "It no longer fits the script in force" in _said(room)


def test_what_was_just_practised_is_here_without_a_line(room: Room, handler: Desk) -> None:
    url, handler.client.server_url = handler.client.server_url, "http://127.0.0.1:9"
    scenario = room.mine._call.offered.scenario if room.mine._call else None
    assert scenario is not None
    before = len(practice.attempts(handler))
    room.work.kept(practice.keep_attempt(handler, new_id(), attempt_at(scenario.id)))
    room.rest()
    assert len(practice.attempts(handler)) == before + 1
    assert room.mine.attempts.count == before + 1
    moved_on = room.mine._call
    assert moved_on is not None
    assert moved_on.offered.scenario.id != scenario.id, "it was passed: another one is next"
    room.mine.refresh()
    room.rest()
    assert "no line to the server" in room.mine._as_of.text()
    room.mine.attempts.setFocus()
    room.key(Qt.Key.Key_Return)
    room.rest()
    assert watching_of(room).line.model().rowCount() == 1
    handler.client.server_url = url


def test_the_trend_is_told_to_those_who_cannot_see_it(room: Room) -> None:
    trend = room.mine.so_far.trend
    assert trend.isVisible()
    assert trend.accessibleName().startswith("Your last attempts, oldest first: ")
    assert trend.accessibleName().endswith("Ready is 85 %.")


def test_all_calls_can_be_practised_outside_a_course(room: Room) -> None:
    room.mine.courses.setCurrentIndex(room.mine.courses.findData(""))
    room.mine._course_chosen("")
    assert room.mine.list.count == len(practice.offered(room.desk, checked=False))
    assert all(not call.locked for call in room.mine._calls)
    room.mine.card.practise.click()
    assert room.wanted[-1][1] is None


def test_somebody_is_led_to_a_call_that_was_set(room: Room) -> None:
    name = FIRST_WEEKS.stages[-1].scenarios[-1]
    room.work.practise_scenario(name)
    room.rest()
    assert room.mine._call is not None
    assert room.mine._call.offered.scenario.id == name


def test_by_the_keyboard_alone_to_a_call_and_to_an_attempt(room: Room) -> None:
    room.tab_to("Calls to practise")
    room.key(Qt.Key.Key_End)
    room.key(Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName().startswith("Practise this call") or not room.mine.card.practise.isEnabled()
    room.tab_to("Your attempts")
    room.key(Qt.Key.Key_Return)
    room.rest()
    assert room.mine.stack.currentWidget() is watching_of(room)
    room.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    room.qtbot.waitUntil(lambda: room.mine.stack.currentIndex() == 0)
    room.rest()
    accessibility.check(room.window)


def test_somebody_new_sees_where_to_begin(make_room: MakeRoom, trainer: Desk) -> None:
    """Nothing was practised yet: the first call of the first course is next, and nothing is empty without words."""
    room = make_room(trainer)
    room.go("mine")
    assert room.mine.attempts.isHidden()
    assert "None yet" in room.mine._said.text()
    assert room.mine.so_far.trend.isHidden()
    call = room.mine._call
    assert call is not None
    assert call.offered.scenario.id == FIRST_WEEKS.stages[0].scenarios[0]
    assert call.offered.hash == hash_of(call.offered.scenario)


def _said(room: Room) -> str:
    card = room.mine.card._wrong
    assert card.isVisible()
    return " ".join(label.accessibleName() for label in card.findChildren(type(room.mine.card._about)))


def test_rows_say_what_their_icons_show(room: Room) -> None:
    model = room.mine.list.model()
    for row in range(model.rowCount()):
        told = model.index(row, 0).data(ROW)
        said = {"circle-check": ("passed", "done"), "lock": ("locked",), "play": ("next",)}.get(told.icon, ("",))
        assert any(words in told.about for words in said), told


def watching_of(room: Room) -> WatchingPanel:
    watching = room.mine.watching
    assert watching is not None
    return watching


def test_a_comment_is_new_until_it_was_looked_at(room: Room, handler: Desk) -> None:
    before = practice.renew(handler).unread
    assert before, "the demo's coach has commented"
    room.mine.refresh()
    room.rest()
    assert room.work.place._counts["mine"] == len(before)
    model = room.mine.attempts.model()
    told = {model.index(row, 0).data(ROW).thing.id: model.index(row, 0).data(ROW) for row in range(model.rowCount())}
    first = told[next(iter(before))]
    assert "not read yet" in first.spoken
    room.mine._watch(first.thing)
    room.rest()
    assert practice.mine(handler).unread == before - {first.thing.id}
    assert practice.renew(handler).unread == before - {first.thing.id}, "the server does not make it new again"
    room.mine._leave_watching()
    room.rest()
    assert room.work.place._counts["mine"] == len(before) - 1


def test_the_attempts_of_one_call_alone(room: Room) -> None:
    call = next(each for each in room.mine._calls if len(each.attempts) > 1)
    room.mine._show_call(call)
    room.press("Only this call")
    assert room.mine.attempts.count == len(call.attempts) < len(room.mine._mine.attempts)
    other = next(each for each in room.mine._calls if each.attempts and each != call)
    room.mine._show_call(other)
    assert room.mine.attempts.count == len(other.attempts)
    room.press("Only this call")
    assert room.mine.attempts.count == len(room.mine._mine.attempts)

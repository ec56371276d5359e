"""How far somebody is in a course: better never counts for worse, and what was opened stays open."""

from datetime import UTC, datetime, timedelta
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.contract.base import Words
from agent_desktop.contract.practice import AttemptEnd, AttemptInfo, Course, Gate, Stage
from agent_desktop.contract.scripts import Spoken, Wording
from agent_desktop.ids import new_id
from agent_desktop.practice.courses import standing

NOBODY = new_id()
MORNING = datetime(2026, 11, 27, 9, tzinfo=UTC)
COURSE = Course(
    format=1,
    id="first",
    title=Wording(en="First weeks"),
    about=Wording(en="From easy to hard."),
    stages=(
        Stage(id="one", title=Wording(en="One"), scenarios=("a", "b")),
        Stage(id="two", title=Wording(en="Two"), scenarios=("c",), gate=Gate(percent=90, clean=3)),
    ),
)


def attempt(number: int, scenario: str, score: float | None, critical: int = 0, ended: str = "finished") -> AttemptInfo:
    return AttemptInfo(
        id=new_id(),
        trainee=NOBODY,
        trainee_name="N. Fernando",
        scenario=scenario,
        scenario_title=Words(en=scenario),
        language=Spoken.EN,
        began_at=MORNING + timedelta(hours=number),
        ended=AttemptEnd(ended),
        worked=100,
        score=score,
        critical=critical,
        hints=0,
    )


ATTEMPTS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c", "elsewhere"]),
        st.one_of(st.none(), st.floats(0, 100)),
        st.integers(0, 2),
        st.sampled_from([each.value for each in AttemptEnd]),
    ),
    max_size=14,
).map(lambda told: [attempt(number, *each) for number, each in enumerate(told)])


def test_from_nothing_to_ready() -> None:
    before = standing(COURSE, (), None)
    assert [stage.open for stage in before.stages] == [True, False]
    assert (before.passed, before.of, before.next, before.gates_passed) == (0, 3, "a", False)
    half = standing(COURSE, [attempt(0, "a", 85)], None)
    assert (half.passed, half.next, half.stages[0].passed) == (1, "b", ("a",))
    opened = standing(COURSE, [attempt(0, "a", 85), attempt(1, "b", 99)], None)
    assert [stage.open for stage in opened.stages] == [True, True]
    assert (opened.next, opened.clean, opened.clean_of) == ("c", 2, 3)
    ready = standing(COURSE, [attempt(0, "a", 85), attempt(1, "b", 99), attempt(2, "c", 90)], None)
    assert (ready.gates_passed, ready.next, ready.passed) == (True, None, 3)


def test_a_critical_point_spoils_a_pass_and_the_row_but_not_the_stages_behind() -> None:
    done = [attempt(0, "a", 85), attempt(1, "b", 99), attempt(2, "c", 90)]
    assert standing(COURSE, [attempt(0, "a", 95, critical=1)], None).passed == 0
    after = standing(COURSE, [*done, attempt(3, "a", 40, critical=1)], None)
    assert all(stage.done for stage in after.stages)
    assert (after.gates_passed, after.clean) == (False, 0)
    assert after.next == "c", "for the row to begin anew"
    left = standing(COURSE, [*done, attempt(3, "a", None, critical=1, ended="left")], None)
    assert not left.gates_passed, "leaving does not hide it"


def test_what_was_left_passes_nothing() -> None:
    assert standing(COURSE, [attempt(0, "a", 100, ended="left")], None).passed == 0


@given(ATTEMPTS)
def test_the_order_they_are_told_in_plays_no_part(attempts: list[AttemptInfo]) -> None:
    assert standing(COURSE, attempts, None) == standing(COURSE, attempts[::-1], None)


@given(ATTEMPTS)
def test_a_better_attempt_never_closes_anything(attempts: list[AttemptInfo]) -> None:
    """One without fault more: nothing that was open, passed or ready is so no more."""
    before = standing(COURSE, attempts, None)
    for name in ("a", "b", "c"):
        after = standing(COURSE, [*attempts, attempt(50, name, 100)], None)
        assert after.passed >= before.passed
        assert after.clean >= before.clean
        assert after.gates_passed >= before.gates_passed
        for was, now in zip(before.stages, after.stages, strict=True):
            assert (now.open, now.done) >= (was.open, was.done)
            assert set(now.passed) >= set(was.passed)


@given(ATTEMPTS)
def test_stages_open_in_their_order_and_stay_open(attempts: list[AttemptInfo]) -> None:
    steps = accumulate(([each] for each in attempts), lambda so_far, more: so_far + more)
    open_before = 0
    for so_far in steps:
        stands = standing(COURSE, so_far, None)
        flags = [stage.open for stage in stands.stages]
        assert flags == sorted(flags, reverse=True)
        assert sum(flags) >= open_before
        open_before = sum(flags)


@given(ATTEMPTS)
def test_there_is_something_to_do_until_the_gates_are_passed(attempts: list[AttemptInfo]) -> None:
    stands = standing(COURSE, attempts, None)
    assert (stands.next is None) == stands.gates_passed
    if stands.next is not None:
        stage = next(each for each in stands.stages if stands.next in each.stage.scenarios)
        assert stage.open
    assert 0 <= stands.clean <= stands.clean_of

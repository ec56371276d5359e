"""An attempt looked at again: what it says of each step, and its time line, whatever a clock did meanwhile."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.contract.base import Words
from agent_desktop.contract.practice import (
    Attempt,
    AttemptComment,
    AttemptEnd,
    AttemptInfo,
    AttemptWrite,
    Heard,
    Point,
    PointKind,
)
from agent_desktop.contract.script_runs import Did, Mode, Move, Pin, Reply, ScriptRun, Shown
from agent_desktop.contract.scripts import Spoken
from agent_desktop.ids import new_id
from agent_desktop.practice.stumbling import is_lost, judged_in
from agent_desktop.practice.watching import entries, length_of, said_until

BEGAN = datetime(2026, 11, 27, 9, tzinfo=UTC)
PLACE = "bins/which"


def point(**fields: object) -> Point:
    told = {"code": "a", "kind": PointKind.ANSWERS, "words": Words(en="Which bin"), "why": Words(en="Green was said.")}
    return Point(**{**told, "got": 0, "of": 10, "at": 30, "step": PLACE, **fields})  # type: ignore[arg-type]  # the fields of one, by name


def move(seconds: float, shown: str, *, variant: str = "", step: str = "greet") -> Move:
    return Move(
        did=Did.ANSWERED,
        at=BEGAN + timedelta(seconds=seconds),
        script_id="bins",
        step=step,
        flags=(),
        language=Spoken.EN,
        shown=(Shown(script_id="bins", step=shown, variant=variant),) if shown else (),
        reply=Reply(),
    )


def run(*moves: Move) -> ScriptRun:
    return ScriptRun(mode=Mode.PRACTICE, pins=(Pin(script_id="bins", hash="ab" * 32),), trace=moves)


def written(*points: Point, runs: tuple[ScriptRun, ...] = (), heard: tuple[Heard, ...] = ()) -> AttemptWrite:
    return AttemptWrite(
        scenario="made-up",
        scenario_hash="ab" * 32,
        began_at=BEGAN,
        ended=AttemptEnd.FINISHED,
        worked=100,
        points=points,
        runs=runs,
        heard=heard,
    )


TWICE = run(
    move(0, "which", variant="usual"),
    move(20, "greet", step="which"),
    move(40, "which", variant="slowly"),
    move(70, "", step="which"),
)


def test_the_wording_is_the_one_in_front_at_the_moment() -> None:
    content = written(point(at=10), point(code="b", at=50), point(code="c", at=None), runs=(TWICE,))
    assert [each.variant for each in judged_in(content)] == ["usual", "slowly", "slowly"]
    assert [each.seconds for each in judged_in(content)] == [50, 50, 50], "both times at the step"


def test_where_the_words_play_no_part_none_is_named() -> None:
    told = judged_in(written(point(kind=PointKind.NOTES), point(code="b", step="bins/never"), runs=(TWICE,)))
    assert [(each.variant, each.seconds) for each in told] == [("", 50), ("", None)]


def test_what_is_only_told_or_about_no_step_says_nothing_of_the_script() -> None:
    assert judged_in(written(point(of=0), point(code="b", step=""))) == ()


def test_what_rounding_took_is_not_lost() -> None:
    third = 100 / 3
    assert not is_lost(point(got=third - 1e-9, of=third))
    assert is_lost(point(got=third - 0.1, of=third))
    assert not is_lost(point(got=0, of=0))


CLOCK = st.lists(st.floats(-10_000, 10_000), min_size=1, max_size=6)


@given(CLOCK, st.lists(st.floats(0, 100), max_size=5))
def test_everything_lies_within_the_attempt_in_its_order(moments: list[float], said: list[float]) -> None:
    """Also where somebody set the clock back or on in the middle of it."""
    moves = [move(at, "which" if number % 2 else "greet") for number, at in enumerate(moments)]
    heard = tuple(Heard(by="caller", at=at, words="Hello?") for at in sorted(said))
    content = written(point(at=100), runs=(run(*moves),), heard=heard)
    attempt = Attempt(info=_info(content), content=content, comments=(_comment(7),))
    found = entries(attempt, {})
    assert [each.at for each in found] == sorted(each.at for each in found)
    assert all(0 <= each.at <= length_of(content) for each in found)
    assert all(each.until is None or each.at <= each.until <= length_of(content) for each in found)
    assert len({each.key for each in found}) == len(found)
    assert sum(each.key.startswith("heard:") for each in found) == len(heard)


@given(st.lists(st.tuples(st.sampled_from(["caller", "handler", "coach"]), st.integers(0, 99)), max_size=8))
def test_the_words_of_a_moment_are_the_last_before_it(lines: list[tuple[str, int]]) -> None:
    heard = tuple(Heard(by=by, at=at, words=f"{by} {at}") for by, at in sorted(lines, key=lambda line: line[1]))
    content = written(heard=heard)
    for moment in (0, 50, 100):
        for who, line in zip(("caller", "handler"), said_until(content, moment), strict=True):
            before = [each for each in heard if each.by == who and each.at <= moment]
            assert line == (before[-1] if before else None)


def _info(content: AttemptWrite) -> AttemptInfo:
    return AttemptInfo(
        id=new_id(),
        trainee=new_id(),
        trainee_name="N. Fernando",
        scenario=content.scenario,
        scenario_title=Words(en="Made up"),
        language=Spoken.EN,
        began_at=content.began_at,
        ended=content.ended,
        worked=content.worked,
        score=content.score,
        critical=0,
        hints=0,
    )


def _comment(at: float) -> AttemptComment:
    return AttemptComment(id=new_id(), at=at, words="Wait here.", by=new_id(), by_name="M. Jones", written_at=BEGAN)

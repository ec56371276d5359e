"""A contact takes its traces along, and is never refused for having too many."""

from datetime import UTC, datetime

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.contacts.traces import within_limits
from agent_desktop.contract.script_runs import (
    LARGEST_RUNS,
    MOST_MOVES,
    MOST_RUNS,
    Did,
    Mode,
    Move,
    Pin,
    Reply,
    ScriptRun,
)
from agent_desktop.contract.scripts import Spoken

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def run(moves: int, length: int = 0) -> ScriptRun:
    move = Move(
        did=Did.ANSWERED,
        at=NOW,
        script_id="bin",
        step="which",
        flags=(),
        language=Spoken.EN,
        shown=(),
        reply=Reply(values={"said": "x" * length}),
    )
    return ScriptRun(mode=Mode.LIVE, pins=(Pin(script_id="bin", hash="0" * 64),), trace=(move,) * moves)


def test_an_ordinary_contact_keeps_all_its_runs_in_their_order() -> None:
    runs = (run(1), run(20), run(3))
    assert within_limits(runs) == runs


def test_of_too_many_the_newest_stay() -> None:
    runs = tuple(run(number % 3 + 1) for number in range(MOST_RUNS + 7))
    assert within_limits(runs) == runs[7:]


def test_one_that_is_too_long_takes_no_other_along() -> None:
    runs = (run(1), run(MOST_MOVES + 1), run(1, 4000), run(150, 4000), run(2))
    assert within_limits(runs) == (runs[0], runs[2], runs[4])


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 4000)), max_size=80))
def test_whatever_is_kept_is_within_what_the_server_takes(sizes: list[tuple[int, int]]) -> None:
    runs = tuple(run(moves, length) for moves, length in sizes)
    kept = within_limits(runs)
    assert len(kept) <= MOST_RUNS
    assert sum(len(msgspec.json.encode(each)) for each in kept) <= LARGEST_RUNS
    assert not runs or kept
    waiting = iter(runs)
    assert all(any(each is other for other in waiting) for each in kept)

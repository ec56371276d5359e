"""The time of an attempt: only ever grows, and pauses are no part of it."""

from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.practice.stopwatch import Stopwatch

SPANS = st.lists(st.tuples(st.sampled_from(["pause", "go on", "wait"]), st.floats(0, 1000)), max_size=30)


class Ticking:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@given(SPANS)
def test_what_was_worked_and_paused_is_all_the_time_that_passed(spans: list[tuple[str, float]]) -> None:
    clock = Ticking()
    watch = Stopwatch(read=clock)
    before = 0.0
    for deed, seconds in spans:
        if deed == "pause":
            watch.pause()
        elif deed == "go on":
            watch.go_on()
        clock.now += seconds
        assert watch.worked >= before
        before = watch.worked
    assert abs(watch.worked + watch.paused - (clock.now - 100.0)) < 1e-6


def test_a_clock_that_runs_backwards_takes_nothing_away() -> None:
    clock = Ticking()
    watch = Stopwatch(worked=30.0, read=clock)
    clock.now -= 50
    assert watch.worked == 30.0


def test_it_goes_on_with_what_there_was() -> None:
    clock = Ticking()
    watch = Stopwatch(worked=30.0, paused=5.0, read=clock)
    clock.now += 10
    watch.pause()
    clock.now += 2
    assert (watch.worked, watch.paused, watch.running) == (40.0, 7.0, False)

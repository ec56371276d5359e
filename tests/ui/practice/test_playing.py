"""The hand that runs along an attempt: by a clock of its own, within its ends, at the speed that was chosen."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.practice.watching.playing import SPEEDS, Playing


class _Clock:
    """Seconds, as the test says."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> _Clock:
    return _Clock()


@pytest.fixture
def playing(dressed: QApplication, clock: _Clock) -> Iterator[Playing]:
    assert dressed
    parent = QObject()
    yield Playing(parent, clock)
    parent.deleteLater()


def test_it_runs_to_the_end_and_from_the_beginning_again(playing: Playing, clock: _Clock) -> None:
    playing.begin(60)
    playing.play()
    clock.now += 30
    playing.pause()
    assert playing.at == 30
    clock.now += 500
    playing.play()
    assert playing.at == 30, "what passed while it stood does not count"
    clock.now += 40
    playing.pause()
    assert playing.at == 60
    playing.play()
    assert playing.at == 0
    playing.pause()


def test_a_change_of_speed_counts_from_then_on(playing: Playing, clock: _Clock) -> None:
    playing.begin(100)
    playing.play()
    clock.now += 10
    playing.run_at(2.0)
    clock.now += 10
    playing.pause()
    assert playing.at == 30


def test_it_goes_by_itself_and_says_when_it_is_over(playing: Playing, clock: _Clock, qtbot: QtBot) -> None:
    playing.begin(5)
    playing.play()
    clock.now += 6
    with qtbot.waitSignal(playing.turned) as turned:
        pass
    assert turned.args == [False]
    assert (playing.at, playing.goes) == (5, False)


def test_what_has_no_length_does_not_begin(playing: Playing) -> None:
    playing.begin(0)
    playing.play()
    assert not playing.goes


@given(st.lists(st.tuples(st.sampled_from(["step", "go", "wait", "speed", "turn"]), st.floats(-500, 500)), max_size=12))
def test_wherever_it_is_sent_it_stays_within_the_attempt(deeds: list[tuple[str, float]]) -> None:
    clock, parent = _Clock(), QObject()
    playing = Playing(parent, clock)
    playing.begin(90)
    for deed, by in deeds:
        if deed == "step":
            playing.step(by)
        elif deed == "go":
            playing.go_to(by)
        elif deed == "wait":
            clock.now += abs(by)
        elif deed == "speed":
            playing.run_at(SPEEDS[int(by) % len(SPEEDS)])
        else:
            playing.turn()
        assert 0 <= playing.at <= 90
    playing.pause()
    assert 0 <= playing.at <= 90

"""Slower or faster, speech keeps its pitch, its loudness and every part of it."""

import numpy as np
import pytest

from agent_desktop.listening.stretching import Stretching
from tests.support.sounds import LOUD, RATE, joined, pitch, tones

SPEEDS = (0.75, 1.0, 1.25, 1.5, 2.0)


def stretched(samples: np.ndarray[tuple[int, ...], np.dtype[np.int16]], speed: float, rate: int = RATE) -> np.ndarray[
    tuple[int, ...], np.dtype[np.int16]
]:  # fmt: skip
    stretching = Stretching(rate, samples.shape[1], speed)
    return joined([stretching.put(samples[begin : begin + 800]) for begin in range(0, len(samples), 800)])


@pytest.mark.parametrize("speed", SPEEDS)
@pytest.mark.parametrize("hertz", [110, 220, 440, 1000])
def test_the_pitch_stays_and_the_length_does_not(speed: float, hertz: int) -> None:
    said = stretched(tones((hertz, 4)), speed)
    assert len(said) / RATE == pytest.approx(4 / speed, abs=0.1)
    assert pitch(said[RATE // 2 : RATE // 2 + RATE]) == pytest.approx(hertz, abs=hertz * 0.01 + 1)


@pytest.mark.parametrize("speed", SPEEDS)
def test_it_is_as_loud_as_it_was_without_beats(speed: float) -> None:
    said = stretched(tones((200, 3)), speed)[RATE // 4 : -RATE // 4].astype(float)
    loudness = [np.sqrt((said[at : at + 400] ** 2).mean()) for at in range(0, len(said) - 400, 400)]
    meant = LOUD * 32767 / np.sqrt(2)
    assert min(loudness) > 0.85 * meant
    assert max(loudness) < 1.15 * meant


@pytest.mark.parametrize("speed", SPEEDS)
def test_what_is_said_comes_in_its_order(speed: float) -> None:
    order = (300, 500, 800, 1200)
    said = stretched(tones(*((hertz, 1.0) for hertz in order)), speed)
    step = len(said) / len(order)
    middles = [said[int((place + 0.3) * step) : int((place + 0.7) * step)] for place in range(len(order))]
    assert [pitch(each) for each in middles] == pytest.approx(list(order), rel=0.03)


def test_two_channels_stay_apart() -> None:
    both = np.hstack([tones((300, 2)), tones((900, 2))])
    said = stretched(both, 1.5)
    assert pitch(said[2000:8000, :1]) == pytest.approx(300, abs=8)
    assert pitch(said[2000:8000, 1:]) == pytest.approx(900, abs=8)


def test_silence_stays_silent_and_nothing_gives_nothing() -> None:
    assert np.abs(stretched(tones((0, 2)), 2.0)).max() == 0
    assert len(Stretching(RATE, 1, 1.25).put(tones((0, 0)))) == 0

"""A recording is heard from where one wants, at the speed one wants, and says where it is."""

import time
from collections.abc import Callable, Iterator
from threading import Condition

import pytest

from agent_desktop.contract.recordings import Span
from agent_desktop.faults import EnvironmentFault, ProgramFault
from agent_desktop.listening.playing import Going, Playing
from agent_desktop.listening.speaker import open_speaker
from tests.support.sounds import RATE, HandSpeaker, InMemory, joined, pitch, tones, wav

SECONDS = 4
SOUND = wav(tones((300, 1), (500, 1), (700, 1), (900, 1)))


LOOKING = Condition()


def until(true: Callable[[], bool], seconds: float = 20) -> None:
    """Looks again and again; what plays tells nobody, because the screen looks as well."""
    end = time.monotonic() + seconds
    with LOOKING:
        while not true():
            assert time.monotonic() < end, "it never came true"
            LOOKING.wait(0.002)


class Player:
    """What is under test, with a speaker in the test's hand."""

    def __init__(self, held: InMemory) -> None:
        self.speaker = HandSpeaker()
        self.playing = Playing(held, open_speaker=self.speaker.open)

    def hear(self, seconds: float) -> float:
        """The pitch of what is heard next, once as much is ready."""
        until(lambda: self.speaker.on)
        until(lambda: self.playing._read_whole or not self.playing._lacks)
        return pitch(self.speaker.take(seconds))

    def hear_out(self) -> None:
        until(lambda: self.speaker.on)
        until(lambda: len(self.speaker.take()) > 0 and self.playing.now().going is Going.ENDED)


@pytest.fixture
def player() -> Iterator[Player]:
    made = Player(InMemory(SOUND))
    yield made
    made.playing.close()


def test_nothing_is_read_before_it_is_played(player: Player) -> None:
    held = InMemory(SOUND)
    playing = Playing(held)
    playing.go_to(2)
    assert (playing.now().seconds, playing.now().going, playing.now().audible) == (2, Going.PAUSED, None)
    playing.close()
    assert held.asked == []


def test_it_is_heard_from_its_beginning_to_its_end(player: Player) -> None:
    player.playing.play()
    player.hear_out()
    now = player.playing.now()
    assert (now.seconds, now.going) == (SECONDS, Going.ENDED)
    whole = joined([each for each in player.speaker.heard if each.any()])
    assert pitch(whole[: RATE // 2]) == pytest.approx(300, abs=5)
    assert pitch(whole[3 * RATE : 3 * RATE + RATE // 2]) == pytest.approx(900, abs=5)
    player.playing.play()
    assert player.hear(0.5) == pytest.approx(300, abs=5)


def test_one_goes_to_any_second_of_it(player: Player) -> None:
    player.playing.play()
    player.playing.go_to(2.1)
    assert player.hear(0.5) == pytest.approx(700, abs=5)
    assert player.playing.now().seconds == pytest.approx(2.6, abs=0.01)
    player.playing.go_to(0.2)
    assert player.hear(0.5) == pytest.approx(300, abs=5)
    player.playing.go_to(99)
    player.hear_out()


@pytest.mark.parametrize("speed", [0.75, 1.25, 1.5, 2.0])
def test_faster_it_says_where_it_is_as_the_recording_counts(player: Player, speed: float) -> None:
    player.playing.set_speed(speed)
    player.playing.go_to(1.1)
    player.playing.play()
    assert player.hear(0.4) == pytest.approx(500, abs=15)
    assert player.playing.now().seconds == pytest.approx(1.1 + 0.4 * speed, abs=0.1)


def test_a_speed_chosen_while_it_plays_goes_on_from_there(player: Player) -> None:
    player.playing.play()
    player.hear(0.5)
    player.playing.set_speed(2.0)
    assert player.playing.now().seconds == pytest.approx(0.5, abs=0.01)
    player.hear(0.5)
    assert player.playing.now().seconds == pytest.approx(1.5, abs=0.1)


def test_what_is_left_out_is_not_heard(player: Player) -> None:
    player.playing.leave_out((Span(since=0.5, until=3.2),))
    player.playing.play()
    assert player.hear(0.5) == pytest.approx(300, abs=5)
    assert player.hear(0.5) == pytest.approx(900, abs=5)
    player.playing.leave_out(())
    player.playing.go_to(1.2)
    assert player.hear(0.5) == pytest.approx(500, abs=5)


def test_paused_it_is_silent_and_stays_where_it_is(player: Player) -> None:
    player.playing.play()
    player.hear(0.5)
    player.playing.pause()
    until(lambda: not player.speaker.on)
    assert not player.speaker.take().any()
    assert player.playing.now().seconds == pytest.approx(0.5, abs=0.01)


def test_a_line_that_breaks_is_told_and_play_tries_again() -> None:
    class Broken(InMemory):
        broken = True

        def read(self, begin: int, count: int) -> bytes:
            if self.broken:
                raise EnvironmentFault("No line.")
            return super().read(begin, count)

    held = Broken(SOUND)
    player = Player(held)
    player.playing.play()
    until(lambda: player.playing.now().going is Going.BROKEN)
    fault = player.playing.now().fault
    assert isinstance(fault, EnvironmentFault)
    held.broken = False
    player.playing.play()
    assert player.hear(0.5) == pytest.approx(300, abs=5)
    assert player.playing.now().fault is None
    player.playing.close()


@pytest.mark.parametrize(
    "held",
    [b"", b"MZ" * 4000, SOUND[:40], b"RIFF\xff\xff\xff\xffWAVE" + b"\xff" * 5000, SOUND[:20] + b"\x55" + SOUND[21:]],
)
def test_what_is_no_recording_is_said_and_no_harm_done(held: bytes) -> None:
    player = Player(InMemory(held))
    player.playing.play()
    until(lambda: player.playing.now().going is Going.BROKEN)
    assert isinstance(player.playing.now().fault, EnvironmentFault)
    player.playing.close()


def test_a_defect_is_told_as_one(expect_log: Callable[[str], None]) -> None:
    expect_log("could not be played")

    class Wrong(InMemory):
        def read(self, begin: int, count: int) -> bytes:
            raise KeyError(begin, count)

    player = Player(Wrong(SOUND))
    player.playing.play()
    until(lambda: player.playing.now().going is Going.BROKEN)
    assert isinstance(player.playing.now().fault, ProgramFault)
    player.playing.close()


def test_a_file_that_ends_early_ends_there() -> None:
    player = Player(InMemory(SOUND[: 44 + RATE * 2 + 1]))
    player.playing.play()
    player.hear_out()
    assert player.playing.now().seconds == pytest.approx(1.0, abs=0.01)
    player.playing.close()


def test_closed_its_thread_ends_and_the_device_is_let_go(player: Player) -> None:
    player.playing.play()
    player.hear(0.1)
    player.playing.close()
    until(lambda: player.speaker.closed)
    player.playing.play()
    assert player.playing.now().going is Going.PAUSED


def test_without_a_sound_device_it_goes_by_in_silence_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is a device, it is taken away: nobody's ears are part of this test."""
    import miniaudio

    real = miniaudio.PlaybackDevice

    def none(**fields: object) -> object:
        if fields.get("backends") != [miniaudio.Backend.NULL]:
            raise miniaudio.MiniaudioError("failed to init device", -401)
        return real(**fields)

    monkeypatch.setattr(miniaudio, "PlaybackDevice", none)
    playing = Playing(InMemory(SOUND), open_speaker=open_speaker)
    playing.play()
    until(lambda: playing.now().seconds > 0.3)
    assert playing.now().audible is False
    playing.close()

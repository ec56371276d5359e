"""A real short recording, played, gone through by keys, and in step with the time line."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from math import ceil
from typing import Any

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from agent_desktop.contract.recordings import MediaType, Peaks, RecordingInfo, Span
from agent_desktop.faults import EnvironmentFault
from agent_desktop.ids import new_id
from agent_desktop.listening.playing import SPEEDS, Going
from tests.support import accessibility, screens
from tests.support.sounds import RATE, HandSpeaker, InMemory, pitch, tones, wav
from ui.bridge import Bridge
from ui.reviews.player.bar import PlayerBar
from ui.reviews.player.work import PlayerWork, Source
from ui.shell.shortcuts import COMMANDS, Shortcuts
from ui.style import parts

BEGAN = datetime(2026, 11, 21, 10, 4, tzinfo=UTC)
LATER_S = 3.0
"""The recording begins so long after the contact did."""

SAMPLES = tones((300, 4), (0, 4), (700, 4))
MASKED = Span(since=4.0, until=8.0)


def peaks_of(samples: np.ndarray[tuple[int, ...], np.dtype[np.int16]]) -> Peaks:
    step = RATE // 10
    count = ceil(len(samples) / step)
    loud = (int(np.abs(samples[place * step : (place + 1) * step].astype(int)).max()) >> 7 for place in range(count))
    return Peaks(a_second=10, peaks=bytes(loud))


def recording(**fields: Any) -> RecordingInfo:
    usual = RecordingInfo(
        id=new_id(),
        contact_id=new_id(),
        started_at=BEGAN + timedelta(seconds=LATER_S),
        seconds=len(SAMPLES) / RATE,
        media_type=MediaType.WAV,
        bytes=len(SAMPLES) * 2 + 44,
        masked=(MASKED,),
    )
    return msgspec.structs.replace(usual, **fields)


class Played:
    """The player in a window of its own, with a speaker in the test's hand."""

    def __init__(self, qtbot: QtBot, bridge: Bridge) -> None:
        self.qtbot = qtbot
        self.speaker = HandSpeaker()
        self.shortcuts = Shortcuts()
        self.told: list[float] = []
        self.fault: EnvironmentFault | None = None
        self.bar = PlayerBar()
        self.bar.bind_keys(self.shortcuts)
        source = Source(peaks=self.peaks, held=lambda _which: self)
        self.work = PlayerWork(self.bar, bridge, source, open_speaker=self.speaker.open)
        self.work.at_seconds.connect(self.told.append)
        self.window = QWidget()
        self.window.setProperty("role", "page")
        inside = parts.column(self.window, margin=12)
        inside.addWidget(self.bar)
        inside.addStretch(1)
        qtbot.addWidget(self.window)
        self.window.resize(620, 320)
        self.window.show()
        self.bridge = bridge
        self.file = InMemory(wav(SAMPLES))

    def peaks(self, _recording: RecordingInfo) -> Peaks:
        return peaks_of(SAMPLES)

    def read(self, begin: int, count: int) -> bytes:
        if self.fault is not None:
            raise self.fault
        return self.file.read(begin, count)

    def show(self, *recordings: RecordingInfo) -> None:
        self.work.show(recordings or (recording(),), BEGAN)
        self.qtbot.waitUntil(lambda: self.bridge.under_way == 0)

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=10_000)

    def press(self, keys: str) -> None:
        QTest.keySequence(self.window, QKeySequence(keys))

    def hear(self, seconds: float) -> float:
        """The pitch of what comes out next, once so much is ready."""
        playing = self.work._playing
        assert playing is not None
        self.until(lambda: self.speaker.on)
        self.until(lambda: playing._read_whole or not playing._lacks)
        heard = pitch(self.speaker.take(seconds))
        self.work.look()
        return heard


@pytest.fixture
def played(qtbot: QtBot, dressed: QApplication, bridge: Bridge) -> Iterator[Played]:
    assert dressed
    made = Played(qtbot, bridge)
    yield made
    made.work.close()


def test_it_plays_and_tells_the_time_line_where_it_is(played: Played) -> None:
    played.show()
    assert played.bar.time.text() == "00:00 / 00:12"
    played.press("F8")
    assert played.hear(1.0) == pytest.approx(300, abs=5)
    assert played.told[-1] == pytest.approx(LATER_S + 1.0, abs=0.01)
    assert played.bar.time.text() == "00:01 / 00:12"
    assert played.bar.play.words == "Pause"
    played.press("F8")
    played.until(lambda: not played.speaker.on)
    assert played.bar.play.words == "Play"
    assert played.told[-1] == pytest.approx(LATER_S + 1.0, abs=0.01)


def test_the_time_line_leads_to_a_moment_of_it(played: Played) -> None:
    played.show()
    played.work.go_to(LATER_S + 9)
    assert played.bar.time.text() == "00:09 / 00:12"
    played.work.play_or_pause()
    assert played.hear(0.5) == pytest.approx(700, abs=5)
    played.work.go_to(0)  # before the recording began
    assert played.hear(0.5) == pytest.approx(300, abs=5)


def test_all_of_it_by_keys(played: Played) -> None:
    played.show()
    played.press("F9")
    played.press("F9")
    assert played.told[-1] == LATER_S + 10
    played.press("F9")
    assert played.told[-1] == LATER_S + 12
    played.press("F7")
    assert played.told[-1] == LATER_S + 7
    played.press("Shift+F9")
    played.press("Shift+F9")
    assert played.bar.speed.currentText() == "1.5×"
    for _ in SPEEDS:
        played.press("Shift+F7")
    assert played.bar.speed.currentText() == "0.75×"
    played.press("Shift+F8")
    assert played.bar.silence.isChecked()
    codes = {command.code for command in COMMANDS if command.code.startswith("recording.")}
    assert codes == {code for code in Shortcuts.bound_in(played.window) if code.startswith("recording.")}


def test_the_wave_is_a_slider_for_keys_and_pointer(played: Played) -> None:
    played.show()
    wave = played.bar.wave
    wave.setFocus()
    for key, second in (("Right", 5), ("End", 12), ("Left", 7), ("PgUp", 0), ("PgDown", 12), ("Home", 0)):
        QTest.keySequence(wave, QKeySequence(key))
        assert played.told[-1] == LATER_S + second, key
    QTest.mouseClick(wave, Qt.MouseButton.LeftButton, pos=QPoint(wave.width() * 3 // 4, 5))
    assert played.told[-1] == pytest.approx(LATER_S + 9, abs=0.1)
    played.work.go_to(LATER_S + 9)
    assert (wave.value(), wave.maximum()) == (9, 12)
    assert wave.accessibleDescription() == "00:09 / 00:12"


def test_silence_is_passed_over_only_where_that_is_wanted(played: Played) -> None:
    played.show()
    played.work.go_to(LATER_S + 3.9)
    played.bar.silence.click()
    played.work.play_or_pause()
    played.hear(0.5)
    assert played.told[-1] > LATER_S + 7.9
    played.bar.silence.click()
    played.work.go_to(LATER_S + 5)
    assert played.hear(0.5) == 0


def test_faster_it_is_the_same_voice(played: Played) -> None:
    played.show()
    played.bar.speed.setCurrentIndex(SPEEDS.index(2.0))
    played.work.play_or_pause()
    assert played.hear(1.0) == pytest.approx(300, abs=9)
    assert played.told[-1] == pytest.approx(LATER_S + 2.0, abs=0.1)


def test_what_is_missing_or_cut_is_said(played: Played, heard: list[str]) -> None:
    played.work.show((), BEGAN)
    assert played.bar.said.text() == "There is no recording of this contact."
    assert not played.bar.play.isEnabled()
    played.show(recording(there=False))
    assert "missing on the server" in played.bar.said.text()
    assert not played.bar.play.isEnabled()
    played.press("F8")
    assert played.file.asked == []
    played.show(recording(whole=False))
    assert "cut short or damaged: 00:12 of it" in played.bar.said.text()
    assert played.bar.play.isEnabled()
    assert len(heard) == 3


def test_that_nothing_can_be_heard_here_is_said_and_the_time_line_goes_along(played: Played) -> None:
    played.speaker.audible = False
    played.show()
    played.work.play_or_pause()
    played.hear(1.0)
    assert "no sound device" in played.bar.said.text()
    assert played.told[-1] == pytest.approx(LATER_S + 1.0, abs=0.01)


def test_a_line_that_breaks_is_said_and_play_goes_on_from_there(played: Played) -> None:
    played.show()
    played.work.go_to(LATER_S + 9)
    played.fault = EnvironmentFault("There is no line.", do="Try again.")
    played.work.play_or_pause()
    played.until(lambda: played.bar.said.text() == "There is no line. Try again.")
    assert (played.bar.play.words, played.bar.time.text()) == ("Play", "00:09 / 00:12")
    played.fault = None
    played.work.play_or_pause()
    assert played.hear(0.5) == pytest.approx(700, abs=5)
    assert played.bar.said.text() == ""


def test_of_several_the_time_line_goes_to_the_one_that_was_running(played: Played) -> None:
    second = recording(started_at=BEGAN + timedelta(seconds=100))
    played.show(recording(), second)
    played.work.go_to(105)
    assert played.told[-1] == 105
    assert played.bar.time.text() == "00:05 / 00:12"
    played.work.go_to(LATER_S + 2)
    assert played.told[-1] == LATER_S + 2


def test_closed_it_is_silent_and_holds_nothing(played: Played) -> None:
    played.show()
    played.work.play_or_pause()
    played.hear(0.5)
    playing = played.work._playing
    assert playing is not None
    played.work.close()
    assert playing.now().going is Going.PAUSED
    assert not played.speaker.take().any()
    assert (played.bar.time.text(), played.bar.wave._peaks) == ("", None)
    played.work.go_to(5)
    played.work.play_or_pause()
    assert played.bar.play.words == "Play"


def test_every_look_and_who_works_by_keys_or_ear(played: Played) -> None:
    played.show(recording(whole=False))
    played.work.go_to(LATER_S + 3)
    screens.check_in_every_look(played.window)
    accessibility.check(played.window)


EIGHT_HOURS_S = 8 * 3_600.0


class Whole(Played):
    """A recording of eight hours, which nobody has as a whole: what is asked of it is made when it is asked."""

    asked: list[tuple[int, int]]

    def peaks(self, _recording: RecordingInfo) -> Peaks:
        return Peaks(a_second=10, peaks=bytes(b"\x60" * int(EIGHT_HOURS_S * 10)))

    def read(self, begin: int, count: int) -> bytes:
        self.asked.append((begin, count))
        head, period = wav(SAMPLES)[:44], wav(tones((300, 1)))[44:]
        made = bytearray()
        while len(made) < count:
            place = begin + len(made)
            if place < len(head):
                made += head[place : place + count]
            else:
                start = (place - len(head)) % len(period)
                made += period[start : start + count - len(made)]
        return bytes(made)


def test_of_eight_hours_only_what_is_listened_to_is_fetched(
    qtbot: QtBot, dressed: QApplication, bridge: Bridge
) -> None:
    assert dressed
    played = Whole(qtbot, bridge)
    played.asked = []
    length = int(EIGHT_HOURS_S * RATE * 2) + 44
    played.show(recording(seconds=EIGHT_HOURS_S, bytes=length, masked=()))
    assert "8:00:00" in played.bar.time.text()
    played.work.go_to(LATER_S + EIGHT_HOURS_S - 60)
    played.work.play_or_pause()
    assert played.hear(0.5) == pytest.approx(300, abs=9)
    assert played.told[-1] == pytest.approx(LATER_S + EIGHT_HOURS_S - 60 + 0.5, abs=0.2)
    assert sum(count for _begin, count in played.asked) < 2_000_000, "of a billion bytes"
    played.work.close()

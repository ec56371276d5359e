"""The recordings of one contact, played: what the bar asks for is done, and the time line is told where it stands.

Seconds outside are those since the contact began, as the time line counts; within a recording they are its own.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from agent_desktop.contract.recordings import Peaks, RecordingInfo
from agent_desktop.faults import EnvironmentFault
from agent_desktop.language import t
from agent_desktop.listening.playing import Going, OpenSpeaker, Playing
from agent_desktop.listening.quiet import quiet_spans
from agent_desktop.listening.samples import Bytes
from agent_desktop.listening.speaker import open_speaker
from ui.bridge import Asked, Bridge, Fault
from ui.reviews.player.bar import PlayerBar

LOOK_MS = 80
"""How often the screen looks where it is being heard."""


@dataclass(frozen=True)
class Source:
    """Where recordings come from. `peaks` asks the server; `held` talks to nobody before it is read."""

    peaks: Callable[[RecordingInfo], Peaks]
    held: Callable[[RecordingInfo], Bytes]


class PlayerWork(QObject):
    """Signals: `at_seconds(float)` since the contact began, a few times a second while it plays and at each jump."""

    at_seconds = Signal(float)

    def __init__(
        self, bar: PlayerBar, bridge: Bridge, source: Source, *, open_speaker: OpenSpeaker = open_speaker
    ) -> None:
        super().__init__(bar)
        self.bar, self._bridge, self._source, self._open_speaker = bar, bridge, source, open_speaker
        self._recordings: tuple[RecordingInfo, ...] = ()
        self._began: datetime | None = None
        self._shown: RecordingInfo | None = None
        self._peaks: Peaks | None = None
        self._asked: Asked | None = None
        self._playing: Playing | None = None
        self._told = -1.0
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.look)
        bar.play_wanted.connect(self.play_or_pause)
        bar.place_wanted.connect(self._go_within)
        bar.speed_wanted.connect(self._set_speed)
        bar.silence_wanted.connect(lambda _heard: self._leave_out())

    # ---- which recording -------------------------------------------------------------------------------------------

    def show(self, recordings: Sequence[RecordingInfo], began: datetime) -> None:
        """Those of a contact that began at `began`. None: it is said that there is none."""
        self.close()
        self._recordings, self._began = tuple(recordings), began
        if recordings:
            self._show(next((each for each in recordings if each.there), recordings[0]))
        else:
            self.bar.show_nothing(t("There is no recording of this contact."))

    def go_to(self, seconds: float) -> None:
        """To a moment of the contact, as the time line counts it; playing or not."""
        for recording in self._recordings:
            offset = self._offset(recording)
            if recording is not self._shown and recording.there and offset <= seconds < offset + recording.seconds:
                going = self._playing is not None and self._playing.now().going in {Going.PLAYING, Going.WAITING}
                self._show(recording)
                self._go_within(seconds - offset)
                if going:
                    self.play_or_pause()
                return
        if self._shown is not None:
            self._go_within(seconds - self._offset(self._shown))

    def close(self) -> None:
        """Silent, and nothing of any contact is left."""
        self._look.stop()
        if self._playing is not None:
            self._playing.close()
        if self._asked is not None:
            self._asked.cancel()
        self._playing = self._asked = self._shown = self._peaks = None
        self._recordings = ()
        self.bar.show_nothing("")

    def _show(self, recording: RecordingInfo) -> None:
        if self._playing is not None:
            self._playing.close()
        self._shown, self._peaks = recording, None
        self._playing = Playing(self._source.held(recording), open_speaker=self._open_speaker)
        self._set_speed_of(self._playing)
        self.bar.show_recording(recording, None)
        self.bar.show_now(self._playing.now())
        self._fetch_peaks(recording)

    def _fetch_peaks(self, recording: RecordingInfo) -> None:
        if self._asked is not None:
            self._asked.cancel()

        def done(peaks: Peaks) -> None:
            self._peaks = peaks
            self.bar.show_recording(recording, peaks)
            self._leave_out()

        if recording.there:
            fetch = self._source.peaks
            self._asked = self._bridge.ask(lambda: fetch(recording), done, self._say, owner=self, by_itself=True)

    def _offset(self, recording: RecordingInfo) -> float:
        assert self._began is not None
        return (recording.started_at - self._began).total_seconds()

    # ---- playing ---------------------------------------------------------------------------------------------------

    def play_or_pause(self) -> None:
        playing = self._playing
        if playing is None or self._shown is None or not self._shown.there:
            return
        if playing.now().going in {Going.PLAYING, Going.WAITING}:
            playing.pause()
        else:
            playing.play()
            self._look.start()
        self.look()

    def look(self) -> None:
        """How it stands now: shown, and told to the time line where it moved."""
        if self._playing is None or self._shown is None:
            return
        now = self._playing.now()
        self.bar.show_now(now)
        if now.going not in {Going.PLAYING, Going.WAITING}:
            self._look.stop()
        if now.fault is not None:
            self._say(now.fault)
        elif now.audible is False:
            self.bar.say(t("There is no sound device here: nothing is heard, but the time line goes along."))
        else:
            self.bar.say("")
        if now.seconds != self._told:
            self._told = now.seconds
            self.at_seconds.emit(self._offset(self._shown) + now.seconds)

    def _go_within(self, seconds: float) -> None:
        if self._playing is not None and self._shown is not None:
            self._playing.go_to(min(max(0.0, seconds), self._shown.seconds))
            self.look()

    def _set_speed(self, _speed: float) -> None:
        if self._playing is not None:
            self._set_speed_of(self._playing)

    def _set_speed_of(self, playing: Playing) -> None:
        playing.set_speed(float(self.bar.speed.currentData()))

    def _leave_out(self) -> None:
        skip = self.bar.silence.isChecked() and self._peaks is not None
        if self._playing is not None:
            self._playing.leave_out(quiet_spans(self._peaks) if skip and self._peaks is not None else ())

    def _say(self, fault: Fault) -> None:
        if isinstance(fault, EnvironmentFault):
            self.bar.say(" ".join(filter(None, (fault.what, fault.do))), bad=True)
        else:
            self.bar.say(
                t("The recording cannot be played: a fault of this program, which was written down."), bad=True
            )

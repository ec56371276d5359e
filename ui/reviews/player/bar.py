"""What a recording is played with: seen and pressed here, done elsewhere (ui.reviews.player.work)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from agent_desktop.contract.recordings import Peaks, RecordingInfo
from agent_desktop.dates import duration
from agent_desktop.language import t
from agent_desktop.listening.playing import SPEEDS, Going, Now
from ui.reviews.player.waveform import STEP_S, Waveform
from ui.shell.shortcuts import Shortcuts
from ui.style import parts
from ui.style.announcing import announce
from ui.style.flow import FlowLayout
from ui.style.naming import name_controls
from ui.style.tokens import SPACE


class PlayerBar(QFrame):
    """Signals: `play_wanted()` or pause; `place_wanted(seconds)` of the recording; `speed_wanted(float)`;
    `silence_wanted(bool)` whether it is heard."""

    play_wanted = Signal()
    place_wanted = Signal(float)
    speed_wanted = Signal(float)
    silence_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setProperty("panel", True)
        self.setAccessibleName(t("Recording"))
        self._length = 0.0
        self._seconds = 0.0
        self._about = ""
        self.play = parts.button(t("Play"), self.play_wanted.emit, icon="play", name=t("Play the recording"))
        self.wave = Waveform()
        self.time = parts.label("", "small")
        self.back = parts.button(t("Five seconds back"), lambda: self.step(-STEP_S), icon="undo-2", kind="icon")
        self.on = parts.button(t("Five seconds on"), lambda: self.step(STEP_S), icon="redo-2", kind="icon")
        name_controls(
            {
                "reviews.recording": self,
                "reviews.play": self.play,
            }
        )
        self.speed = parts.choice(
            {str(speed): f"{speed:g}×" for speed in SPEEDS},
            name=t("Speed of the recording"),
        )
        self.speed.setCurrentIndex(SPEEDS.index(1.0))
        self.speed.currentIndexChanged.connect(lambda place: self.speed_wanted.emit(SPEEDS[place]))
        self.silence = parts.chip(t("Skip silence"), on_toggle=lambda skip: self.silence_wanted.emit(not skip))
        self.said = parts.label("", "small", wrap=True)
        self.wave.chosen.connect(self.place_wanted)
        self._lay_out()
        self.show_nothing("")

    def _lay_out(self) -> None:
        inside = parts.column(self, gap=SPACE.small)
        first = parts.row(gap=SPACE.normal)
        first.addWidget(self.play)
        first.addWidget(self.wave, 1)
        inside.addLayout(first)
        second = parts.frame("plain")
        flow = FlowLayout(second, gap=SPACE.normal)
        for part in (self.time, self.back, self.on, self.speed, self.silence):
            flow.addWidget(part)
        inside.addWidget(second)
        inside.addWidget(self.said)

    def bind_keys(self, shortcuts: Shortcuts) -> None:
        """All of it by the keys of the one list."""
        shortcuts.attach(self.play, "recording.play", bind=False)
        for code, do in (
            ("recording.play", self.play.click),
            ("recording.back", self.back.click),
            ("recording.on", self.on.click),
            ("recording.slower", lambda: self._step_speed(-1)),
            ("recording.faster", lambda: self._step_speed(1)),
            ("recording.silence", self.silence.click),
        ):
            shortcuts.bind(self, code, do)

    # ---- what is shown ---------------------------------------------------------------------------------------------

    def show_recording(self, recording: RecordingInfo, peaks: Peaks | None) -> None:
        """Of which as much can be played as there is. `peaks` None: not known (yet)."""
        self._length = recording.seconds
        self.wave.show_recording(recording.seconds, recording.masked, peaks)
        for part in self._operated:
            part.setEnabled(recording.there)
        self.show_seconds(min(self._seconds, self._length))
        self._about = _about(recording)
        self.say("")

    def show_nothing(self, words: str) -> None:
        """No recording, and why."""
        self._length = 0.0
        self.wave.show_recording(0.0, (), None)
        for part in self._operated:
            part.setEnabled(False)
        self._about = words
        self.show_now(Now(0.0, Going.PAUSED))
        self.say("")

    def show_now(self, now: Now) -> None:
        """How the playing stands."""
        going = now.going in {Going.PLAYING, Going.WAITING}
        words, icon = (t("Pause"), "pause") if going else (t("Play"), "play")
        if self.play.words != words:
            self.play.set_words(words)
            self.play.set_icon(icon)
            self.play.setAccessibleName(t("Pause the recording") if going else t("Play the recording"))
        self.show_seconds(now.seconds)

    def show_seconds(self, seconds: float) -> None:
        """Where in the recording it is."""
        self._seconds = seconds
        self.wave.show_seconds(seconds)
        place, length = duration(int(seconds)), duration(int(self._length))
        words = f"{place} / {length}" if self._length else ""
        if self.time.text() != words:
            self.time.setText(words)

    def say(self, words: str, *, bad: bool = False) -> None:
        """Besides what is to be said of the recording itself: that nothing can be heard here, that it broke off."""
        words = " ".join(filter(None, (self._about, words)))
        if words == self.said.text():
            return
        self.said.setText(words)
        self.said.setVisible(bool(words))
        announce(self, words, urgent=bad)

    @property
    def _operated(self) -> tuple[QWidget, ...]:
        return (self.play, self.wave, self.back, self.on, self.speed, self.silence)

    # ---- keys ------------------------------------------------------------------------------------------------------

    def step(self, seconds: float) -> None:
        """So much on, or back; no further than its ends."""
        self.place_wanted.emit(min(max(0.0, self._seconds + seconds), self._length))

    def _step_speed(self, by: int) -> None:
        place = self.speed.currentIndex() + by
        if 0 <= place < len(SPEEDS) and self.speed.isEnabled():
            self.speed.setCurrentIndex(place)
            announce(self, self.speed.currentText())


def _about(recording: RecordingInfo) -> str:
    """What there is to say of it before it is played."""
    if not recording.there:
        return t("The file of this recording is missing on the server. The rest can be reviewed without it.")
    if not recording.whole:
        length = duration(int(recording.seconds))
        return t("This recording is cut short or damaged: {length} of it can be heard.").format(length=length)
    return ""

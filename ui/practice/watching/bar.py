"""What an attempt is watched with: play, a few seconds back and on, how fast, and where it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSlider

from agent_desktop.dates import duration
from agent_desktop.language import t
from ui.practice.watching.playing import SPEEDS, STEP_S, Playing
from ui.shell.shortcuts import Shortcuts
from ui.style import parts
from ui.style.announcing import announce
from ui.style.flow import FlowLayout
from ui.style.tokens import SPACE


class WatchBar(QFrame):
    """Its keys are those by which a recording is played."""

    def __init__(self, playing: Playing) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Watch the attempt"))
        self._playing = playing
        self.play = parts.button(t("Play"), playing.turn, icon="play", kind="primary")
        back = parts.button(t("Five seconds back"), lambda: playing.step(-STEP_S), icon="undo-2", kind="icon")
        on = parts.button(t("Five seconds on"), lambda: playing.step(STEP_S), icon="redo-2", kind="icon")
        self.back, self.on = back, on
        self.speed = parts.choice({str(each): f"{each:g}×" for each in SPEEDS}, name=t("How fast"))
        self.speed.setCurrentIndex(SPEEDS.index(1.0))
        self.speed.currentIndexChanged.connect(lambda place: playing.run_at(SPEEDS[place]))
        self.time = parts.label("", "small")
        self.place = QSlider(Qt.Orientation.Horizontal)
        self.place.setProperty("role", "place")
        self.place.setAccessibleName(t("Where in the attempt"))
        self.place.setMinimumHeight(LEAST_HEIGHT)
        self.place.valueChanged.connect(self._dragged)
        inside = parts.column(self, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.small), gap=SPACE.small)
        buttons = parts.frame("plain")
        line = FlowLayout(buttons, gap=SPACE.normal)
        for part in (self.play, back, on, self.speed, self.time):
            line.addWidget(part)
        inside.addWidget(buttons)
        inside.addWidget(self.place)
        playing.moved.connect(self._show)
        playing.turned.connect(self._turned)

    def bind_keys(self, shortcuts: Shortcuts) -> None:
        shortcuts.attach(self.play, "recording.play", bind=False)
        for code, do in (
            ("recording.play", self.play.click),
            ("recording.back", self.back.click),
            ("recording.on", self.on.click),
            ("recording.slower", lambda: self._step_speed(-1)),
            ("recording.faster", lambda: self._step_speed(1)),
        ):
            shortcuts.bind(self, code, do)

    def _show(self, seconds: float) -> None:
        length = self._playing.length
        words = f"{duration(int(seconds))} / {duration(int(length))}"
        if words != self.time.text():
            self.time.setText(words)
        self.place.blockSignals(True)
        self.place.setRange(0, int(length))
        self.place.setPageStep(max(1, int(STEP_S)))
        self.place.setValue(int(seconds))
        self.place.blockSignals(False)

    def _dragged(self, seconds: int) -> None:
        self._playing.go_to(float(seconds))

    def _turned(self, goes: bool) -> None:
        self.play.set_words(t("Pause") if goes else t("Play"))
        self.play.set_icon("pause" if goes else "play")

    def _step_speed(self, by: int) -> None:
        place = self.speed.currentIndex() + by
        if 0 <= place < len(SPEEDS):
            self.speed.setCurrentIndex(place)
            announce(self, self.speed.currentText())


LEAST_HEIGHT = 24

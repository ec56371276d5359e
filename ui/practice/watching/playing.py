"""The hand of a clock that runs along an attempt: play, pause, to a moment, slower, faster. No sound, no widget."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

SPEEDS = (0.5, 1.0, 2.0, 4.0)
TICK_MS = 200
STEP_S = 5.0


class Playing(QObject):
    """`clock`: seconds of a clock that nobody can set. Signals: moved(float) seconds since the attempt began;
    turned(bool) whether it goes."""

    moved = Signal(float)
    turned = Signal(bool)

    def __init__(self, parent: QObject, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._length = 0.0
        self._at = 0.0
        self._since = 0.0
        self.speed = 1.0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def goes(self) -> bool:
        return self._timer.isActive()

    @property
    def at(self) -> float:
        """Where it is, in seconds since the attempt began."""
        return self._at

    @property
    def length(self) -> float:
        return self._length

    def begin(self, length: float) -> None:
        """Another attempt, at its beginning and at rest."""
        self.pause()
        self._length = length
        self.go_to(0.0)

    def play(self) -> None:
        """From the beginning where it was at its end."""
        if self._length <= 0:
            return
        if self._at >= self._length:
            self.go_to(0.0)
        self._since = self._clock()
        self._timer.start()
        self.turned.emit(True)

    def pause(self) -> None:
        if self.goes:
            self._tick()
            self._timer.stop()
            self.turned.emit(False)

    def turn(self) -> None:
        """Play, or pause."""
        self.pause() if self.goes else self.play()

    def go_to(self, seconds: float) -> None:
        """No further than its ends."""
        self._at = min(max(0.0, seconds), self._length)
        self._since = self._clock()
        self.moved.emit(self._at)

    def step(self, seconds: float) -> None:
        self.go_to(self._at + seconds)

    def run_at(self, speed: float) -> None:
        self._count()
        self.speed = speed

    def _tick(self) -> None:
        self._count()
        self.moved.emit(self._at)
        if self._at >= self._length:
            self._timer.stop()
            self.turned.emit(False)

    def _count(self) -> None:
        now = self._clock()
        if self.goes:
            self._at = min(self._length, self._at + (now - self._since) * self.speed)
        self._since = now

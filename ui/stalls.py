"""How long the screen's thread was ever held up. Off unless the tour or a benchmark switches it on."""

import threading
import time

from PySide6.QtCore import QObject, QTimer

BEAT_MS = 5
LOOK_S = 0.005


class StallWatch(QObject):
    """A timer beats on the screen's thread; a thread looks how long ago that was.

    `longest_ms` is the longest time between two beats, less the beat itself: what a key press would have waited.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest_ms = 0.0
        self._last = time.perf_counter()
        self._ended = threading.Event()
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._thread = threading.Thread(target=self._look, name="stall-watch", daemon=True)

    def start(self) -> None:
        self._last = time.perf_counter()
        self._timer.start()
        self._thread.start()

    def reset(self) -> None:
        """Begin anew, for the next part."""
        self._last = time.perf_counter()
        self.longest_ms = 0.0

    def stop(self) -> float:
        """Answers the longest stall in milliseconds."""
        self._beat()
        self._timer.stop()
        self._ended.set()
        return self.longest_ms

    def _beat(self) -> None:
        self._note(time.perf_counter())
        self._last = time.perf_counter()

    def _look(self) -> None:
        """From another thread, so that a stall that never ends is seen too."""
        while not self._ended.wait(LOOK_S):
            self._note(time.perf_counter())

    def _note(self, now: float) -> None:
        held = (now - self._last) * 1000 - BEAT_MS
        self.longest_ms = max(self.longest_ms, held)

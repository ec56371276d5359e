"""How long the screen's thread was ever held up. Off unless the tour or a benchmark switches it on."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

BEAT_MS = 5
LOOK_S = 0.005


class _Beats:
    """What the beating and the looking thread share; nothing of Qt, so that no object of Qt dies on that thread."""

    def __init__(self) -> None:
        self.longest_ms = 0.0
        self.worked_ms = 0.0
        self.last = time.perf_counter()
        self.last_worked = time.thread_time()
        self.ended = threading.Event()
        self.left_out = False

    def look(self) -> None:
        """On a thread of its own, so that a stall that never ends is seen too."""
        while not self.ended.wait(LOOK_S):
            if not self.left_out:
                self.note(time.perf_counter())

    def note(self, now: float) -> None:
        self.longest_ms = max(self.longest_ms, (now - self.last) * 1000 - BEAT_MS)


class StallWatch(QObject):
    """A timer beats on the screen's thread; a thread looks how long ago that was.

    `longest_ms` is the longest time between two beats, less the beat itself: what a key press would have waited.
    `worked_ms` is the most that the screen's thread itself worked between two beats: what it takes of that on a machine
    that does nothing else.
    """

    def __init__(self) -> None:
        super().__init__()
        self._beats = _Beats()
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._thread = threading.Thread(target=self._beats.look, name="stall-watch", daemon=True)

    @property
    def longest_ms(self) -> float:
        """Since the start or the last reset."""
        return self._beats.longest_ms

    @property
    def worked_ms(self) -> float:
        """Since the start or the last reset."""
        return self._beats.worked_ms

    def start(self) -> None:
        self.reset()
        self._timer.start()
        self._thread.start()

    def reset(self) -> None:
        """Begin anew, for the next part."""
        self._beats.last, self._beats.last_worked = time.perf_counter(), time.thread_time()
        self._beats.longest_ms = self._beats.worked_ms = 0.0

    @contextmanager
    def left_out(self) -> Iterator[None]:
        """What is done within is not the program's: whoever measures looks at the window."""
        beats = self._beats
        if beats.left_out:
            yield
            return
        start, worked = time.perf_counter(), time.thread_time()
        beats.left_out = True
        try:
            yield
        finally:
            beats.last += time.perf_counter() - start
            beats.last_worked += time.thread_time() - worked
            beats.left_out = False

    def stop(self) -> float:
        """Answers the longest stall in milliseconds."""
        self._beat()
        self._timer.stop()
        self._beats.ended.set()
        return self._beats.longest_ms

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self._beats.note(now)
        self._beats.worked_ms = max(self._beats.worked_ms, (worked - self._beats.last_worked) * 1000)
        self._beats.last, self._beats.last_worked = now, worked

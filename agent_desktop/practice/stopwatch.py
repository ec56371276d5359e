"""How long an attempt has taken: by a clock that nobody can set, and without its pauses."""

from collections.abc import Callable
from time import monotonic


class Stopwatch:
    """Runs from its making on. `read`: seconds that only ever grow, whatever becomes of the computer's clock.

    `worked`, `paused`: from before, where an attempt is gone on with.
    """

    def __init__(self, worked: float = 0.0, paused: float = 0.0, read: Callable[[], float] = monotonic) -> None:
        self._read = read
        self._worked, self._paused = worked, paused
        self._since = read()
        self._running = True

    @property
    def running(self) -> bool:
        return self._running

    @property
    def worked(self) -> float:
        """Seconds, pauses not counted."""
        return self._worked + (self._passed() if self._running else 0.0)

    @property
    def paused(self) -> float:
        """Seconds of pauses."""
        return self._paused + (0.0 if self._running else self._passed())

    def pause(self) -> None:
        """A second time does nothing."""
        if self._running:
            self._worked, self._running, self._since = self.worked, False, self._read()

    def go_on(self) -> None:
        """A second time does nothing."""
        if not self._running:
            self._paused, self._running, self._since = self.paused, True, self._read()

    def _passed(self) -> float:
        return max(0.0, self._read() - self._since)

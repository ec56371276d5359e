"""Pages made before anyone goes there, in the quiet: a piece at a time, so that no key waits for them."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

FIRST_MS = 2_000
"""After the place was made: what is in front comes first, and the other places."""

QUIET_MS = 400
"""After somebody went to a page, or something was asked that somebody waits for."""

BETWEEN_MS = 30
"""Between two pieces, for keys and painting."""


class GettingReady(QObject):
    """`next_one()`: how the next page is made ready, in pieces; None where no other waits. `quiet_s()`: for how many
    seconds nobody has asked for anything (see ui.bridge)."""

    def __init__(
        self, next_one: Callable[[], Iterator[None] | None], quiet_s: Callable[[], float], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._next_one, self._quiet_s = next_one, quiet_s
        self._pieces: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(FIRST_MS)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to be made."""
        return not self._timer.isActive()

    def wait(self) -> None:
        """Somebody does something: that comes first."""
        if self._timer.isActive():
            self._timer.start(max(QUIET_MS, self._timer.remainingTime()))

    def _go_on(self) -> None:
        if self._quiet_s() < QUIET_MS / 1000:
            self._timer.start(QUIET_MS)
            return
        if next(self._pieces, self) is self:
            pieces = self._next_one()
            if pieces is None:
                return
            self._pieces = pieces
        self._timer.start(BETWEEN_MS)

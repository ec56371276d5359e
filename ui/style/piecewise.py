"""Parts that take long to make, made piece by piece: the event loop has its turn between."""

from collections.abc import Callable, Iterator

import shiboken6
from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

from ui.turns import LullTimer

BETWEEN_MS = 10
"""Between two pieces, for keys and painting."""

POLISHED_AT_ONCE = 30
"""Widgets: some milliseconds."""


def polished(part: QWidget) -> Iterator[None]:
    """Everything inside `part` dressed as it will be when it is shown. It stands in its place already. What goes
    between two pieces is passed over."""
    for count, inside in enumerate(part.findChildren(QWidget), start=1):
        if shiboken6.isValid(inside):
            inside.ensurePolished()
        if count % POLISHED_AT_ONCE == 0:
            yield


def lay_out(part: QWidget) -> None:
    """What Qt paints it has laid out before, down to the last part, also while hidden."""
    part.grab(QRect(0, 0, 1, 1))


class Piecewise(QObject):
    """Runs `pieces` one after the other, from `after_ms` on; who waits for the last is told when it is there."""

    def __init__(self, pieces: Iterator[None], parent: QObject, *, after_ms: int = BETWEEN_MS) -> None:
        super().__init__(parent)
        self._pieces = pieces
        self._then: list[Callable[[], object]] = []
        self.is_done = False
        self._timer = LullTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(after_ms)

    def when_done(self, do: Callable[[], object]) -> None:
        """Call `do`: at once, or after the last piece, in place of what was to be called then."""
        if self.is_done:
            do()
        else:
            self._then = [do]

    def _go_on(self) -> None:
        if next(self._pieces, self) is not self:
            self._timer.start(BETWEEN_MS)
            return
        self.is_done = True
        then, self._then = self._then, []
        for do in then:
            do()

"""Many small things done off the screen's thread one after another: how far it is can be seen, and it can be ended."""

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal

from ui.bridge import Asked, Bridge, Fault


class ByTurns(QObject):
    """`failed` is told of each turn that fails, with its number from 0; the others go on.

    Signals: went(done, of) after each turn; done(results in order, None for one that failed).
    """

    went = Signal(int, int)
    done = Signal(object)

    def __init__(
        self, bridge: Bridge, parent: QObject, failed: Callable[[int, Fault], object], *, near: bool = False
    ) -> None:
        super().__init__(parent)
        self._bridge, self._failed, self._near = bridge, failed, near
        self._left: deque[Callable[[], object]] = deque()
        self._results: list[object] = []
        self._count = 0
        self._asked: Asked | None = None

    def start(self, turns: Iterable[Callable[[], object]]) -> None:
        self._left = deque(turns)
        self._results, self._count = [], len(self._left)
        self._next()

    def end(self) -> None:
        """Nothing more is begun, and nothing told: what was done stays done."""
        self._left.clear()
        if self._asked is not None:
            self._asked.cancel()

    def _next(self) -> None:
        self.went.emit(len(self._results), self._count)
        if not self._left:
            self.done.emit(tuple(self._results))
            return
        self._asked = self._bridge.ask(self._left.popleft(), self._take, self._fail, owner=self, near=self._near)

    def _take(self, result: object) -> None:
        self._results.append(result)
        self._next()

    def _fail(self, fault: Fault) -> None:
        self._failed(len(self._results), fault)
        self._results.append(None)
        self._next()

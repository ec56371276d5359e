"""What follows from one deed, each thing in a turn of its own: keys and painting come between."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

BETWEEN_MS = 2


class Turns(QObject):
    """One after the other, in the order in which they were first asked for."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: dict[str, Callable[[], object]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(BETWEEN_MS)
        self._timer.timeout.connect(self._next)

    @property
    def is_done(self) -> bool:
        return not self._waiting

    def later(self, name: str, do: Callable[[], object]) -> None:
        """Call `do`, in place of what else was to be done under this name."""
        self._waiting[name] = do
        if not self._timer.isActive():
            self._timer.start()

    def _next(self) -> None:
        name = next(iter(self._waiting))
        do = self._waiting.pop(name)
        if self._waiting:
            self._timer.start()
        do()

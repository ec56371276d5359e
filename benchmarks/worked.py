"""How long the screen's thread works in one go over a deed; on a screen that nobody sees."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from benchmarks.desk import until

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SIZE = (1364, 840)
AFTER_S = 0.2
"""After a deed, for what follows it."""


class Worked:
    """Its thread lives until `stop`."""

    def __init__(self) -> None:
        from ui.stalls import StallWatch

        self._watch = StallWatch()
        self._watch.start()

    def over(self, deed: Callable[[], object], done: Callable[[], bool]) -> float:
        """Milliseconds: the most between two turns for keys and painting, until `done` and a little longer."""
        self._watch.reset()
        deed()
        until(done, "it does not come to rest")
        end = time.monotonic() + AFTER_S
        until(lambda: time.monotonic() > end, "time stands still")
        return self._watch.worked_ms

    def stop(self) -> None:
        self._watch.stop()


def looks() -> None:
    """As in the program. There may be no widget before."""
    from PySide6.QtWidgets import QApplication

    from ui.style import theme

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    theme.apply(app, later=True)


@contextmanager
def shown_alone(part: "QWidget") -> Iterator[None]:
    """In a window of its own, while the collector of the program runs."""
    from ui.rubbish import Collector

    collector = Collector()
    part.resize(*SIZE)
    part.show()
    try:
        yield
    finally:
        part.close()
        collector.stop()

"""Pages of which one is seen, changed for another by painting it once."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

OFF = Qt.WidgetAttribute.WA_UpdatesDisabled


class Stack(QStackedWidget):
    """As QStackedWidget, which takes the updates from itself while it changes the page, and gives them back to each
    widget in it: those that are opaque were painted with all that is in them, and the others once more (see
    ui.style.holding). It does so only where it has them: here the mark that says so is set before, on this alone.
    """

    def setCurrentWidget(self, page: QWidget) -> None:
        with self._painted_once():
            super().setCurrentWidget(page)

    def setCurrentIndex(self, index: int) -> None:
        with self._painted_once():
            super().setCurrentIndex(index)

    def removeWidget(self, page: QWidget) -> None:
        with self._painted_once():
            super().removeWidget(page)

    @contextmanager
    def _painted_once(self) -> Iterator[None]:
        if self.testAttribute(OFF):
            yield
            return
        self.setAttribute(OFF, True)
        try:
            yield
        finally:
            self.setAttribute(OFF, False)
            self.update()

"""Where those who write have their place: a list, and in its stead what is in hand."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from ui.style import parts


class Pages(QFrame):
    """Signals: shown() each time it comes to the front."""

    shown = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(name)
        self.stack = QStackedWidget()
        parts.column(self).addWidget(self.stack)
        # What stands in it dresses itself: see ui.style.dressing.

    @property
    def front(self) -> QWidget | None:
        return self.stack.currentWidget()

    def show_page(self, page: QWidget) -> None:
        """In front; it stays until `drop`."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus()

    def drop(self, page: QWidget) -> None:
        self.stack.removeWidget(page)
        page.hide()
        page.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

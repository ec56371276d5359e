"""Where those who write have their place: a list, and in its stead what is in hand."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.style import parts, theme
from ui.style.piecewise import lay_out, polished
from ui.style.stack import Stack


class Pages(QFrame):
    """`make`: makes the first page, when it is first needed. Signals: shown() each time it comes to the front."""

    shown = Signal()

    def __init__(self, name: str, make: Callable[[], QWidget] | None = None) -> None:
        super().__init__()
        self._make = make
        self.setProperty("role", "plain")
        self.setAccessibleName(name)
        self.stack = Stack()
        parts.column(self).addWidget(self.stack)
        # What stands in it dresses itself: see ui.style.dressing.

    @property
    def front(self) -> QWidget | None:
        return self.stack.currentWidget()

    def make_first(self) -> QWidget | None:
        """The first page, unless it was made before; whatever is in front stays there."""
        make, self._make = self._make, None
        if make is None:
            return None
        page = make()
        self.stack.addWidget(page)
        theme.dress(page)
        if self.front is page:
            self.setFocusProxy(page)
        return page

    def get_ready(self) -> Iterator[None]:
        """The first page made, dressed and laid out before anyone goes there, a piece at a time."""
        page = self.make_first()
        if page is None:
            return
        yield
        for _part in polished(page):
            yield
        if not page.isVisible():
            page.resize(self.size())
            lay_out(page)

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
        self.make_first()
        self.shown.emit()

"""Where the Outbox stands: its page, and in its stead for a while one that holds, compares or corrects."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from agent_desktop.language import t
from ui.outbox.page import OutboxPage
from ui.style import parts
from ui.style.stack import Stack


class OutboxPlace(QFrame):
    """Signals: shown() each time it comes to the front."""

    shown = Signal()

    def __init__(self, page: OutboxPage) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Outbox"))
        self._page = page
        self._stack = Stack()
        self._stack.addWidget(page)
        parts.column(self).addWidget(self._stack)
        self.setFocusProxy(page)

    @property
    def page(self) -> OutboxPage:
        """That of the Outbox itself."""
        return self._page

    @property
    def front(self) -> QWidget:
        """The page now shown."""
        return self._stack.currentWidget() or self._page

    def show_instead(self, page: QWidget) -> None:
        """`page` until `back`; one that stood there before goes."""
        self._drop()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus()

    def back(self) -> None:
        """To the Outbox itself."""
        had_focus = self.isAncestorOf(self.window().focusWidget() or self)
        self._drop()
        self.setFocusProxy(self._page)
        if had_focus:
            self._page.setFocus()

    def _drop(self) -> None:
        old = self.front
        if old is not self._page:
            self._stack.setCurrentWidget(self._page)
            self._stack.removeWidget(old)
            old.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

"""The Answers place: search and read without a contact."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from agent_desktop.language import t
from ui.knowledge.panel import AnswersPanel
from ui.style import parts, theme
from ui.style.stack import Stack
from ui.style.tokens import SPACE

WIDEST = 760
"""Pixels at the base size: longer lines are hard to read."""


class AnswersPlace(QFrame):
    """`panel` is its first page; others may stand in its stead. Signals: shown() each time it comes to the front."""

    shown = Signal()

    def __init__(self, panel: AnswersPanel) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setProperty("panel", True)
        self.setAccessibleName(t("Answers"))
        self.panel = panel
        self.stack = Stack()
        page = parts.frame("plain")
        inside = parts.row(page, margin=SPACE.normal + 2)
        inside.addWidget(panel, 1)
        inside.addStretch(0)
        self.stack.addWidget(page)
        parts.column(self).addWidget(self.stack)
        self.setFocusProxy(panel.field)
        self._fit()
        theme.changes.theme_changed.connect(self._fit)

    def _fit(self) -> None:
        self.panel.setMaximumWidth(theme.pixels(WIDEST))

    def show_page(self, page: QWidget) -> None:
        """In front, where there was the search."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.panel.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown.emit()

"""A day to choose that keeps its choice while the page is scrolled over it."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit

from agent_desktop.language import language


class DayField(QDateEdit):
    """Only keys and its calendar change it."""

    def __init__(self, day: date) -> None:
        super().__init__(QDate(day.year, day.month, day.day))
        self.setLocale(QLocale(language()))
        self.setDisplayFormat("ddd d MMM yyyy")
        self.setCalendarPopup(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def day(self) -> date:
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def show_day(self, day: date) -> None:
        self.setDate(QDate(day.year, day.month, day.day))

    def sizeHint(self) -> QSize:
        """Qt leaves no room for the widest day beside the arrow."""
        hint = super().sizeHint()
        return hint + QSize(2 * self.fontMetrics().averageCharWidth(), 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

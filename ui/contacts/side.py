"""Beside the call: what will be raised and what the service promises; or a panel opened over them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from agent_desktop.language import t
from ui.cases.cards import RaisedCard, ServiceCard
from ui.style.parts import column, frame, scrolling
from ui.style.tokens import SPACE


class Side(QStackedWidget):
    """The cards, or one drawer. Signals: drawer_moved(whether one is open now)."""

    drawer_moved = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAccessibleName(t("Beside the call"))
        self.raised = RaisedCard()
        self.service = ServiceCard()
        cards = frame("plain")
        inside = column(cards, gap=SPACE.normal)
        inside.addWidget(self.raised)
        inside.addWidget(self.service)
        inside.addStretch(1)
        self._cards = scrolling(cards, t("Beside the call"))
        self.addWidget(self._cards)
        self._drawer: QWidget | None = None

    @property
    def drawer(self) -> QWidget | None:
        """The panel now open over the cards."""
        inside = self.currentWidget()
        return self._drawer if inside is not self._cards else None

    def open_drawer(self, panel: QWidget) -> None:
        self.close_drawer()
        self._drawer = panel
        area = scrolling(panel, panel.accessibleName())
        self.addWidget(area)
        self.setCurrentWidget(area)
        self.drawer_moved.emit(True)
        panel.setFocus()

    def close_drawer(self) -> None:
        area = self.currentWidget()
        if area is not None and area is not self._cards:
            self.setCurrentWidget(self._cards)
            self.removeWidget(area)
            area.deleteLater()
            self.drawer_moved.emit(False)
        self._drawer = None

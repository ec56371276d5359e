"""Beside the call: what will be raised and what the service promises; or a panel opened over them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from agent_desktop.language import t
from ui.cases.cards import RaisedCard, ServiceCard
from ui.scripts.answers_card import AnswerFacts, AnswersCard
from ui.style.parts import column, frame, scrolling
from ui.style.tokens import SPACE


class Side(QStackedWidget):
    """The cards, or one drawer. Signals: drawer_moved(whether one is open now); quoted(words for the notes)."""

    drawer_moved = Signal(bool)
    quoted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAccessibleName(t("Beside the call"))
        self.raised = RaisedCard()
        self.service = ServiceCard()
        cards = frame("plain")
        inside = self._column = column(cards, gap=SPACE.normal)
        inside.addWidget(self.raised)
        inside.addWidget(self.service)
        inside.addStretch(1)
        self._cards = scrolling(cards, t("Beside the call"))
        self.addWidget(self._cards)
        self._area: QScrollArea | None = None
        self._drawer: QWidget | None = None
        self._answers: AnswersCard | None = None

    def show_answers(self, answers: tuple[AnswerFacts, ...]) -> None:
        """What the articles say that a script names here, above the rest."""
        if self._answers is None and answers:
            self._answers = AnswersCard()
            self._answers.quoted.connect(self.quoted)
            self._column.insertWidget(0, self._answers)
        if self._answers is not None:
            self._answers.show_answers(answers)

    def as_new(self) -> None:
        """The cards in front, of nobody."""
        self.close_drawer()
        self.raised.show_cases((), reference="")
        self.service.show_service(None)
        self.show_answers(())
        self._cards.verticalScrollBar().setValue(0)

    @property
    def drawer(self) -> QWidget | None:
        """The panel now open over the cards."""
        return self._drawer

    def open_drawer(self, panel: QWidget) -> None:
        self.close_drawer()
        self._drawer = panel
        if self._area is None:
            self._area = scrolling(panel, panel.accessibleName())
            self.addWidget(self._area)
        else:
            self._area.setAccessibleName(panel.accessibleName())
            self._area.setWidget(panel)
        self.setCurrentWidget(self._area)
        self.drawer_moved.emit(True)
        panel.setFocus()

    def close_drawer(self) -> None:
        """The panel goes. What it scrolled in stays for the next: Qt never lets go of all of a scroll area."""
        if self._drawer is None or self._area is None:
            return
        self.setCurrentWidget(self._cards)
        gone = self._area.takeWidget()
        if gone is not None:
            gone.hide()
            gone.deleteLater()
        self._area.setAccessibleName("")
        self._drawer = None
        self.drawer_moved.emit(False)

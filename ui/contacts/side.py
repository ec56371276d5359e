"""Beside the call: the answers, what will be raised and what the service promises; or a panel opened over them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from agent_desktop.language import t
from ui.cases.cards import RaisedCard, ServiceCard
from ui.knowledge.given_card import GivenCard
from ui.knowledge.panel import AnswersPanel, Showing
from ui.knowledge.reading import AnswerView
from ui.scripts.answers_card import AnswersCard
from ui.style.naming import name_controls
from ui.style.parts import column, frame, scrolling
from ui.style.stack import Stack
from ui.style.tokens import SPACE


class Side(QWidget):
    """The field for answers above the cards, or above one drawer; what is found or read takes their place.

    Signals: drawer_moved(whether more room is wanted now than the cards need).
    """

    drawer_moved = Signal(bool)

    def __init__(self, answers: AnswersPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAccessibleName(t("Beside the call"))
        self.answers = answers
        self.given = GivenCard()
        self.for_step = AnswersCard()
        self.raised = RaisedCard()
        self.service = ServiceCard()
        name_controls(
            {
                "contact.beside": self,
                "contact.answers": self.answers,
                "contact.given": self.given,
                "contact.for_step": self.for_step,
                "contact.raised": self.raised,
                "contact.service": self.service,
            }
        )
        cards = frame("plain")
        inside = column(cards, gap=SPACE.normal)
        for card in (self.for_step, self.given, self.raised, self.service):
            inside.addWidget(card)
        inside.addStretch(1)
        self._cards = scrolling(cards, t("Beside the call"))
        self._below = Stack()
        self._below.addWidget(self._cards)
        whole = column(self, gap=SPACE.normal)
        whole.addWidget(self.answers)
        whole.addWidget(self._below, 1)
        self._whole = whole
        self._area: QScrollArea | None = None
        self._drawer: QWidget | None = None
        self.answers.moved.connect(self._answers_moved)

    def show_answers(self, answers: tuple[AnswerView, ...]) -> None:
        """What the articles say that a script names here, above the rest."""
        self.for_step.show_answers(answers)

    def as_new(self) -> None:
        """The cards in front, of nobody."""
        self.answers.as_new()
        self.close_drawer()
        self.raised.show_cases((), reference="")
        self.service.show_service(None)
        self.show_answers(())
        self.given.show_given(())
        self._cards.verticalScrollBar().setValue(0)

    @property
    def spread(self) -> bool:
        """Whether it shows something that wants more room than the cards: a drawer, what was found, an answer."""
        return self._drawer is not None or self.answers.showing is not Showing.NOTHING

    def _answers_moved(self) -> None:
        """What is found or read has the whole height; a drawer beneath waits as it is."""
        looking = self.answers.showing is not Showing.NOTHING
        self._below.setVisible(not looking)
        self._whole.setStretch(0, 1 if looking else 0)
        self.drawer_moved.emit(self.spread)

    @property
    def drawer(self) -> QWidget | None:
        """The panel now open over the cards."""
        return self._drawer

    def open_drawer(self, panel: QWidget) -> None:
        self.close_drawer()
        self.answers.close_all()
        self._drawer = panel
        if self._area is None:
            self._area = scrolling(panel, panel.accessibleName())
            self._below.addWidget(self._area)
        else:
            self._area.setAccessibleName(panel.accessibleName())
            self._area.setWidget(panel)
        self._below.setCurrentWidget(self._area)
        self.drawer_moved.emit(True)
        panel.setFocus()

    def close_drawer(self) -> None:
        """The panel goes. What it scrolled in stays for the next: Qt never lets go of all of a scroll area."""
        if self._drawer is None or self._area is None:
            return
        self._below.setCurrentWidget(self._cards)
        gone = self._area.takeWidget()
        if gone is not None:
            gone.hide()
            gone.deleteLater()
        self._area.setAccessibleName("")
        self._drawer = None
        self.drawer_moved.emit(self.spread)

"""People to choose from, each with enough to tell them apart; number keys pick."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.citizens.offers import Offer
from ui.style.copyable import wrapped
from ui.style.emptying import empty
from ui.style.parts import column
from ui.style.people import PersonButton
from ui.style.tokens import SPACE


class OfferList(QWidget):
    """Signals: picked(citizen id). Nobody is opened unasked."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()
        self._buttons: list[QPushButton] = []
        self._column = column(self, gap=SPACE.small)

    @property
    def offers(self) -> tuple[Offer, ...]:
        return self._offers

    def show_offers(self, offers: tuple[Offer, ...], *, nothing: str = "") -> None:
        """`nothing`: what to say where there is nobody."""
        self._offers = offers
        self._buttons = []
        empty(self._column)
        for number, offer in enumerate(offers, start=1):
            made = PersonButton(number, offer.name, offer.latin_name, offer.standing, self)
            for role, words in (("muted", offer.facts), ("small", offer.flags), ("muted_small", offer.why)):
                made.add_line(words, role)
            made.setAccessibleName(offer.spoken)
            made.clicked.connect(lambda _checked=False, chosen=offer: self.picked.emit(chosen.id))
            self._buttons.append(made)
            self._column.addWidget(made)
        if not offers and nothing:
            self._column.addWidget(wrapped(nothing, "muted"))
        self.setVisible(bool(offers) or bool(nothing))

    def focus_first(self) -> None:
        if self._buttons:
            self._buttons[0].setFocus()

    def pick(self, number: int) -> bool:
        """Choose the `number`th as if clicked; False where there is none."""
        if not 1 <= number <= len(self._offers):
            return False
        self._buttons[number - 1].click()
        return True

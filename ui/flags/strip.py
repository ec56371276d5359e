"""The flags in force, at the top of the contact, with words to act on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from agent_desktop.language import t
from ui.flags.cards import FlagCard
from ui.style.announcing import announce
from ui.style.copyable import copyable, wrapped
from ui.style.emptying import empty
from ui.style.flow import FlowLayout
from ui.style.naming import name_controls
from ui.style.tokens import SPACE
from ui.style.words import IconMark

NARROWEST = 270
"""Pixels at the base size. Three or four cards share a line at 1440; they reflow below that."""


class FlagStrip(QWidget):
    """Cards side by side, as many to a line as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[FlagCard, ...] = ()
        self._flow = FlowLayout(self, gap=SPACE.normal, least_width=NARROWEST)
        self.setAccessibleName(t("Flags"))
        name_controls(
            {
                "contact.flags": self,
            }
        )
        self.hide()

    def as_new(self) -> None:
        """Of nobody."""
        self.show_cards(())

    def show_cards(self, cards: tuple[FlagCard, ...]) -> None:
        """Paint `cards` in their order; say aloud those that were not here before."""
        if cards == self._shown:
            return
        known = {card.announced for card in self._shown}
        new = [card for card in cards if card.announced not in known]
        self._shown = cards
        empty(self._flow)
        for card in cards:
            self._flow.addWidget(_Card(card, self))
        self.setVisible(bool(cards))
        self.updateGeometry()
        if new:
            announce(self, " ".join(card.announced for card in new))


class _Card(QFrame):
    def __init__(self, card: FlagCard, parent: QWidget) -> None:
        super().__init__(parent)
        tone = "advice" if card.safety or card.restricted else "flag"
        self.setProperty("tone", tone)
        self.setAccessibleName(card.announced)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.wide, SPACE.normal - 1, SPACE.wide, SPACE.normal - 1)
        row.setSpacing(SPACE.wide)
        row.addWidget(IconMark(card.icon, f"on_{tone}"), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        title = t("{label} (restricted)").format(label=card.label) if card.restricted else card.label
        column.addWidget(copyable(title, "strong", tone=tone))
        column.addWidget(copyable(card.guidance, "body", tone=tone))
        if card.own_words:
            own = t("“{words}”").format(words=card.own_words)
            column.addWidget(copyable(own, "small", tone=tone))
        column.addWidget(self._review(card, tone))
        if card.waits:
            column.addWidget(wrapped(t("Saved here; sent when the line is back"), "small", tone=tone))
        column.addStretch(1)
        row.addLayout(column, 1)

    @staticmethod
    def _review(card: FlagCard, tone: str) -> QWidget:
        if card.to_check:
            return wrapped(t("Past its review: {words}").format(words=card.review), "group", tone=tone)
        return wrapped(card.review, "small", tone=tone)

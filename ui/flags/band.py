"""The flags once more, a line each, while the page is scrolled past their cards: they are never out of sight."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from agent_desktop.language import t, tn
from ui.flags.cards import FlagCard
from ui.style.emptying import empty
from ui.style.parts import column, elided, label, row
from ui.style.tokens import SPACE
from ui.style.words import IconMark

MOST = 3
"""Lines. Larger words and a small window leave no room for more; all of them stand at the top, and in their panel."""


class FlagBand(QWidget):
    """Hidden unless it is brought up. Said aloud by nobody: the cards were."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[FlagCard, ...] = ()
        self._lines = column(self, gap=1)
        self.setAccessibleName(t("Flags"))
        self.hide()

    def show_cards(self, cards: tuple[FlagCard, ...]) -> None:
        if cards == self._shown:
            return
        self._shown = cards
        empty(self._lines)
        most = MOST if len(cards) <= MOST else MOST - 1
        for card in cards[:most]:
            self._lines.addWidget(_Line(card, self))
        more = len(cards) - most
        if more > 0:
            words = tn("{count} more flag above", "{count} more flags above", more).format(count=more)
            holder = QFrame(self)
            holder.setProperty("tone", "flag")
            row(holder, margin=(SPACE.section, SPACE.tight, SPACE.section, SPACE.tight)).addWidget(
                label(words, "small", tone="flag")
            )
            self._lines.addWidget(holder)

    def as_new(self) -> None:
        """Of nobody."""
        self.show_cards(())
        self.hide()

    def come_up(self, wanted: bool) -> None:
        """`wanted`: the cards are out of sight."""
        self.setVisible(wanted and bool(self._shown))


class _Line(QFrame):
    def __init__(self, card: FlagCard, parent: QWidget) -> None:
        super().__init__(parent)
        tone = "advice" if card.safety or card.restricted else "flag"
        self.setProperty("tone", tone)
        self.setAccessibleName(card.announced)
        line = row(self, margin=(SPACE.section, SPACE.tight, SPACE.section, SPACE.tight), gap=SPACE.normal)
        line.addWidget(IconMark(card.icon, f"on_{tone}"), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(label(card.label, "strong", tone=tone))
        line.addWidget(elided(card.guidance, "body", tone=tone), 1)

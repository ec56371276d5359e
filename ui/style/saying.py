"""Words to say aloud: large, in a card with an edge of the accent colour."""

from PySide6.QtWidgets import QFrame, QWidget

from ui.style.copyable import copyable
from ui.style.parts import column
from ui.style.tokens import SPACE


class SayCard(QFrame):
    """One or more sentences at 20 px or more, each on a line of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "say")
        self._words = copyable("", "say")
        inside = column(self, margin=(SPACE.section + SPACE.tight, SPACE.wide, SPACE.section, SPACE.wide))
        inside.addWidget(self._words)

    def say(self, *sentences: str) -> None:
        words = "\n".join(sentence for sentence in sentences if sentence)
        self._words.say(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

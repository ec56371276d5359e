"""Words to say aloud: large, in a card with an edge of the accent colour."""

from PySide6.QtWidgets import QFrame, QWidget

from ui.style.copyable import copyable
from ui.style.emptying import empty
from ui.style.parts import column, frame
from ui.style.tokens import SPACE


class SayCard(QFrame):
    """One or more sentences at 20 px or more, each on a line of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "say")
        self._lines = column(self, margin=(SPACE.section, SPACE.wide, SPACE.section, SPACE.wide), gap=SPACE.normal)

    def say(self, *sentences: str) -> None:
        self.say_with_record(tuple((sentence, "") for sentence in sentences))

    def say_with_record(self, lines: tuple[tuple[str, str], ...]) -> None:
        """Each sentence with what is on record for it, small under it and for the handler's eyes ("": nothing)."""
        empty(self._lines)
        spoken = [words for words, _ in lines if words]
        for words, recorded in lines:
            if not words:
                continue
            group = column(gap=0)
            group.addWidget(copyable(words, "body"))
            if recorded:
                group.addWidget(copyable(recorded, "recorded"))
            holder = frame("plain")
            holder.setLayout(group)
            self._lines.addWidget(holder)
        self.setAccessibleName(" ".join(spoken))
        self.setVisible(bool(spoken))

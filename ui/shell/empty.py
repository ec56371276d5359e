"""What stands where there is nothing yet: what this place is for, and what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.style import parts
from ui.style.buttons import Button
from ui.style.tokens import SPACE
from ui.style.words import IconMark

ICON = 40


class EmptyState(QWidget):
    """An icon, a title, words that say what to do, and the buttons that do it."""

    def __init__(self, icon: str, title: str, words: str, *actions: Button) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setProperty("panel", True)
        self.setAccessibleName(title)
        self.words = words
        outer = parts.column(self)
        holder = parts.frame("plain")
        inside = parts.column(holder, margin=SPACE.page, gap=SPACE.wide)
        middle = Qt.AlignmentFlag.AlignHCenter
        inside.addStretch(1)
        inside.addWidget(IconMark(icon, "text_quiet", ICON), 0, middle)
        heading = parts.label(title, "title", wrap=True)
        said = parts.label(words, "muted", wrap=True)
        for label in (heading, said):
            label.setAlignment(middle)
            inside.addWidget(label)
        for action in actions:
            inside.addWidget(action, 0, middle)
        inside.addStretch(2)
        outer.addWidget(parts.scrolling(holder, title))

"""What holds parts that wear the style sheet each for themselves, so that another sheet is put on a part at a time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from ui.style import parts, theme
from ui.style.scrolling import ScrollArea


def scrolling_apart(inside: QWidget, name: str) -> ScrollArea:
    """`inside`, scrolled. Only the bar is dressed: where the area were, all in it would be, in one go."""
    area = parts.scrolling(inside, name)
    area.setVerticalScrollBar(theme.dress(QScrollBar(Qt.Orientation.Vertical)))
    for clear in (inside, area.viewport()):
        clear.setAutoFillBackground(False)  # they wear no sheet that would say so
    return area

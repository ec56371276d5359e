"""What is asked, and beside it what is on record."""

from PySide6.QtWidgets import QWidget

from ui.style.copyable import copyable, wrapped
from ui.style.parts import row
from ui.style.tokens import SPACE


class RecordLine(QWidget):
    """Two columns of words: `ask` quiet, `holds` strong and to be copied."""

    def __init__(self, ask: str, holds: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = row(self, gap=SPACE.wide)
        inside.addWidget(wrapped(ask, "muted"), 1)
        inside.addWidget(copyable(holds, "strong"), 1)

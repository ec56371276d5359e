"""A field for long words: it grows with them, undoes, and lets Tab go on."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui.style.tokens import SPACE


class GrowingText(QPlainTextEdit):
    """Plain words of any length, from `fewest` to `most` lines high before it scrolls."""

    def __init__(self, parent: QWidget | None = None, *, fewest: int = 3, most: int = 10) -> None:
        super().__init__(parent)
        self._fewest, self._most = fewest, most
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        # A plain text document measures its height in lines.
        lines = min(max(int(self.document().size().height()), self._fewest), self._most)
        height = lines * self.fontMetrics().lineSpacing() + 2 * int(self.document().documentMargin())
        return QSize(super().sizeHint().width(), height + 2 * self.frameWidth() + SPACE.wide)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

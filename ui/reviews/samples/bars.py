"""How far the review of each handler is, drawn: the numbers beside it say the same."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style import theme

HEIGHT, NARROWEST = 8, 80


class Bar(QWidget):
    """`done` of `of`."""

    def __init__(self, done: int, of: int) -> None:
        super().__init__()
        self._share = done / of if of else 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(NARROWEST), theme.pixels(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            around = self.height() / 2
            for token, share in (("hairline", 1.0), ("accent", self._share)):
                painter.setBrush(theme.colour(token))
                painter.drawRoundedRect(QRectF(0, 0, self.width() * share, self.height()), around, around)

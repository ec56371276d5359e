"""A white card that paints itself, for what holds parts that wear the style sheet each for themselves."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame

from ui.style import theme
from ui.style.tokens import RADIUS_CARD


class PaintedCard(QFrame):
    """Looks as QFrame[role="card"] does in ui.style.sheet."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("hairline"), 1))
            painter.setBrush(theme.colour("card"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CARD, RADIUS_CARD)

"""How far a call has come, as a row of segments. The words beside it say the same."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style import theme
from ui.style.tokens import SPACE

WIDTH, HEIGHT = 26, 6


class Segments(QWidget):
    """One segment a step: done, current or still to come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tints: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_steps(self, steps: Sequence[tuple[bool, bool]]) -> None:
        """`steps`: whether each is done, and whether it is the current one."""
        self._tints = tuple("accent" if current else "good" if done else "hairline" for done, current in steps)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        count = len(self._tints)
        return QSize(count * (theme.pixels(WIDTH) + SPACE.tight), theme.pixels(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width, height = theme.pixels(WIDTH), theme.pixels(HEIGHT)
        for place, tint in enumerate(self._tints):
            painter.setBrush(theme.colour(tint))
            painter.drawRoundedRect(QRectF(place * (width + SPACE.tight), 0, width, height), height / 2, height / 2)
        painter.end()

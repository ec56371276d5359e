"""Two things side by side where there is room, one under the other where there is not."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.style import theme
from ui.style.parts import row
from ui.style.tokens import SPACE


class TurningRow(QWidget):
    """`main` takes the room; `side` stands at the end, or below from less than `least_width` (at the base size)."""

    def __init__(self, main: QWidget, side: QWidget, *, least_width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._main, self._side, self._least_width = main, side, least_width
        self._line = row(self, gap=SPACE.wide)
        self._line.addWidget(main, 1)
        self._line.addWidget(side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= theme.pixels(self._least_width)
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != wanted:
            self._line.setDirection(wanted)
            self._line.setSpacing(SPACE.wide if beside else SPACE.tight)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider of the two alone."""
        main, side = self._main.minimumSizeHint(), self._side.minimumSizeHint()
        return QSize(max(main.width(), side.width()), max(main.height(), side.height()))

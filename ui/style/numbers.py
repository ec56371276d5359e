"""Numbers to type: as far from their edge as the words of a line edit, and the wheel scrolls the page over them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox

INSIDE = 9
"""Pixels that Qt leaves out of a number's padding, at either end: a style sheet cannot say them."""


class NumberField(QSpinBox):
    """Whole ones from `least` to `most`. `none`: what stands there at the least."""

    def __init__(self, least: int, most: int, value: int, none: str = "") -> None:
        super().__init__()
        self.lineEdit().setTextMargins(INSIDE, 0, INSIDE, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setRange(least, most)
        self.setSpecialValueText(none)
        self.setValue(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Amount(QDoubleSpinBox):
    """With `decimals`. Typed, or by the arrow keys."""

    def __init__(self, now: float, least: float, most: float, *, decimals: int = 0) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(INSIDE, 0, INSIDE, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setDecimals(decimals)
        self.setRange(least, most)
        self.setValue(now)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

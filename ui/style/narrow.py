"""A list of choices that gives way: no wider than its column, and shortened with … where its words do not fit."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

FEW = 8
"""Letters it keeps room for; the list itself opens as wide as its words."""


class NarrowChoice(QComboBox):
    """Asks for the width of its longest words; `few` letters will do."""

    def __init__(self, parent: QWidget | None = None, *, few: int = FEW) -> None:
        super().__init__(parent)
        self._few = few

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        chrome = 4 * self.fontMetrics().averageCharWidth()
        return QSize(min(least.width(), self._few * self.fontMetrics().averageCharWidth() + chrome), least.height())

    def showPopup(self) -> None:
        """The list is called as the field is: it has the focus while it is open."""
        self.view().setAccessibleName(self.accessibleName())
        super().showPopup()

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        kind, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(kind, option, part, self).width()
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(kind, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()


def narrow_choice(parent: QWidget | None = None) -> NarrowChoice:
    """As wide as the column it stands in, however long its words are."""
    made = NarrowChoice(parent)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(FEW)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made

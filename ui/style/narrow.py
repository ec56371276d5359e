"""A list of choices that is no wider than the column it stands in, however long its words are."""

from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

FEW = 8
"""Letters it keeps room for; the list itself opens as wide as its words."""


def narrow_choice(parent: QWidget | None = None) -> QComboBox:
    made = QComboBox(parent)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(FEW)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made

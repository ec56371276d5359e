"""Rows of a list whose words wrap, so that nothing is cut at any width."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from ui.style import theme
from ui.style.tokens import SPACE

AROUND = 44
"""Width that icon, padding and the scroll bar take of a row, at the base size."""


class Wrapping(QStyledItemDelegate):
    """As high as its words need in the width of `view`."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        view.setItemDelegate(self)
        view.setWordWrap(True)
        view.setTextElideMode(Qt.TextElideMode.ElideNone)
        view.setResizeMode(QListView.ResizeMode.Adjust)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option
        width = self._view.viewport().width()
        room = QRect(0, 0, max(1, width - theme.pixels(AROUND)), 10_000)
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        metrics = QFontMetrics(self._view.font())
        high = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), words).height()
        return QSize(width - SPACE.tight, high + 2 * SPACE.normal)

"""A list of many things, each a title and what is told of it: rows of one height, so that ten thousand lay out as one.

What does not fit in a row ends in an ellipsis; the whole of it is its tool tip, and what a screen reader is told.
"""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.style import icons, theme
from ui.style.lines import one_line, some_lines
from ui.style.tokens import RING, SPACE, TYPE

TOLD_LINES = 2

Index = QModelIndex | QPersistentModelIndex


class Told(Protocol):
    """One row. `icon`: its name; `told`: what stands under the title."""

    @property
    def title(self) -> str: ...

    @property
    def told(self) -> str: ...

    @property
    def icon(self) -> str: ...


AnyRow = TypeVar("AnyRow", bound=Told)


class TwoLinesModel(QAbstractListModel, Generic[AnyRow]):
    """It holds records; nothing is worked out for rows that nobody sees."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[AnyRow, ...] = ()

    def show(self, rows: Sequence[AnyRow]) -> None:
        """In place of those that are there."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, index: Index) -> AnyRow:
        return self._rows[index.row()]

    # Qt's own questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default; nothing changes it
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return f"{row.title}\n{row.told}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}. {row.told}"
        return None


class TwoLinesList(QListView):
    """`name`: what it is called."""

    def __init__(self, model: "TwoLinesModel[AnyRow]", name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_TwoLines(model, self.viewport()))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(name)
        theme.changes.theme_changed.connect(self.scheduleDelayedItemsLayout)  # rows of larger words are higher


class _TwoLines(QStyledItemDelegate):
    def __init__(self, model: "TwoLinesModel[AnyRow]", view: QWidget) -> None:
        super().__init__(view)
        self._row = model.row
        self._measure()
        theme.changes.theme_changed.connect(self._measure)

    def _measure(self) -> None:
        self._title, self._small = theme.font(TYPE.strong, 600), theme.font(TYPE.small)
        self._title_height, self._small_height = (QFontMetrics(font).height() for font in (self._title, self._small))
        self._icon = theme.pixels(icons.SIZE)
        self._height = self._title_height + TOLD_LINES * self._small_height + 2 * SPACE.normal

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = self._row(index), option.rect
        painter.save()
        painter.setClipRect(rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_wash"))
            painter.fillRect(rect.x(), rect.y(), 2 * RING, rect.height(), theme.colour("accent"))
        top = rect.y() + SPACE.normal
        place = QRect(rect.x() + SPACE.wide, top + (self._title_height - self._icon) // 2, self._icon, self._icon)
        icons.paint(painter, place, row.icon, "text")
        left = place.right() + SPACE.normal
        width = rect.right() - left - SPACE.normal
        one_line(painter, QRect(left, top, width, self._title_height), row.title, self._title, "text")
        room = QRect(left, top + self._title_height, width, TOLD_LINES * self._small_height)
        some_lines(painter, room, row.told, self._small, "text_quiet", lines=TOLD_LINES)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), SPACE.hair, theme.colour("hairline"))
        painter.restore()

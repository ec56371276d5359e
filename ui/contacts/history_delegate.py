"""Paints the rows of the history list from the tokens: two lines, an icon, words at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.contacts.history_model import HistoryModel
from ui.contacts.history_rows import DueTone, HistoryRow, RowKind
from ui.style import icons, theme
from ui.style.lines import one_line
from ui.style.tokens import RING, SPACE, TYPE

Index = QModelIndex | QPersistentModelIndex
TINTS = {DueTone.QUIET: "text_quiet", DueTone.GOOD: "good", DueTone.BAD: "bad"}
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere | Qt.AlignmentFlag.AlignTop


class HistoryDelegate(QStyledItemDelegate):
    """Reads HistoryRow records straight from the model; nothing is worked out while painting but places.

    It has no sizeHint of its own: the model keeps the heights that are measured here.
    """

    def __init__(self, model: HistoryModel, view: QWidget) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self._measure()
        theme.changes.theme_changed.connect(self._measure)

    def _measure(self) -> None:
        self._title = theme.font(TYPE.body, 600)
        self._below = theme.font(TYPE.small)
        self._group = theme.font(TYPE.small, 600)
        self._due = theme.font(TYPE.small, 600)
        self._heights = {
            RowKind.HEADING: QFontMetrics(self._group).height() + 2 * SPACE.normal - 2,
            RowKind.CASE: self._two_lines(),
            RowKind.CONTACT: self._two_lines(),
        }
        self._model.set_heights(self._heights)

    def _two_lines(self) -> int:
        return QFontMetrics(self._title).height() + QFontMetrics(self._below).height() + 2 * SPACE.normal + 1

    def _left(self) -> int:
        return SPACE.wide + theme.pixels(icons.SIZE) + SPACE.wide + SPACE.tight

    def detail_height(self, words: str) -> int:
        """Pixels that `words` take, shown whole under their row."""
        width = max(self._left(), self._view.width() - self._left() - SPACE.section - SPACE.wide)
        room = QRect(0, 0, width, 0)
        return QFontMetrics(self._below).boundingRect(room, WRAPPED, words).height() + 2 * SPACE.normal

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect, state = self._model.record(index.row()), option.rect, option.state
        painter.save()
        painter.setClipRect(rect)
        if row.kind is RowKind.HEADING:
            self._paint_heading(painter, rect, row)
        elif row.kind is RowKind.DETAIL:
            self._paint_detail(painter, rect, row)
        else:
            self._paint_row(painter, rect, row, chosen=bool(state & QStyle.StateFlag.State_Selected))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), SPACE.hair, theme.colour("hairline"))
        if state & QStyle.StateFlag.State_HasFocus:
            self._ring(painter, rect)
        painter.restore()

    def _ring(self, painter: QPainter, rect: QRect) -> None:
        pen = painter.pen()
        pen.setColor(theme.colour("focus"))
        pen.setWidth(RING)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -RING, -RING))

    def _paint_heading(self, painter: QPainter, rect: QRect, row: HistoryRow) -> None:
        painter.fillRect(rect, theme.colour("inset"))
        inner = rect.adjusted(SPACE.wide, 0, -SPACE.wide, 0)
        one_line(painter, inner, row.title, self._group, "text")

    def _paint_detail(self, painter: QPainter, rect: QRect, row: HistoryRow) -> None:
        painter.fillRect(rect, theme.colour("accent_wash"))
        painter.setFont(self._below)
        painter.setPen(theme.colour("text"))
        inner = rect.adjusted(self._left(), SPACE.normal, -SPACE.wide, -SPACE.normal)
        painter.drawText(inner, int(WRAPPED), row.title)

    def _paint_row(self, painter: QPainter, rect: QRect, row: HistoryRow, *, chosen: bool) -> None:
        if chosen:
            painter.fillRect(rect, theme.colour("accent_wash"))
        inner = rect.adjusted(self._left(), SPACE.normal, -SPACE.wide, -SPACE.normal)
        title_height = QFontMetrics(self._title).height()
        side = theme.pixels(icons.SIZE)
        icon = QRect(rect.x() + SPACE.wide, inner.y() + (title_height - side) // 2, side, side)
        icons.paint(painter, icon, row.icon, "text")
        top = QRect(inner.x(), inner.y(), inner.width(), title_height)
        right_font = self._below if row.tone is DueTone.QUIET else self._due
        right = one_line(painter, top, row.right, right_font, TINTS[row.tone], at_end=True)
        rest = top.adjusted(0, 0, -round(right.width) - SPACE.normal, 0)
        one_line(painter, rest, row.title, self._title, "text")
        below = QRect(inner.x(), top.bottom() + 1, inner.width(), inner.bottom() - top.bottom())
        one_line(painter, below, row.below, self._below, "text_quiet" if row.kind is RowKind.CASE else "text")

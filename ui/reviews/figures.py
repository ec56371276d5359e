"""A list in which each line has a figure: what it is of, the figure with its bar and band, and what stands beside."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.reviews.thing_list import rows_view
from ui.style import theme
from ui.style.tokens import RING, SPACE, TYPE

FIGURE = Qt.ItemDataRole.UserRole + 1
BAR = 8
"""Height at the base size."""

WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
Index = QModelIndex | QPersistentModelIndex


class Figure(NamedTuple):
    """`side`: the figure in words. `share`: per cent, for the bar, with its band; None: there is none to draw."""

    title: str
    side: str
    about: str
    share: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.title, self.side, self.about) if part)


class FigureList(QObject):
    """The view and what stands in it. Signals: chosen(int) the place of the line that is current now."""

    chosen = Signal(int)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view = rows_view(name)
        self._model = QStandardItemModel(self.view)
        self.view.setModel(self._model)
        _Delegate(self.view)
        self.view.selectionModel().currentChanged.connect(self._tell)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """In place of those that stand there."""
        self._model.clear()
        for figure in figures:
            item = QStandardItem(figure.title)
            item.setData(figure, FIGURE)
            item.setData(figure.spoken, Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)
        if figures:
            self.view.setCurrentIndex(self._model.index(0, 0))

    def _tell(self, now: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(now.row())

    @property
    def spoken(self) -> list[str]:
        """As a screen reader says them, from the top."""
        rows = (self._model.index(row, 0) for row in range(self._model.rowCount()))
        return [str(index.data(Qt.ItemDataRole.AccessibleTextRole)) for index in rows]


class _Delegate(QStyledItemDelegate):
    """Words wrap, so that nothing is cut at any width."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        view.setItemDelegate(self)
        self._measure()
        theme.changes.theme_changed.connect(self._measure)

    def _measure(self) -> None:
        self._title, self._small = theme.font(TYPE.body, 600), theme.font(TYPE.small)
        self._bar = theme.pixels(BAR)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        title, about = self._heights(index.data(FIGURE), width - 2 * SPACE.wide)
        bar = self._bar + SPACE.small if index.data(FIGURE).share is not None else 0
        return QSize(width, title + bar + about + 2 * SPACE.normal)

    def _heights(self, figure: Figure, width: int) -> tuple[int, int]:
        side = QFontMetrics(self._title).horizontalAdvance(figure.side)
        title = _high(QFontMetrics(self._title), figure.title, width - side - SPACE.wide)
        about = _high(QFontMetrics(self._small), figure.about, width) + SPACE.tight if figure.about else 0
        return title, about

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        figure: Figure = index.data(FIGURE)
        rect = option.rect
        painter.save()
        painter.setClipRect(rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_wash"))
            painter.fillRect(rect.x(), rect.y(), 2 * RING, rect.height(), theme.colour("accent"))
        inside = rect.adjusted(SPACE.wide, SPACE.normal, -SPACE.wide, -SPACE.normal)
        title, _about = self._heights(figure, inside.width())
        side = QFontMetrics(self._title).horizontalAdvance(figure.side)
        painter.setFont(self._title)
        painter.setPen(theme.colour("text"))
        first = QRect(inside.x(), inside.y(), inside.width(), title)
        painter.drawText(first.adjusted(0, 0, -side - SPACE.wide, 0), WRAP, figure.title)
        painter.drawText(first, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), figure.side)
        below = first.bottom() + SPACE.tight
        if figure.share is not None:
            _paint_bar(painter, QRectF(inside.x(), below, inside.width(), self._bar), figure)
            below += self._bar + SPACE.small - SPACE.tight
        painter.setFont(self._small)
        painter.setPen(theme.colour("text_quiet"))
        painter.drawText(QRect(inside.x(), below + SPACE.tight, inside.width(), inside.height()), WRAP, figure.about)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), SPACE.hair, theme.colour("hairline"))
        painter.restore()


def _high(metrics: QFontMetrics, words: str, width: int) -> int:
    return metrics.boundingRect(QRect(0, 0, max(1, width), 10_000), WRAP, words).height()


def _paint_bar(painter: QPainter, rect: QRectF, figure: Figure) -> None:
    """The figure as a bar, its band as a line across it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    around = rect.height() / 2
    for token, share in (("hairline", 100.0), ("accent", figure.share or 0.0)):
        painter.setBrush(theme.colour(token))
        painter.drawRoundedRect(QRectF(rect.x(), rect.y(), rect.width() * share / 100, rect.height()), around, around)
    if figure.low is not None and figure.high is not None:
        left, right = (rect.x() + rect.width() * each / 100 for each in (figure.low, figure.high))
        for token, wide in (("card", 2 * RING), ("text", RING)):  # apart from the bar, whatever its colour
            painter.setPen(QPen(theme.colour(token), wide))
            painter.drawLine(QPointF(left, rect.center().y()), QPointF(right, rect.center().y()))
            for end in (left, right):
                painter.drawLine(QPointF(end, rect.y()), QPointF(end, rect.bottom()))
    painter.restore()

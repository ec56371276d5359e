"""The list on the screen: two lines a row, painted from the tokens, as smooth with ten thousand rows as with ten."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from agent_desktop.language import t
from agent_desktop.outbox.rows import OutboxRow
from ui.outbox.model import OutboxModel
from ui.style import icons, theme
from ui.style.lines import one_line
from ui.style.tokens import RING, SPACE, TYPE

Index = QModelIndex | QPersistentModelIndex


class OutboxList(QListView):
    """Signals: current_changed() another row, or none; opened(OutboxRow) by Enter; unwanted(OutboxRow) by Delete."""

    current_changed = Signal()
    opened = Signal(object)
    unwanted = Signal(object)

    def __init__(self, model: OutboxModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(model, self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(t("Outbox"))
        self.setAccessibleDescription(t("Enter goes to what can be done about it; Delete takes it out"))
        self.clicked.connect(lambda _index: self.current_changed.emit())

    def current(self) -> OutboxRow | None:
        index = self.currentIndex()
        return self._rows.row(index.row()) if index.isValid() else None

    def choose(self, row_id: UUID | None) -> None:
        """That row, or the first where it is gone; nothing where there is none."""
        place = self._rows.place_of(row_id) if row_id is not None else None
        if place is None and self._rows.rowCount():
            place = min(max(self.currentIndex().row(), 0), self._rows.rowCount() - 1)
        if place is not None:
            self._rows.fetch_to(place)
            self.setCurrentIndex(self._rows.index(place, 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        if row is None:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._rows.shown(self.currentIndex().row()).spoken)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit(row)
        elif event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit(row)
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """Places words; which words is the model's affair."""

    def __init__(self, model: OutboxModel, view: QListView) -> None:
        super().__init__(view)
        self._model, self._view = model, view
        self._measure()
        theme.changes.theme_changed.connect(self._measure)

    def _measure(self) -> None:
        self._title, self._below = theme.font(TYPE.body, 600), theme.font(TYPE.small)
        self._right = theme.font(TYPE.small, 600)
        two = QFontMetrics(self._title).height() + QFontMetrics(self._below).height()
        self._height = two + 2 * SPACE.normal + SPACE.hair
        self._view.scheduleDelayedItemsLayout()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect, state = self._model.shown(index.row()), option.rect, option.state
        painter.save()
        painter.setClipRect(rect)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_wash"))
            painter.fillRect(rect.x(), rect.y(), RING + SPACE.hair, rect.height(), theme.colour("accent"))
        side = theme.pixels(icons.SIZE)
        left = 2 * SPACE.wide + side
        inner = rect.adjusted(left, SPACE.normal, -SPACE.wide, -SPACE.normal)
        first = QRect(inner.x(), inner.y(), inner.width(), QFontMetrics(self._title).height())
        mark = QRect(rect.x() + SPACE.wide, first.y() + (first.height() - side) // 2, side, side)
        icons.paint(painter, mark, row.icon, row.tone or "text")
        right = one_line(painter, first, row.right, self._right, row.tone or "text_quiet", at_end=True)
        rest = first.adjusted(0, 0, -round(right.width) - SPACE.normal, 0)
        one_line(painter, rest, row.title, self._title, "text")
        below = QRect(inner.x(), first.bottom() + 1, inner.width(), inner.bottom() - first.bottom())
        one_line(painter, below, row.below, self._below, "text_quiet")
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), SPACE.hair, theme.colour("hairline"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("focus"), RING))
            painter.drawRect(rect.adjusted(1, 1, -RING, -RING))
        painter.restore()

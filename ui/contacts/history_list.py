"""The history as a list to scroll, open in place and copy from."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from agent_desktop.language import t
from ui.contacts.history_delegate import HistoryDelegate
from ui.contacts.history_model import HistoryModel
from ui.contacts.history_rows import HistoryRow, RowKind


class HistoryList(QListView):
    """Signals: opened(HistoryRow) when a row is chosen with Enter or a click: its owner shows or folds the whole."""

    opened = Signal(object)

    def __init__(self, model: HistoryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(HistoryDelegate(model, self.viewport()))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(t("History"))
        self.setAccessibleDescription(t("Enter shows the whole contact or case"))
        self.clicked.connect(self._open)

    def _open(self, index: QModelIndex) -> None:
        row = self._rows.row(index.row())
        if row.kind in (RowKind.CASE, RowKind.CONTACT):
            self.opened.emit(row)

    def current(self) -> HistoryRow | None:
        index = self.currentIndex()
        return self._rows.row(index.row()) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            row = self.current()
            if row is not None:
                QGuiApplication.clipboard().setText("\n".join(part for part in (row.title, row.below) if part))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex()) if self.currentIndex().isValid() else event.ignore()
        elif event.text() and event.text().isdigit():
            # Number keys answer the step of the call; a list would take them for a search.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._rows.opened is not None:
            self.scheduleDelayedItemsLayout()

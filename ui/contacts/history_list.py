"""The history as a list to scroll, open in place and copy from."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from agent_desktop.language import t
from ui.contacts.history_delegate import HistoryDelegate
from ui.contacts.history_model import HistoryModel
from ui.contacts.history_rows import HistoryRow, RowKind
from ui.style import theme


class HistoryList(QListView):
    """Signals: opened(HistoryRow) when a row is chosen with Enter or a click: its owner shows or folds the whole."""

    opened = Signal(object)

    def __init__(self, model: HistoryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._detail = ""
        self.setModel(model)
        self._delegate = HistoryDelegate(model, self.viewport())
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(t("History"))
        self.setAccessibleDescription(t("Enter shows the whole contact or case"))
        self.clicked.connect(self._open)
        theme.changes.theme_changed.connect(self._fit_detail)

    def _open(self, index: QModelIndex) -> None:
        row = self._rows.record(index.row())
        if row.kind in (RowKind.CASE, RowKind.CONTACT):
            self.opened.emit(row)

    def current(self) -> HistoryRow | None:
        index = self.currentIndex()
        return self._rows.record(index.row()) if index.isValid() else None

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
        self._fit_detail()

    def as_new(self) -> None:
        """Nothing of anybody is in it."""
        self._detail = ""
        self._rows.as_new()
        self.scrollToTop()

    def open_below(self, subject: UUID, words: str) -> None:
        """Show `words` whole under the row of `subject`, in sight."""
        self._detail = words
        self._rows.fold()
        self._fit_detail()
        self._rows.open_below(subject, words)
        place = self._rows.place_of(subject)
        if place is not None:
            self.scrollTo(self._rows.index(place + 1, 0))
            self.setCurrentIndex(self._rows.index(place, 0))

    def _fit_detail(self) -> None:
        if self._detail:
            self._rows.set_heights({RowKind.DETAIL: self._delegate.detail_height(self._detail)})

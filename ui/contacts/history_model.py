"""The history list's model: headings, open cases and contacts as rows, more pages on demand."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from agent_desktop.contract.base import Page
from agent_desktop.contract.contacts import ContactContext, HistoryItem
from ui.contacts.history_rows import Around, HistoryRow, RowKind, case_rows, contact_rows

Index = QModelIndex | QPersistentModelIndex


class HistoryModel(QAbstractListModel):
    """Rows of one person's history.

    Signals: more_wanted(cursor) when the view nears the end of what is here; the owner answers with `add_page`,
    or with `page_failed` so that scrolling asks again.
    """

    more_wanted = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[HistoryRow] = []
        self._cursor: str | None = None
        self._asked: str | None = None
        self._last_day: date | None = None
        self._opened: UUID | None = None

    def show(self, context: ContactContext, around: Around) -> None:
        """Open cases first, then the contacts of the context."""
        rows = [*case_rows(context.open_cases, around), *contact_rows(context.history.items, around)]
        self._begin(rows, context.history, around)

    def show_page(self, page: Page[HistoryItem], around: Around) -> None:
        """The first page of a filtered history: contacts alone."""
        self._begin(list(contact_rows(page.items, around)), page, around)

    def _begin(self, rows: list[HistoryRow], page: Page[HistoryItem], around: Around) -> None:
        self.beginResetModel()
        self._rows = rows
        self._opened = None
        self._take_end(page, around)
        self.endResetModel()

    def _take_end(self, page: Page[HistoryItem], around: Around) -> None:
        self._cursor, self._asked = page.next_cursor, None
        if page.items:
            self._last_day = around.day_of(page.items[-1].at)

    def add_page(self, page: Page[HistoryItem], around: Around) -> None:
        rows = contact_rows(page.items, around, after=self._last_day)
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()
        self._take_end(page, around)

    def page_failed(self) -> None:
        self._asked = None

    def row(self, number: int) -> HistoryRow:
        return self._rows[number]

    def place_of(self, subject: UUID) -> int | None:
        """The number of the row that stands for `subject`, or None."""
        return next((place for place, row in enumerate(self._rows) if row.subject == subject), None)

    @property
    def opened(self) -> UUID | None:
        """Whose whole words are shown under their row."""
        return self._opened

    def open_below(self, subject: UUID, words: str) -> None:
        """Show `words` in place, under the row of `subject`; whatever was open before is folded away."""
        self.fold()
        place = self.place_of(subject)
        if place is None:
            return
        self.beginInsertRows(QModelIndex(), place + 1, place + 1)
        self._rows.insert(place + 1, HistoryRow(kind=RowKind.DETAIL, title=words, spoken=words))
        self._opened = subject
        self.endInsertRows()

    def fold(self) -> None:
        place = next((place for place, row in enumerate(self._rows) if row.kind is RowKind.DETAIL), None)
        self._opened = None
        if place is not None:
            self.beginRemoveRows(QModelIndex(), place, place)
            del self._rows[place]
            self.endRemoveRows()

    # Qt's own questions

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self._rows[index.row()].kind is RowKind.HEADING:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._cursor is not None and self._asked != self._cursor

    def fetchMore(self, parent: Index) -> None:
        if not parent.isValid() and self._cursor is not None and self._asked != self._cursor:
            self._asked = self._cursor
            self.more_wanted.emit(self._cursor)

"""The history list's model: headings, open cases and contacts as rows, more pages on demand."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from agent_desktop.contract.base import Page
from agent_desktop.contract.contacts import ContactContext, HistoryItem
from ui.contacts.history_rows import Around, HistoryRow, RowKind, case_rows, contact_rows

Index = QModelIndex | QPersistentModelIndex


class HistoryModel(QStandardItemModel):
    """Rows of one person's history. Their heights are kept in Qt's own items, so that a page added under ten
    thousand rows is laid out without asking Python for each of them.

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
        self._heights: dict[RowKind, int] = {}

    def set_heights(self, heights: Mapping[RowKind, int]) -> None:
        """How high each kind of row is, in pixels, from now on; a DETAIL's height is that of the one shown."""
        self._heights.update(heights)
        for place, row in enumerate(self._rows):
            if row.kind in heights:
                self.item(place).setSizeHint(QSize(0, heights[row.kind]))

    def _items(self, rows: Iterable[HistoryRow]) -> list[QStandardItem]:
        return [self._item(row) for row in rows]

    def _item(self, row: HistoryRow) -> QStandardItem:
        made = QStandardItem(row.title)
        made.setAccessibleText(row.spoken)
        made.setSizeHint(QSize(0, self._heights.get(row.kind, 0)))
        selectable = Qt.ItemFlag(0) if row.kind is RowKind.HEADING else Qt.ItemFlag.ItemIsSelectable
        made.setFlags(Qt.ItemFlag.ItemIsEnabled | selectable)
        return made

    def show(self, context: ContactContext, around: Around) -> None:
        """Open cases first, then the contacts of the context."""
        rows = [*case_rows(context.open_cases, around), *contact_rows(context.history.items, around)]
        self._begin(rows, context.history, around)

    def show_page(self, page: Page[HistoryItem], around: Around) -> None:
        """The first page of a filtered history: contacts alone."""
        self._begin(list(contact_rows(page.items, around)), page, around)

    def _begin(self, rows: list[HistoryRow], page: Page[HistoryItem], around: Around) -> None:
        self._rows = rows
        self._opened = None
        self._take_end(page, around)
        # Not clear(): PySide 6.11 then takes items that are gone for living ones, and ends the program with one later.
        self.removeRows(0, self.rowCount())
        self.invisibleRootItem().appendRows(self._items(rows))

    def as_new(self) -> None:
        """No rows, and no page to ask for."""
        self._rows = []
        self._cursor = self._asked = self._last_day = self._opened = None
        self.removeRows(0, self.rowCount())

    def _take_end(self, page: Page[HistoryItem], around: Around) -> None:
        self._cursor, self._asked = page.next_cursor, None
        if page.items:
            self._last_day = around.day_of(page.items[-1].at)

    def add_page(self, page: Page[HistoryItem], around: Around) -> None:
        rows = contact_rows(page.items, around, after=self._last_day)
        if rows:
            self._rows.extend(rows)
            self.invisibleRootItem().appendRows(self._items(rows))
        self._take_end(page, around)

    def page_failed(self) -> None:
        self._asked = None

    def record(self, number: int) -> HistoryRow:
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
        detail = HistoryRow(kind=RowKind.DETAIL, title=words, spoken=words)
        self._rows.insert(place + 1, detail)
        self._opened = subject
        self.insertRow(place + 1, self._item(detail))

    def fold(self) -> None:
        place = next((place for place, row in enumerate(self._rows) if row.kind is RowKind.DETAIL), None)
        self._opened = None
        if place is not None:
            del self._rows[place]
            self.removeRow(place)

    # Qt's own questions: the rest QStandardItemModel answers

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._cursor is not None and self._asked != self._cursor

    def fetchMore(self, parent: Index) -> None:
        if not parent.isValid() and self._cursor is not None and self._asked != self._cursor:
            self._asked = self._cursor
            self.more_wanted.emit(self._cursor)

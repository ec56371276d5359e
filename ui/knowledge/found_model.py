"""What was found as a list's model. It holds records; nothing is worked out for rows that nobody sees."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui.knowledge.found_rows import FoundRow, plain

Index = QModelIndex | QPersistentModelIndex


class FoundModel(QAbstractListModel):
    """Signals: `more_wanted(how many there are)` when the view nears the end and there are more."""

    more_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FoundRow] = []
        self._more = False
        self._asked = False

    def show(self, rows: Sequence[FoundRow], *, more: bool) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self._more, self._asked = more, False
        self.endResetModel()

    def add(self, rows: Sequence[FoundRow], *, more: bool) -> None:
        """Under those that are there."""
        self._more, self._asked = more and bool(rows), False
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def record(self, number: int) -> FoundRow:
        return self._rows[number]

    # Qt's own questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default; nothing changes it
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return plain(self._rows[index.row()].title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._rows[index.row()].spoken
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more and not self._asked

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit(len(self._rows))

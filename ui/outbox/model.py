"""The list of what waits: rows in order of making, of one state or of all. Words are made for what is in sight."""

from collections import Counter
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from agent_desktop.outbox.rows import OutboxRow, RowState
from ui.outbox.words import Around, Shown, shown

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
MOST_STEPS = 40
"""Runs of rows that go or come one by one; a list that changed more than that is told as new."""


class OutboxModel(QAbstractListModel):
    """`show` takes every row; those that stay keep their place, so that nothing jumps while others are sent."""

    def __init__(self, around: Around, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.around = around
        self._every: tuple[OutboxRow, ...] = ()
        self._rows: list[OutboxRow] = []
        self.only: RowState | None = None

    def show(self, rows: Sequence[OutboxRow], around: Around) -> None:
        self.around = around
        self._every = tuple(rows)
        self._replace([row for row in rows if self.only in (None, row.state)])

    def filter(self, only: RowState | None) -> None:
        """Those of one state; None: all."""
        self.only = only
        self._replace([row for row in self._every if only in (None, row.state)])

    @property
    def every(self) -> tuple[OutboxRow, ...]:
        """Whatever the filter."""
        return self._every

    def counts(self) -> Counter[RowState]:
        """How many there are of each state, whatever the filter."""
        return Counter(row.state for row in self._every)

    def row(self, place: int) -> OutboxRow:
        return self._rows[place]

    def place_of(self, row_id: UUID) -> int | None:
        return next((place for place, row in enumerate(self._rows) if row.id == row_id), None)

    def shown(self, place: int) -> Shown:
        return shown(self._rows[place], self.around)

    # ---- changing as little as there is to change --------------------------------------------------------------

    def _replace(self, rows: list[OutboxRow]) -> None:
        staying = {row.id for row in rows}
        going = _runs([place for place, row in enumerate(self._rows) if row.id not in staying])
        kept = [row.id for row in self._rows if row.id in staying]
        if len(going) > MOST_STEPS or kept != [row.id for row in rows[: len(kept)]]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        for first, last in reversed(going):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
        if len(rows) > len(kept):
            self.beginInsertRows(QModelIndex(), len(kept), len(rows) - 1)
            self._rows = rows
            self.endInsertRows()
        self._rows = rows
        if kept:
            self.dataChanged.emit(self.index(0, 0), self.index(len(kept) - 1, 0))

    # ---- Qt's own questions -------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(index.row()).title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.shown(index.row()).spoken
        return None


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """Neighbouring places as (first, last)."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs

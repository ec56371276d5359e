"""The list of what waits: rows in order of making, of one state or of all, a page at a time as it is scrolled."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from agent_desktop.contract.base import Moment, Record
from agent_desktop.outbox.rows import OutboxRow, RowState
from ui.outbox.words import Around, Shown, shown

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

PAGE = 200
"""Rows that Qt knows of at first and at each further step."""

MOST_STEPS = 40
"""Runs of rows that go one by one; a list that changed more than that is told as new."""


class Rows(Record, frozen=True, kw_only=True):
    """Every row of the outbox, ordered for the screen. `oldest`: when the first of those waiting was made."""

    every: tuple[OutboxRow, ...] = ()
    by_id: Mapping[UUID, OutboxRow] = {}
    of_state: Mapping[RowState, tuple[OutboxRow, ...]] = {}
    oldest: Moment | None = None

    def of(self, only: RowState | None) -> tuple[OutboxRow, ...]:
        """Those of one state; None: all."""
        return self.every if only is None else self.of_state.get(only, ())


def gathered(rows: Sequence[OutboxRow]) -> Rows:
    """Pure, and with ten thousand rows not to be done on the screen's thread."""
    of_state = {state: tuple(row for row in rows if row.state is state) for state in RowState}
    return Rows(
        every=tuple(rows),
        by_id={row.id: row for row in rows},
        of_state=of_state,
        oldest=min((row.made_at for row in of_state[RowState.WAITING]), default=None),
    )


class OutboxModel(QAbstractListModel):
    """`show` takes every row; those that stay keep their place, so that nothing jumps while others are sent."""

    def __init__(self, around: Around, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.around = around
        self.rows = Rows()
        self._shown: Sequence[OutboxRow] = ()
        self._fetched = 0
        self.only: RowState | None = None

    def show(self, rows: Rows, around: Around) -> None:
        self.rows, self.around = rows, around
        self._replace()

    def filter(self, only: RowState | None) -> None:
        """Those of one state; None: all."""
        self.only = only
        self._replace()

    def row(self, place: int) -> OutboxRow:
        return self._shown[place]

    def place_of(self, row_id: UUID) -> int | None:
        """Where it stands in the section shown, fetched or not."""
        return next((place for place, row in enumerate(self._shown) if row.id == row_id), None)

    def shown(self, place: int) -> Shown:
        return shown(self._shown[place], self.around)

    # ---- changing as little as there is to change --------------------------------------------------------------

    def _replace(self) -> None:
        rows = self.rows.of(self.only)
        window = list(self._shown[: self._fetched])
        stays = [self._is_shown(row.id) for row in window]
        going = _runs([place for place, here in enumerate(stays) if not here])
        kept = [row.id for row, here in zip(window, stays, strict=True) if here]
        if not kept or len(going) > MOST_STEPS or kept != [row.id for row in rows[: len(kept)]]:
            self.beginResetModel()
            self._shown, self._fetched = rows, min(PAGE, len(rows))
            self.endResetModel()
            return
        self._shown = window
        for first, last in reversed(going):
            self.beginRemoveRows(ROOT, first, last)
            del window[first : last + 1]
            self._fetched = len(window)
            self.endRemoveRows()
        self._shown = rows
        self.dataChanged.emit(self.index(0, 0), self.index(len(kept) - 1, 0))
        self._fetch_to(min(PAGE, len(rows)))

    def _is_shown(self, row_id: UUID) -> bool:
        row = self.rows.by_id.get(row_id)
        return row is not None and self.only in (None, row.state)

    def fetch_to(self, place: int) -> None:
        """Make sure that the row at `place` is one that Qt knows of."""
        self._fetch_to(min(place + PAGE, len(self._shown)))

    def _fetch_to(self, count: int) -> None:
        if count > self._fetched:
            self.beginInsertRows(ROOT, self._fetched, count - 1)
            self._fetched = count
            self.endInsertRows()

    # ---- Qt's own questions -------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._fetched

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(index.row()).title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.shown(index.row()).spoken
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._fetched < len(self._shown)

    def fetchMore(self, parent: Index) -> None:
        if not parent.isValid():
            self._fetch_to(min(self._fetched + PAGE, len(self._shown)))


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """Neighbouring places as (first, last)."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs

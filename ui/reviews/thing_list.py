"""All samples, or all calibrations: a list beside what is chosen of it, and above it the way to a new one."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from ui.style import icons, parts, theme
from ui.style.divider import Divided
from ui.style.surface import PaintedCard
from ui.style.tokens import SPACE
from ui.style.wrapping import Wrapping

WHICH = Qt.ItemDataRole.UserRole + 1
SHARES = (3, 7)


class ThingRow(NamedTuple):
    """One line. `words` may have two lines."""

    id: UUID
    words: str
    icon: str


class ThingList(QFrame):
    """`name`: what they are; `new`: words of the button; `also`: of one that leads to something of them all.

    Signals: chosen(UUID), new_wanted(), also_wanted().
    """

    chosen = Signal(object)
    new_wanted = Signal()
    also_wanted = Signal()

    def __init__(self, name: str, new: str, icon: str, *, also: str = "", also_icon: str = "") -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("panel", True)
        self.setAccessibleName(name)
        inside = parts.column(self, gap=SPACE.normal)
        head = parts.column(margin=(SPACE.wide, SPACE.wide, SPACE.wide, 0))
        self.new = parts.button(new, self.new_wanted.emit, icon=icon, kind="primary")
        head.addWidget(self.new)
        if also:
            head.addWidget(parts.button(also, self.also_wanted.emit, icon=also_icon))
        inside.addLayout(head)
        self.view = rows_view(name)
        self._model = QStandardItemModel(self)
        self.view.setModel(self._model)
        self.view.clicked.connect(self._tell)
        self.view.activated.connect(self._tell)
        inside.addWidget(self.view, 1)
        self.setFocusProxy(self.new)

    def show_rows(self, rows: Sequence[ThingRow], current: UUID | None) -> None:
        """In place of those that stand there; `current` is chosen, and nobody is told."""
        self._model.clear()
        for row in rows:
            item = QStandardItem(row.words)
            item.setData(row.id, WHICH)
            item.setIcon(icons.icon(row.icon))
            self._model.appendRow(item)
            if row.id == current:
                self.view.setCurrentIndex(item.index())

    def _tell(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(WHICH))


def rows_view(name: str) -> QListView:
    """A list of rows whose words wrap."""
    made = QListView()
    made.setAccessibleName(name)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    Wrapping(made)
    return made


def beside_each_other(things: ThingList, name: str, shown: QWidget) -> Divided:
    """The list, and what is chosen of it. What stands in `shown` is dressed by whoever puts it there."""
    card = PaintedCard()
    card.setAccessibleName(name)
    card.setProperty("panel", True)
    parts.column(card, margin=SPACE.hair).addWidget(shown)
    between = Divided(Qt.Orientation.Horizontal)
    for part, share in zip((things, card), SHARES, strict=True):
        between.addWidget(part)
        between.setStretchFactor(between.indexOf(part), share)
    theme.dress(things)
    return between

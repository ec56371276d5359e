"""The points of an attempt: what was won and lost, why, and the way to the moment that decided it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView

from agent_desktop.contract.practice import Point
from agent_desktop.dates import duration
from agent_desktop.language import language, t
from agent_desktop.practice.stumbling import is_lost
from agent_desktop.practice.watching import point_tone, point_words
from agent_desktop.reviews.entries import Tone
from ui.practice.words import kind_words
from ui.reviews.timeline_list import LOOKS
from ui.style import icons
from ui.style.wrapping import Wrapping

POINT = Qt.ItemDataRole.UserRole + 1
_LOST_FIRST = {Tone.WRONG: 0, Tone.CAUTION: 1, Tone.GOOD: 2, Tone.PLAIN: 3, Tone.QUIET: 4}


class PointsList(QListView):
    """What was lost comes first. Signals: moment_wanted(float)."""

    moment_wanted = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(t("Points"))
        self.setAccessibleDescription(t("Enter goes to the moment that decided it"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        Wrapping(self)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.activated.connect(self._go)
        self.clicked.connect(self._go)

    def show_points(self, points: Sequence[Point]) -> None:
        self._model.clear()
        for point in sorted(points, key=lambda each: _LOST_FIRST[point_tone(each)]):
            item = QStandardItem(_words(point))
            item.setData(point, POINT)
            icon, tint = LOOKS[point_tone(point)]
            item.setIcon(icons.icon(icon, tint))
            self._model.appendRow(item)
        if self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, 0))

    def _go(self, index: QModelIndex) -> None:
        point = index.data(POINT)
        if isinstance(point, Point) and point.at is not None:
            self.moment_wanted.emit(point.at)


def _words(point: Point) -> str:
    """Two lines: what and how much, then why and when."""
    first = point_words(point) if point.of else point.words.in_language(language())
    critical = t("critical") if point.critical and is_lost(point) else ""
    when = duration(int(point.at)) if point.at is not None else ""
    why = point.why.in_language(language())
    return "\n".join((first, " · ".join(part for part in (critical, when, kind_words(point.kind), why) if part)))

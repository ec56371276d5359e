"""The contact as it happened, on one line: when, what, how long against the team; each moment can be gone to."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QStandardItem,
    QStandardItemModel,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from agent_desktop.language import t
from agent_desktop.reviews.entries import Entry, Tone
from ui.reviews.words import moment_words
from ui.style import icons, theme
from ui.style.tokens import RING, SPACE, TYPE

ENTRY = Qt.ItemDataRole.UserRole + 1
LOOKS = {
    Tone.PLAIN: ("circle", "accent"),
    Tone.GOOD: ("circle-check", "good"),
    Tone.CAUTION: ("triangle-alert", "warn"),
    Tone.WRONG: ("circle-x", "bad"),
    Tone.QUIET: ("circle-pause", "text_quiet"),
}
"""Icon and colour: never colour alone."""

Index = QModelIndex | QPersistentModelIndex


def about(entry: Entry) -> str:
    """What stands behind an entry's title."""
    parts = list(entry.parts)
    if entry.seconds is not None and entry.median is not None:
        parts.append(
            t("{seconds} s on this step (team median {median} s)").format(
                seconds=round(entry.seconds), median=round(entry.median)
            )
        )
    elif entry.seconds is not None and entry.seconds >= 1:
        parts.append(t("{seconds} s").format(seconds=round(entry.seconds)))
    return " · ".join(parts)


class TimelineList(QListView):
    """Signals: moment_chosen(float) with each entry gone to; opened(float) with Enter or a double click: go there."""

    moment_chosen = Signal(float)
    opened = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(t("Time line"))
        self.setAccessibleDescription(t("Enter plays the recording from here, where there is one"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.selectionModel().currentChanged.connect(self._came)
        self.activated.connect(lambda index: self.opened.emit(index.data(ENTRY).at))
        self._quietly = False

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """From the top; none is chosen."""
        self._model.clear()
        for entry in entries:
            item = QStandardItem(entry.title)
            item.setData(entry, ENTRY)
            words = ", ".join(part for part in (moment_words(entry.at), entry.title, about(entry)) if part)
            item.setData(words, Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)
        self.scrollToTop()

    @property
    def current(self) -> Entry | None:
        entry = self.currentIndex().data(ENTRY)
        return entry if isinstance(entry, Entry) else None

    def choose(self, keys: Sequence[str]) -> bool:
        """The first of the entries that proofs call by one of `keys`; False where there is none."""
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            if index.data(ENTRY).key in keys:
                self.setCurrentIndex(index)
                self.scrollTo(index)
                return True
        return False

    def show_moment(self, seconds: float) -> None:
        """The entry that holds then, as the recording goes on; it is not told as if somebody had chosen it."""
        found = -1
        for row in range(self._model.rowCount()):
            if self._model.index(row, 0).data(ENTRY).at <= seconds + 0.5:
                found = row
        if found >= 0 and found != self.currentIndex().row():
            self._quietly = True
            self.setCurrentIndex(self._model.index(found, 0))
            self._quietly = False

    def _came(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY)
        if isinstance(entry, Entry) and not self._quietly:
            self.moment_chosen.emit(entry.at)


class _Delegate(QStyledItemDelegate):
    """Time, a mark, and the words wrapped beside them."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._measure()
        theme.changes.theme_changed.connect(self._measure)

    def _measure(self) -> None:
        self._strong, self._body, self._small = (
            theme.font(TYPE.body, 600),
            theme.font(TYPE.body),
            theme.font(TYPE.small),
        )
        self._side = theme.pixels(icons.SIZE)
        self._time = QFontMetrics(self._small).horizontalAdvance("0:00:00")

    def _left(self) -> int:
        return SPACE.wide + self._time + SPACE.normal + self._side + SPACE.wide

    def _laid_out(self, entry: Entry, width: int) -> QTextLayout:
        behind = about(entry)
        words = f"{entry.title} · {behind}" if behind else entry.title
        layout = QTextLayout(words, self._body)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        bold = QTextLayout.FormatRange()
        bold.start, bold.length = 0, len(entry.title.encode("utf-16-le")) // 2
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.DemiBold)
        bold.format = look
        layout.setFormats([bold])
        layout.beginLayout()
        below = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, below))
            below += line.height()
        layout.endLayout()
        return layout

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        layout = self._laid_out(index.data(ENTRY), width - self._left() - SPACE.normal)
        high = max(int(layout.boundingRect().height()), self._side)
        return QSize(width, high + 2 * SPACE.small)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, rect = index.data(ENTRY), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setClipRect(rect)
        if chosen:
            painter.fillRect(rect, theme.colour("accent_wash"))
            painter.fillRect(rect.x(), rect.y(), 2 * RING, rect.height(), theme.colour("accent"))
        top = rect.y() + SPACE.small
        line = QFontMetrics(self._body).height()
        painter.setFont(self._small)
        painter.setPen(theme.colour("text_quiet"))
        place = QRect(rect.x() + SPACE.wide, top, self._time, line)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), moment_words(entry.at))
        icon, tint = LOOKS[entry.tone]
        mark = QRect(place.right() + SPACE.normal, top + (line - self._side) // 2, self._side, self._side)
        icons.paint(painter, mark, icon, tint)
        painter.setPen(theme.colour("text"))
        layout = self._laid_out(entry, rect.width() - self._left() - SPACE.normal)
        layout.draw(painter, QPointF(rect.x() + self._left(), top))
        painter.restore()

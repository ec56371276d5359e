"""Paints what was found from the tokens: title and extract with what was typed marked, state, and why it was found."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from agent_desktop.desk.answers import Piece
from ui.knowledge.found_model import FoundModel, Index
from ui.knowledge.found_rows import FoundRow, plain
from ui.knowledge.standing import Mark
from ui.style import icons, theme
from ui.style.lines import cut_to, one_line, wrapping
from ui.style.tokens import RING, SPACE, TYPE

EXTRACT_LINES = 2
REMEMBERED = 128
"""Words of answers, as cut to the room there is: the next key finds most of the same answers again."""

Cut = Callable[[str, int], str]
"""Words as far as there is room in a width, in pixels."""


class FoundDelegate(QStyledItemDelegate):
    """Every row is as high as any other, so the list lays out ten thousand as one."""

    def __init__(self, model: FoundModel, view: QWidget) -> None:
        super().__init__(view)
        self._model = model
        self._measure()
        theme.changes.theme_changed.connect(self._measure)

    def _measure(self) -> None:
        self._title, self._small = theme.font(TYPE.strong, 600), theme.font(TYPE.small)
        self._mark = theme.font(TYPE.small, 600)
        title, small = QFontMetrics(self._title).height(), QFontMetrics(self._small).height()
        self._title_height, self._small_height = title, small
        self._cut_title, self._cut_extract = _cutting(self._title, 1), _cutting(self._small, EXTRACT_LINES)
        self._cut_about = _cutting(self._small, 1)
        self._icon = theme.pixels(icons.SIZE)
        self._height = title + (EXTRACT_LINES + 2) * small + 2 * SPACE.normal + SPACE.tight

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = self._model.record(index.row()), option.rect
        painter.save()
        painter.setClipRect(rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_wash"))
            painter.fillRect(rect.x(), rect.y(), 2 * RING, rect.height(), theme.colour("accent"))
        self._paint_row(painter, rect, row)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), SPACE.hair, theme.colour("hairline"))
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRect, row: FoundRow) -> None:
        top = rect.y() + SPACE.normal
        place = QRect(rect.x() + SPACE.wide, top + (self._title_height - self._icon) // 2, self._icon, self._icon)
        icons.paint(painter, place, row.icon, "text")
        left = place.right() + SPACE.normal
        width = rect.right() - left - SPACE.normal
        _pieces(painter, QRect(left, top, width, self._title_height), row.title, self._title, self._cut_title, lines=1)
        top += self._title_height
        room = QRect(left, top, width, EXTRACT_LINES * self._small_height)
        lines = _pieces(painter, room, row.extract, self._small, self._cut_extract, lines=EXTRACT_LINES)
        top += lines * self._small_height + SPACE.tight // 2
        if row.marks:
            self._paint_marks(painter, QRect(left, top, width, self._small_height), row.marks)
            top += self._small_height
        room = QRect(left, top, width, self._small_height)
        one_line(painter, room, row.about, self._small, cut=self._cut_about(row.about, width))

    def _paint_marks(self, painter: QPainter, rect: QRect, marks: Sequence[Mark]) -> None:
        left, metrics = rect.x(), QFontMetrics(self._mark)
        for mark in marks:
            tint, side = mark.tone or "text_quiet", min(self._icon, rect.height())
            icons.paint(painter, QRect(left, rect.y() + (rect.height() - side) // 2, side, side), mark.icon, tint)
            left += side + SPACE.tight
            room = QRect(left, rect.y(), max(0, rect.right() - left), rect.height())
            one_line(painter, room, mark.words, self._mark, tint)
            left += metrics.horizontalAdvance(mark.words) + SPACE.wide
            if left >= rect.right():
                return


def _cutting(font: QFont, lines: int) -> Cut:
    return lru_cache(maxsize=REMEMBERED)(lambda words, width: cut_to(words, font, width, lines))


def _pieces(painter: QPainter, rect: QRect, pieces: Sequence[Piece], font: QFont, fitting: Cut, *, lines: int) -> int:
    """`pieces` in at most `lines` lines, what was looked for underlined and in the accent; cut where the room ends.

    Answers how many lines they took.
    """
    words = " ".join(plain(pieces).split("\n"))
    if not words or rect.width() <= 0:
        return 0
    cut = fitting(words, rect.width())
    layout = QTextLayout(cut, font)
    layout.setCacheEnabled(True)  # else the words are shaped once to be laid out, and once more to be drawn
    layout.setTextOption(wrapping())
    layout.setFormats(_marked(pieces, len(cut)))
    height = QFontMetrics(font).height()
    layout.beginLayout()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width())
        line.setPosition(QPointF(0, number * height))
    layout.endLayout()
    painter.setPen(theme.colour("text"))
    layout.draw(painter, QPointF(rect.topLeft()))
    return layout.lineCount()


def _marked(pieces: Sequence[Piece], length: int) -> list[QTextLayout.FormatRange]:
    """In UTF-16 units, as Qt counts."""
    found, at = [], 0
    for piece in pieces:
        size = len(piece.text.encode("utf-16-le")) // 2
        if piece.hit and at < length:
            made = QTextLayout.FormatRange()
            made.start, made.length = at, size
            look = QTextCharFormat()
            look.setFontUnderline(True)
            look.setFontWeight(QFont.Weight.DemiBold)
            look.setForeground(theme.colour("accent"))
            made.format = look
            found.append(made)
        at += size
    return found

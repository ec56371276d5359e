"""What stands on a large answer: the number key that chooses it, an icon, words, and more words in a second column."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout

from ui.style import icons, theme
from ui.style.lines import shaped, wrapping
from ui.style.tokens import SPACE, TYPE
from ui.style.words import KEY_SIDE

FEW = 8
"""Letters that the words keep room for; they break within a word where that is longer."""


class _Text:
    """Words that wrap, shaped once and laid out for one width after another."""

    def __init__(self, words: str, size: float) -> None:
        font = theme.font(size)
        metrics = QFontMetrics(font)
        self._line, self._heights = metrics.height(), dict[int, int]()
        self.least, self.natural = FEW * metrics.averageCharWidth(), metrics.horizontalAdvance(words) + 2
        self._layout = QTextLayout(words, font)
        self._layout.setCacheEnabled(True)
        self._layout.setTextOption(wrapping())
        self._width = -1

    def height(self, width: int) -> int:
        if width not in self._heights:
            self._lay_out(width)
        return self._heights[width]

    def _lay_out(self, width: int) -> None:
        self._width, lines = width, 0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, lines * self._line))
            lines += 1
        self._layout.endLayout()
        self._heights[width] = max(1, lines) * self._line

    def paint(self, painter: QPainter, rect: QRect, token: str) -> None:
        """In the middle between the top and the bottom of `rect`."""
        if self._width != rect.width():
            self._lay_out(rect.width())
        painter.setPen(theme.colour(token))
        above = (rect.height() - self._heights[self._width]) / 2
        self._layout.draw(painter, QPointF(rect.x(), rect.y() + above))


class AnswerFace:
    """`number`: the key's; 0: there is none."""

    def __init__(self, number: int, words: str, below: str, icon: str) -> None:
        self._number, self._icon, self._said = number, icon, (words, below)
        self._base = 0.0
        self._texts: tuple[_Text, ...] = ()
        self._key_side = self._icon_side = 0

    def size_hint(self) -> QSize:
        """All words on one line."""
        self._measure()
        natural = max(text.natural for text in self._texts)
        return QSize(
            self._around + natural * len(self._texts), self._high(text.height(natural) for text in self._texts)
        )

    def least(self) -> QSize:
        self._measure()
        width = self._around + sum(text.least for text in self._texts)
        return QSize(width, self._high(()))

    def height(self, width: int) -> int:
        """Pixels that all of it needs where it is so wide."""
        self._measure()
        column = self._column(width)
        return self._high(text.height(column) for text in self._texts)

    def paint(self, painter: QPainter, rect: QRect, token: str) -> None:
        """Words in the colour called `token`."""
        self._measure()
        inner = rect.adjusted(SPACE.wide, SPACE.normal, -SPACE.wide, -SPACE.normal)
        left = inner.x()
        if self._number:
            self._paint_key(painter, QRect(left, _middle(inner, self._key_side), self._key_side, self._key_side))
            left += self._key_side + SPACE.wide
        if self._icon:
            side = self._icon_side
            icons.paint(painter, QRect(left, _middle(inner, side), side, side), self._icon, token)
            left += side + SPACE.wide
        column = self._column(rect.width())
        for text, tint in zip(self._texts, (token, "text_quiet"), strict=False):
            text.paint(painter, QRect(left, inner.y(), column, inner.height()), tint)
            left += column + SPACE.wide

    def _paint_key(self, painter: QPainter, place: QRect) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("edge"))
        painter.drawRoundedRect(place.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.restore()
        line = shaped(str(self._number), _key_font())
        painter.setPen(theme.colour("text_quiet"))
        line.draw(painter, place.adjusted(round((place.width() - line.width) / 2), 0, 0, 0))

    def _measure(self) -> None:
        """Anew where the text has another size."""
        if self._base == theme.points():
            return
        self._base = theme.points()
        words, below = self._said
        self._texts = (_Text(words, TYPE.body), *([_Text(below, TYPE.small)] if below else []))
        self._key_side = max(theme.pixels(KEY_SIDE), QFontMetrics(_key_font()).height() + 2) if self._number else 0
        self._icon_side = theme.pixels(icons.SIZE) if self._icon else 0

    @property
    def _around(self) -> int:
        """Width of all but the words."""
        before = sum(side + SPACE.wide for side in (self._key_side, self._icon_side) if side)
        return 2 * SPACE.wide + before + SPACE.wide * (len(self._texts) - 1)

    def _column(self, width: int) -> int:
        """What each of the words has of `width`: the same."""
        return max(1, (width - self._around) // len(self._texts))

    def _high(self, texts: Iterable[int]) -> int:
        return max((*texts, self._key_side, self._icon_side, QFontMetrics(theme.font()).height())) + 2 * SPACE.normal


def _key_font() -> QFont:
    return theme.font(TYPE.tiny)


def _middle(inner: QRect, side: int) -> int:
    return inner.y() + (inner.height() - side) // 2

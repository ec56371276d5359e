"""Words painted in the lines there is room for: what does not fit ends in an ellipsis."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QStaticText,
    QTextLayout,
    QTextOption,
    QTransform,
)

from ui.style import theme


class Line(NamedTuple):
    """Words on one line, shaped. Qt's drawText() shapes them at each painting, after whoever measures and cuts them
    had that done twice; that is four fifths of what painting a line takes."""

    text: QStaticText
    font: QFont
    """Without an underline: drawStaticText() sets that where the words would stand if their part were the window."""
    width: float
    underlined: bool

    @property
    def height(self) -> int:
        return QFontMetrics(self.font).height()

    def draw(self, painter: QPainter, rect: QRect, *, at_end: bool = False) -> None:
        """In the middle between the top and the bottom of `rect`, in the painter's colour."""
        painter.setFont(self.font)
        spare = rect.width() - self.width if at_end else 0.0
        above = (rect.height() - self.text.size().height()) / 2
        painter.drawStaticText(QPointF(rect.x() + spare, rect.y() + above), self.text)
        if self.underlined:
            metrics = QFontMetricsF(self.font)
            below = rect.y() + above + metrics.ascent() + metrics.underlinePos()
            painter.fillRect(
                QRectF(rect.x() + spare, round(below), self.width, max(1.0, metrics.lineWidth())), painter.pen().color()
            )


def shaped(words: str, font: QFont, room: int | None = None) -> Line:
    """`words` in one line, as far as `room` pixels hold them (None: all)."""
    words, underlined = " ".join(words.split()), font.underline()
    if underlined:
        font = QFont(font)
        font.setUnderline(False)
    text = _static(words, font)
    if room is not None and text.size().width() > room:
        text = _static(QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room), font)
    return Line(text, font, text.size().width(), underlined)


def _static(words: str, font: QFont) -> QStaticText:
    made = QStaticText(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.prepare(QTransform(), font)
    return made


def one_line(
    painter: QPainter,
    rect: QRect,
    words: str,
    font: QFont,
    tint: str = "text_quiet",
    *,
    at_end: bool = False,
    cut: str | None = None,
) -> Line:
    """In one line, between the top and the bottom of `rect`. `cut`: `words` as far as there is room, where known.
    Answers what was painted."""
    line = shaped(words, font, rect.width()) if cut is None else shaped(cut, font)
    painter.setPen(theme.colour(tint))
    line.draw(painter, rect, at_end=at_end)
    return line


def some_lines(painter: QPainter, rect: QRect, words: str, font: QFont, tint: str, *, lines: int) -> None:
    """From the top of `rect` on, in at most `lines` lines."""
    if not words or rect.width() <= 0:
        return
    layout = QTextLayout(cut_to(words, font, rect.width(), lines), font)
    layout.setTextOption(wrapping())
    height = QFontMetrics(font).height()
    layout.beginLayout()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width())
        line.setPosition(QPointF(0, number * height))
    layout.endLayout()
    painter.setPen(theme.colour(tint))
    layout.draw(painter, QPointF(rect.topLeft()))


def wrapping() -> QTextOption:
    """Between words, and within one that is longer than the line."""
    made = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    made.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return made


def cut_to(words: str, font: QFont, width: int, lines: int) -> str:
    """`words` as far as `lines` lines hold them."""
    metrics = QFontMetrics(font)
    if lines == 1:
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
    layout = QTextLayout(words, font)
    layout.setTextOption(wrapping())
    layout.beginLayout()
    start = 0
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = line.textStart() if number == lines - 1 else start
    layout.endLayout()
    if not start:
        return words
    units = words.encode("utf-16-le")  # Qt counts in these
    kept, rest = (part.decode("utf-16-le") for part in (units[: 2 * start], units[2 * start :]))
    return kept + metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)

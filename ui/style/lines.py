"""Words painted in the lines there is room for: what does not fit ends in an ellipsis."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from ui.style import theme


def one_line(
    painter: QPainter, rect: QRect, words: str, font: QFont, tint: str = "text_quiet", *, cut: str | None = None
) -> None:
    """In one line, between the top and the bottom of `rect`. `cut`: `words` as far as there is room, where known."""
    painter.setFont(font)
    painter.setPen(theme.colour(tint))
    if cut is None:
        cut = cut_to(words, font, rect.width(), 1)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(rect, int(flags), cut)


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

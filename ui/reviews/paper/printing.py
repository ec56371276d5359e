"""Lines set on pages of A4, as a PDF of text that can be searched and read out: a piece at a time, some ms each."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from agent_desktop.language import t
from ui.reviews.paper.words import Kind, Line
from ui.style import theme
from ui.style.tokens import LIGHT, TYPE

POINTS = 10.5
"""Of plain words, whatever size the screen has them in."""

MARGIN_MM, DOTS_PER_INCH = 18.0, 300
LINES_AT_ONCE = 25

_SIZES = {Kind.TITLE: TYPE.title, Kind.HEADING: TYPE.heading, Kind.QUIET: TYPE.small}
_WEIGHTS = {Kind.TITLE: 700, Kind.HEADING: 600, Kind.STRONG: 600}
_ABOVE = {Kind.HEADING: 1.2, Kind.STRONG: 0.6}
"""Room above, in lines."""


class Printing:
    """`pieces()` one after the other; then `pdf` is there."""

    def __init__(self, title: str, lines: Sequence[Line]) -> None:
        self.pdf = b""
        self.document = QTextDocument()
        self._title, self._lines = title, tuple(lines)
        self._begin: list[int] = []  # of each line its first block

    def pieces(self) -> Iterator[None]:
        """Words are set, pages are painted, the fonts are put in."""
        kept = QByteArray()
        buffer = QBuffer(kept)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = self._writer(buffer)
        document = self.document
        document.documentLayout().setPaintDevice(writer)
        page = QSizeF(writer.width(), writer.height())
        foot = POINTS * 2.5 * DOTS_PER_INCH / 72
        document.setDocumentMargin(0)
        document.setPageSize(QSizeF(page.width(), page.height() - foot))
        yield from self._write(QTextCursor(document))
        yield
        self._keep_together()
        yield
        pages = document.pageCount()
        painter = QPainter(writer)
        for number in range(pages):
            if number:
                writer.newPage()
            self._paint(painter, document.pageSize(), foot, number, pages)
            yield
        painter.end()
        yield
        buffer.close()
        self.pdf = bytes(kept.data())

    def _writer(self, buffer: QBuffer) -> QPdfWriter:
        made = QPdfWriter(buffer)
        made.setResolution(DOTS_PER_INCH)
        made.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
        made.setPageMargins(margins, QPageLayout.Unit.Millimeter)
        made.setTitle(self._title)
        made.setCreator("Agent Desktop")
        return made

    def _write(self, cursor: QTextCursor) -> Iterator[None]:
        for at, line in enumerate(self._lines):
            block = QTextBlockFormat()
            line_high = POINTS * DOTS_PER_INCH / 72
            block.setTopMargin(line_high * _ABOVE.get(line.kind, 0.15))
            block.setHeadingLevel({Kind.TITLE: 1, Kind.HEADING: 2}.get(line.kind, 0))
            if at:
                cursor.insertBlock(block)
            else:
                cursor.setBlockFormat(block)
            self._begin.append(cursor.blockNumber())
            cursor.setCharFormat(_format(line.kind))
            cursor.insertText(line.words)
            if at % LINES_AT_ONCE == LINES_AT_ONCE - 1:
                yield

    def _keep_together(self) -> None:
        """A heading or question that would stand at the foot of a page without what belongs to it goes to the next."""
        layout, high = self.document.documentLayout(), self.document.pageSize().height()
        leads: list[QTextBlock] = []
        for line, begin in zip(self._lines, self._begin, strict=True):
            block = self.document.findBlockByNumber(begin)
            page = int(layout.blockBoundingRect(block).bottom() / high)
            if leads and page > int(layout.blockBoundingRect(leads[-1]).bottom() / high):
                broken = leads[0].blockFormat()
                broken.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(leads[0]).setBlockFormat(broken)
            leads = [*leads, block] if line.kind in (Kind.HEADING, Kind.STRONG) else []

    def _paint(self, painter: QPainter, page: QSizeF, foot: float, number: int, pages: int) -> None:
        """One page, its number below."""
        painter.save()
        painter.translate(QPointF(0, -number * page.height()))
        whole = QRectF(0, number * page.height(), page.width(), page.height())
        self.document.drawContents(painter, whole.adjusted(0, 1, 0, -1))  # without the line that touches it
        painter.restore()
        painter.setFont(_font(Kind.QUIET))
        painter.setPen(QColor(LIGHT.text_quiet))
        words = t("Page {number} of {pages}").format(number=number + 1, pages=pages)
        place = QRectF(0, page.height(), page.width(), foot)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom), words)


def _font(kind: Kind) -> QFont:
    made = theme.font()
    made.setPointSizeF(POINTS * _SIZES.get(kind, TYPE.body))
    made.setWeight(QFont.Weight(_WEIGHTS.get(kind, 400)))
    made.setFeature(QFont.Tag("calt"), 0)  # the colon that Inter has for times would be read out as another letter
    return made


def _format(kind: Kind) -> QTextCharFormat:
    """In the light theme's colours: paper is white."""
    made = QTextCharFormat()
    made.setFont(_font(kind))
    made.setForeground(QColor(LIGHT.text_quiet if kind is Kind.QUIET else LIGHT.text))
    return made

"""An article's Markdown as a document to read: no HTML, no pictures, and links to nothing but answers and https pages.

What an article says was typed by someone, and may be pasted from anywhere. So a document never loads anything: what is
shown is its words. It is read in pieces, so that the longest text a server may send holds the screen up for no more
than a few milliseconds at a time.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from agent_desktop.contract.article_life import LONGEST_WORDS
from agent_desktop.language import t
from ui.style import theme

ARTICLE = "article"
"""The scheme of a link to another answer: `article:slug`."""

PIECE = 8_000
"""Characters read in one go."""

LONGEST_LINE = 2_000
"""Characters of one line without a break that Qt lays out in good time."""

MOST_ROWS = 60
"""Rows of one table: Qt takes a second for a few hundred. Those beyond go on as plain lines."""

_FENCE = re.compile(r" {0,3}(```|~~~)")
_SLUG = re.compile(r"[a-z][a-z0-9_-]{0,59}")

FEATURES = QTextDocument.MarkdownFeature.MarkdownNoHTML | QTextDocument.MarkdownFeature.MarkdownDialectGitHub


class WordsOnly(QTextDocument):
    """Loads nothing, from nowhere."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        # Not nothing: Qt would then go on and take a picture out of a data: address by itself.
        return b" "


def slug_of(address: str) -> str:
    """The slug that a link to an answer names; "" for any other link."""
    scheme, _, slug = address.partition(":")
    return slug if scheme == ARTICLE and _SLUG.fullmatch(slug) else ""


def is_page(address: str) -> bool:
    """Whether it is a page of the web that may be offered to be opened: https, with a host and nothing hidden in it."""
    try:
        parts = urlsplit(address)
        return parts.scheme == "https" and bool(parts.hostname) and parts.username is None and address.isprintable()
    except ValueError:
        return False


def pieces(text: str) -> Iterator[str]:
    """`text` in pieces of whole blocks, each not much longer than PIECE; what is beyond the longest there may be goes.

    A block that is longer by itself is cut where a line ends, and a line that is, where it must be.
    """
    kept, fence = [], ""
    size = 0
    for line in _lines(text[: LONGEST_WORDS["text"]]):
        kept.append(line)
        size += len(line) + 1
        mark = _FENCE.match(line)
        if mark:
            fence = "" if fence == mark[1] else fence or mark[1]
        if size >= PIECE and (not (line.strip() or fence) or size >= 2 * PIECE):
            yield "\n".join(kept)
            kept, size = [fence] if fence else [], 0
    if kept:
        yield "\n".join(kept)


def _lines(text: str) -> Iterator[str]:
    rows = 0
    for line in text.split("\n"):
        rows = rows + 1 if "|" in line else 0
        if rows > MOST_ROWS:
            yield ""
        for start in range(0, max(1, len(line)), LONGEST_LINE):
            yield line[start : start + LONGEST_LINE]


def add(document: QTextDocument, piece: str) -> None:
    """`piece` at the end of `document`, made safe."""
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    if not document.isEmpty():
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
    start = cursor.position()
    cursor.insertMarkdown(piece, FEATURES)
    _make_safe(document, start)


def _make_safe(document: QTextDocument, start: int) -> None:
    """From `start` on pictures become their words, and links that lead anywhere else become plain words."""
    found: list[tuple[int, int, QTextCharFormat]] = []
    block = document.findBlock(start)
    while block.isValid():
        each = block.begin()
        while not each.atEnd():
            fragment = each.fragment()
            look = fragment.charFormat()
            if look.isImageFormat() or look.isAnchor():
                found.append((fragment.position(), fragment.length(), look))
            each += 1
        block = block.next()
    for position, length, look in reversed(found):
        cursor = QTextCursor(document)
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        if look.isImageFormat():
            words = str(look.property(QTextFormat.Property.ImageAltText) or "")
            said = t("[picture: {words}]").format(words=words) if words else t("[picture]")
            cursor.insertText(said, QTextCharFormat())
        elif _may_lead(look.anchorHref()):
            shown = QTextCharFormat(look)
            shown.setFontUnderline(True)  # never by its colour alone
            shown.setForeground(theme.colour("accent"))
            cursor.setCharFormat(shown)
        else:
            cursor.setCharFormat(_plain(look))


def _may_lead(address: str) -> bool:
    return bool(slug_of(address)) or is_page(address)


def _plain(look: QTextCharFormat) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontWeight(look.fontWeight())
    made.setFontItalic(look.fontItalic())
    return made

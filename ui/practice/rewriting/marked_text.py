"""Words with what is to be seen in them: by line and by colour, and named beneath."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from agent_desktop.practice.rewriting.found import Found
from agent_desktop.practice.rewriting.passages import Passage
from ui.style import theme
from ui.style.growing import GrowingText


class Span(NamedTuple):
    """`tone`: good for what was replaced, warn for what is to be looked at, bad for what is still somebody's."""

    start: int
    end: int
    tone: str


class MarkedText(GrowingText):
    """What stands at `spans` is underlined, and washed in the colour of its tone."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, fewest=3, most=14)
        self.setAccessibleName(name)
        self._spans: tuple[Span, ...] = ()
        theme.changes.theme_changed.connect(self._paint)

    def mark(self, spans: Sequence[Span]) -> None:
        self._spans = tuple(spans)
        self._paint()

    def _paint(self) -> None:
        self.setExtraSelections([self._selection(span) for span in self._spans])

    def _selection(self, span: Span) -> QTextEdit.ExtraSelection:
        look = QTextCharFormat()
        look.setBackground(theme.colour(f"{span.tone}_wash"))
        look.setForeground(theme.colour(span.tone))
        single, wave = QTextCharFormat.UnderlineStyle.SingleUnderline, QTextCharFormat.UnderlineStyle.WaveUnderline
        look.setUnderlineStyle(single if span.tone == "good" else wave)
        look.setUnderlineColor(theme.colour(span.tone))
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        words = self.toPlainText()
        cursor.setPosition(_units(words, span.start))
        cursor.setPosition(_units(words, span.end), QTextCursor.MoveMode.KeepAnchor)
        made.cursor, made.format = cursor, look
        return made


def before_spans(passage: Passage) -> tuple[Span, ...]:
    """Where what was replaced stood."""
    return tuple(
        Span(change.at, change.at + len(change.before), "bad")
        for change in passage.changes
        if passage.before[change.at : change.at + len(change.before)] == change.before
    )


def after_spans(passage: Passage, left: Sequence[Found]) -> tuple[Span, ...]:
    changed = [Span(change.start, change.end, "good") for change in passage.changes]
    marked = [Span(mark.start, mark.end, "warn") for mark in passage.marks]
    return (*changed, *marked, *(Span(found.start, found.end, "bad") for found in left))


def _units(words: str, at: int) -> int:
    """Qt counts in units of UTF-16."""
    return len(words[:at].encode("utf-16-le")) // 2

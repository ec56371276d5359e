"""Words of two versions in one: what is gone and what is new are marked by sign, line and colour."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from agent_desktop.knowledge.differences import How, Passage
from agent_desktop.language import t
from ui.style import theme

AROUND = 90
"""Characters of unchanged words that are shown beside a change."""


def near_changes(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Unchanged words shortened to what stands beside a change."""
    last = len(passages) - 1
    made = []
    for at, each in enumerate(passages):
        words = each.words
        if each.how is How.SAME:
            before, after = at > 0, at < last
            if len(words) > (before + after) * AROUND:
                words = (words[:AROUND] if before else "") + " … " + (words[-AROUND:] if after else "")
        made.append(Passage(how=each.how, words=words))
    return tuple(made)


def in_words(passages: Sequence[Passage]) -> str:
    """For a list of plain words, and whoever hears them."""
    marked = {How.GONE: "[− {words} −]", How.NEW: "[+ {words} +]", How.SAME: "{words}"}
    return "".join(marked[each.how].format(words=each.words) for each in near_changes(passages))


class PassagesText(QTextEdit):
    """As high as its words; they can be marked and copied."""

    def __init__(self, name: str, passages: Sequence[Passage]) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "reading")
        self.setAccessibleName(name)
        self.setAccessibleDescription(t("[− −] is taken out, [+ +] is new."))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabChangesFocus(True)
        self._passages = near_changes(passages)
        self._fill()
        theme.changes.theme_changed.connect(self._fill)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def _fill(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        for each in self._passages:
            look = QTextCharFormat()
            look.setForeground(theme.colour("text"))
            if each.how is How.SAME:
                cursor.insertText(each.words, look)
                continue
            gone = each.how is How.GONE
            look.setForeground(theme.colour("bad" if gone else "good"))
            look.setBackground(theme.colour("bad_wash" if gone else "good_wash"))
            look.setFontStrikeOut(gone)
            look.setFontUnderline(not gone)
            look.setFontWeight(QFont.Weight.Normal if gone else QFont.Weight.DemiBold)
            sign = QTextCharFormat(look)
            sign.setFontStrikeOut(False)
            sign.setFontUnderline(False)
            cursor.insertText("[− " if gone else "[+ ", sign)
            cursor.insertText(each.words, look)
            cursor.insertText(" −]" if gone else " +]", sign)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), int(self.document().size().height()) + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

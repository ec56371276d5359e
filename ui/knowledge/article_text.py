"""The words of one answer to read: the short answer large, the text, and what is known of it. It scrolls by itself."""

from collections.abc import Iterator

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QBrush, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFrameFormat
from PySide6.QtWidgets import QTextBrowser, QWidget

from agent_desktop.language import t
from ui.knowledge.markdown import WordsOnly, add, is_page, pieces, slug_of
from ui.knowledge.reading import AnswerView
from ui.style import theme
from ui.style.tokens import SPACE, TYPE

INDENT = 18
"""Pixels that a list stands in: Qt's own 40 are too many beside a call."""


class ArticleText(QTextBrowser):
    """Signals: answer_wanted(slug) and page_wanted(address) when a link is followed. It opens nothing itself."""

    answer_wanted = Signal(str)
    page_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = WordsOnly(self)
        words.setUndoRedoEnabled(False)
        words.setDocumentMargin(SPACE.tight)
        words.setIndentWidth(INDENT)
        self.setDocument(words)
        self.setOpenLinks(False)
        self.setProperty("kind", "reading")
        self.anchorClicked.connect(self._follow)
        self._view: AnswerView | None = None
        self._times = 1.0
        self._left: Iterator[str] = iter(())
        self._next: str | None = None
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.timeout.connect(self._go_on)
        theme.changes.theme_changed.connect(self._again)

    def show_view(self, view: AnswerView) -> None:
        """From its beginning; of a long text the rest follows between two turns of the event loop."""
        self._view = view
        self.setAccessibleName(view.title)
        self._again()
        self.verticalScrollBar().setValue(0)

    def magnify(self, times: float) -> None:
        """The text so many times its own size, from the next view on."""
        self._times = times

    def as_new(self) -> None:
        self._more.stop()
        self._view, self._left, self._next = None, iter(()), None
        self.document().clear()
        self.setAccessibleName("")

    def _again(self) -> None:
        view = self._view
        if view is None:
            return
        self.document().clear()
        self.document().setDefaultFont(theme.font(self._times))
        self._say_aloud(view.short)
        self._left = pieces(view.text)
        self._next = next(self._left, None)
        self._go_on()

    def _say_aloud(self, short: str) -> None:
        """In a frame of its own, as large as the words of a script's step."""
        around = QTextFrameFormat()
        around.setBackground(QBrush(theme.colour("inset")))
        around.setPadding(SPACE.normal)
        around.setBottomMargin(SPACE.normal)
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(_flat())  # Qt keeps a line above a frame; it is to take no room
        cursor.insertFrame(around)
        look = QTextCharFormat()
        look.setFontPointSize(theme.points(TYPE.heading * self._times))
        look.setForeground(theme.colour("text"))
        cursor.insertText(t("“{words}”").format(words=short), look)

    def _go_on(self) -> None:
        if self._next is not None:
            add(self.document(), self._next)
            self._next = next(self._left, None)
        if self._next is not None:
            self._more.start(0)
        elif self._view is not None:
            self._say_facts(self._view)

    def _say_facts(self, view: AnswerView) -> None:
        """At the end, small: where it comes from and how old it is."""
        look = QTextCharFormat()
        look.setFontPointSize(theme.points(TYPE.small * self._times))
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        room = QTextBlockFormat()
        for place, fact in enumerate(view.facts):
            room.setTopMargin(SPACE.tight if place else SPACE.section)
            look.setForeground(theme.colour(fact.tone or "text_quiet"))
            cursor.insertBlock(room, look)
            cursor.insertText(fact.words, look)

    def _follow(self, address: QUrl) -> None:
        where = address.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if slug := slug_of(where):
            self.answer_wanted.emit(slug)
        elif is_page(where):
            self.page_wanted.emit(where)


def _flat() -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return made

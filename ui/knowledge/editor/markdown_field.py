"""A field for Markdown: what is pasted from a page or an office comes in as words, lists and safe links alone."""

from functools import partial

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.faults import EnvironmentFault
from agent_desktop.knowledge.pasting import markdown_of
from agent_desktop.language import t
from ui.bridge import Bridge, Fault
from ui.style.growing import GrowingText


class MarkdownField(GrowingText):
    """`longest`: characters that come in by one paste. The page undoes, not the field.

    Signals: cleaned() once pasted markup stands in the text as Markdown; failed(fault).
    """

    cleaned = Signal()
    failed = Signal(object)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None, *, fewest: int, most: int, longest: int) -> None:
        super().__init__(parent, fewest=fewest, most=most)
        self._bridge, self._longest = bridge, longest
        self.setUndoRedoEnabled(False)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasHtml() or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """A page may take a second to be cleaned: it comes in where the cursor is by then."""
        if self.isReadOnly():
            return
        if source.hasHtml():
            action = partial(markdown_of, source.html())
            self._bridge.ask(action, self._insert, self._not_cleaned, owner=self, near=True)
        else:
            self._insert(source.text())

    def _insert(self, words: str) -> None:
        if len(words) > self._longest:
            self.failed.emit(_too_long(len(words), self._longest))
            return
        self.textCursor().insertText(words)
        self.ensureCursorVisible()
        self.cleaned.emit()

    def _not_cleaned(self, fault: Fault) -> None:
        self.failed.emit(fault)


def _too_long(count: int, longest: int) -> EnvironmentFault:
    return EnvironmentFault(
        t("What was pasted has {count} characters, more than an article can have here ({longest}).").format(
            count=f"{count:,}", longest=f"{longest:,}"
        ),
        kept=t("Nothing was changed."),
        do=t("Paste a part of it."),
    )

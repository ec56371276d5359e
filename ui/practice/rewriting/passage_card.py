"""One passage: as it was beside as it is, what was replaced, what to look at, and a person's word on it."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from agent_desktop.language import t
from agent_desktop.practice.rewriting.found import Found
from agent_desktop.practice.rewriting.passages import Passage
from ui.practice.rewriting.marked_text import MarkedText, after_spans, before_spans
from ui.practice.rewriting.words import change_words, left_words, mark_words, state_words
from ui.style import parts
from ui.style.copyable import WrappedLabel, wrapped
from ui.style.flow import FlowLayout
from ui.style.leading import lead
from ui.style.tokens import SPACE

RESTS_MS = 600
"""After this long without a letter, what was typed is one step, and is looked through."""

LEAST = 260
"""Width of one side at the base size, below which they stand under one another."""


class PassageCard(QFrame):
    """Signals: written(str, str) a place and its new words; confirm_wanted(str); next_wanted()."""

    written = Signal(str, str)
    confirm_wanted = Signal(str)
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("panel", True)
        self.setAccessibleName(t("Passage"))
        self._passage: Passage | None = None
        self._filling = False
        outer = parts.column(self, gap=0)
        inside_of = parts.frame("plain")
        inside = parts.column(inside_of, margin=SPACE.wide, gap=SPACE.normal)
        self.title = parts.heading("")
        inside.addWidget(self.title)
        self.state = parts.label("", "muted", wrap=True)
        inside.addWidget(self.state)
        inside.addWidget(self._sides())
        self._told: dict[str, tuple[QWidget, WrappedLabel]] = {}
        for code, words in (
            ("left", t("Still somebody's")),
            ("marks", t("Look at this")),
            ("changes", t("What was replaced")),
        ):
            inside.addWidget(self._part(code, words))
        inside.addStretch(1)
        outer.addWidget(parts.scrolling(inside_of, t("Passage")), 1)
        outer.addWidget(self._foot())
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(RESTS_MS)
        self._rest.timeout.connect(self.flush)
        lead(self, self.after)

    def _sides(self) -> QWidget:
        holder = parts.frame("plain")
        sides = FlowLayout(holder, gap=SPACE.normal, line_gap=SPACE.normal, least_width=LEAST)
        self.before, self.after = MarkedText(t("Before")), MarkedText(t("After"))
        self.before.setReadOnly(True)
        self.before.setProperty("kind", "reading")
        self.after.textChanged.connect(self._typed)
        self._before_part = parts.labelled(t("Before"), self.before)
        sides.addWidget(self._before_part)
        sides.addWidget(parts.labelled(t("After"), self.after))
        return holder

    def _part(self, code: str, words: str) -> QWidget:
        part = parts.frame("plain", name=words)
        lines = parts.column(part, gap=SPACE.tight)
        lines.addWidget(parts.label(words, "strong", tone="bad" if code == "left" else ""))
        said = wrapped("")
        lines.addWidget(said)
        self._told[code] = (part, said)
        return part

    def _foot(self) -> QFrame:
        foot = parts.frame("foot")
        line = FlowLayout(foot, gap=SPACE.normal, line_gap=SPACE.small)
        line.setContentsMargins(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal)
        self.confirm = parts.button(
            t("Nobody can be known by this"), self._confirm, icon="check", kind="primary", keys="Ctrl+Return"
        )
        self.next = parts.button(t("Next that waits"), self.next_wanted.emit, icon="arrow-right", keys="Alt+N")
        line.addWidget(self.confirm)
        line.addWidget(self.next)
        return foot

    @property
    def at(self) -> str:
        return self._passage.at if self._passage is not None else ""

    @property
    def typed(self) -> tuple[str, str] | None:
        """A place and its words, where they are others than those that were shown."""
        passage, words = self._passage, self.after.toPlainText()
        changed = passage is not None and passage.written and words != passage.text
        return (passage.at, words) if passage is not None and changed else None

    def show_passage(self, passage: Passage, left: Sequence[Found], *, confirmed: bool) -> None:
        """The cursor stays where the words are the same, and the words while somebody types on."""
        same = passage.at == self.at
        self._passage = passage
        self.title.setText(passage.what)
        self.state.setText(state_words(passage, confirmed=confirmed, left=len(left)))
        self.before.setPlainText(passage.before)
        self.before.mark(before_spans(passage))
        self._before_part.setVisible(bool(passage.before))
        goes_on = same and self._rest.isActive()
        if self.after.toPlainText() != passage.text and not goes_on:
            self._filling = True
            self.after.setPlainText(passage.text)
            self._filling = False
        self.after.setReadOnly(not passage.written)
        self.after.mark(after_spans(passage, left))
        self._tell("left", [left_words(each.kind, passage.text[each.start : each.end]) for each in left])
        self._tell("marks", [mark_words(mark) for mark in passage.marks])
        self._tell("changes", [change_words(change) for change in passage.changes])
        self.confirm.setVisible(passage.waits)
        self.confirm.setEnabled(not confirmed and not left)
        told = " ".join((self.state.text(), *(mark_words(mark) for mark in passage.marks)))
        self.after.setAccessibleDescription(told)

    def flush(self) -> None:
        """What was typed is told now."""
        self._rest.stop()
        if (typed := self.typed) is not None:
            self.written.emit(*typed)

    def _typed(self) -> None:
        if not self._filling:
            self._rest.start()

    def _confirm(self) -> None:
        self.flush()
        self.confirm_wanted.emit(self.at)

    def _tell(self, code: str, lines: list[str]) -> None:
        part, said = self._told[code]
        said.say("\n".join(dict.fromkeys(lines)))
        part.setVisible(bool(lines))

"""An article's words in English and Welsh beside each other, and its facts below."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from agent_desktop.contract.article_life import LONGEST_WORDS, ArticleContent
from agent_desktop.contract.base import Words
from agent_desktop.contract.script_life import LONGEST_NOTE
from agent_desktop.contract.scripts import Spoken
from agent_desktop.knowledge.checking import Fault
from agent_desktop.language import t, tn
from ui.bridge import Bridge
from ui.knowledge.editor.facts_part import Around, Facts, FactsPart
from ui.knowledge.editor.markdown_field import MarkdownField
from ui.knowledge.editor.words import part_word
from ui.style import parts
from ui.style.entry import Entry
from ui.style.flow import FlowLayout
from ui.style.growing import GrowingText
from ui.style.tokens import SPACE
from ui.versions.undoing import Written
from ui.versions.word_pair import WordField

HEIGHTS = {"title": (1, 3), "short_answer": (3, 6), "text": (12, 24)}
"""Lines of each part, at least and at most before it scrolls."""

LEAST = 230
"""Width of one language at the base size, below which they stand under one another."""

MOST_FAULTS = 3
"""Told below one field."""

_HINTS = {
    "title": lambda: t("What the citizen would call it."),
    "short_answer": lambda: t("Read aloud as it stands: at most 42 words, no marks."),
    "text": lambda: t(
        "For eyes that have three seconds: what to ask, say, do and not do, each beginning with that word in bold."
    ),
}


class ContentForm(QWidget):
    """It is made piece by piece (`pieces`), then shows the words of one article (`show_first`).

    Signals: changed(place) with every letter; undo_wanted(), redo_wanted(); failed(fault)."""

    changed = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()
    failed = Signal(object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._around: Around | None = None
        self._filling = False
        self._said: dict[tuple[str, Spoken], str] = {}
        self.fields: dict[tuple[str, Spoken], WordField] = {}
        self.inside = parts.frame("plain")
        self._column = parts.column(self.inside, margin=SPACE.wide, gap=SPACE.section)
        self.area = parts.scrolling(self.inside, t("Words"))
        parts.column(self).addWidget(self.area)

    def pieces(self, today: date) -> Iterator[None]:
        """One part after the other."""
        column = self._column
        for part in HEIGHTS:
            column.addWidget(self._pair(part))
            yield
        self.facts = FactsPart(today, self._changed)
        column.addWidget(self.facts)
        yield
        self._note = GrowingText(fewest=1, most=4)
        self._note.setObjectName("change_note")
        self._note.setUndoRedoEnabled(False)
        hint = t("Handlers who gave the answer before are told by these words.")
        self._note_entry = Entry(t("What changed, and why"), self._note, help_words=hint)
        column.addWidget(self._note_entry)
        column.addStretch(1)
        self._note.textChanged.connect(self._note_typed)
        for field in self.inside.findChildren(GrowingText):
            field.installEventFilter(self)
        self.setFocusProxy(self.fields["title", Spoken.EN].field)

    def _pair(self, part: str) -> QWidget:
        made = parts.frame("plain")
        inside = parts.column(made, gap=SPACE.tight)
        inside.addWidget(parts.label(part_word(part), "strong"))
        inside.addWidget(parts.label(_HINTS[part](), "muted_small", wrap=True))
        holder = parts.frame("plain")
        inside.addWidget(holder)
        both = FlowLayout(holder, gap=SPACE.normal, line_gap=SPACE.small, least_width=LEAST)
        fewest, most = HEIGHTS[part]
        for spoken in Spoken:
            longest = LONGEST_WORDS[part]
            text = MarkdownField(self._bridge, fewest=fewest, most=most, longest=longest)
            text.failed.connect(self.failed)
            field = WordField(
                spoken,
                part_word(part),
                f"{part}.{spoken.value}",
                partial(self._typed, part, spoken),
                aloud=part == "short_answer",
                wanted=True,
                longest=longest,
                field=text,
            )
            self.fields[part, spoken] = field
            both.addWidget(field)
        return made

    # ---- what stands there ------------------------------------------------------------------------------------

    def written(self, place: str = "") -> Written[ArticleContent]:
        """As it is typed."""
        facts = self.facts.facts()
        content = ArticleContent(
            title=self._words("title"),
            short_answer=self._words("short_answer"),
            text=self._words("text"),
            service_codes=facts.service_codes,
            audience=facts.audience,
            synonyms=facts.synonyms,
            department_code=facts.department_code,
            owner=facts.owner,
            review_by=facts.review_by,
        )
        return Written(content=content, note=self._note.toPlainText()[:LONGEST_NOTE], place=place)

    def show_first(self, written: Written[ArticleContent], around: Around) -> None:
        """The words of an article; `around`: what it may name."""
        self._around = around
        self.show_written(written)

    def show_written(self, written: Written[ArticleContent]) -> None:
        """In place of what stands there. It tells nobody."""
        assert self._around is not None
        self._filling = True
        content = written.content
        for (part, spoken), field in self.fields.items():
            words: Words = getattr(content, part)
            self._said[part, spoken] = said = words.cy if spoken is Spoken.CY else words.en
            field.show_words(said)
        self.facts.show_facts(_facts_of(content), self._around)
        if self._note.toPlainText() != written.note:
            self._note.setPlainText(written.note)
        self._filling = False

    def _words(self, part: str) -> Words:
        return Words(en=self._said[part, Spoken.EN], cy=self._said[part, Spoken.CY])

    def _typed(self, part: str, spoken: Spoken, _language: str, words: str) -> None:
        self._said[part, spoken] = words
        self._changed(f"{part}.{spoken.value}")

    def _note_typed(self) -> None:
        over = len(self._note.toPlainText()) - LONGEST_NOTE
        words = tn("{count} character too many", "{count} characters too many", over).format(count=over)
        self._note_entry.say_error(words if over > 0 else "")
        self._changed("change_note")

    def _changed(self, place: str) -> None:
        if not self._filling:
            self.changed.emit(place)

    # ---- what is wrong, and what is missing ---------------------------------------------------------------------

    @property
    def own_faults(self) -> int:
        """Fields that hold more than can be kept."""
        return sum(bool(each) for each in (self._note_entry.error, self.facts.fault))

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Each at its field."""
        for (part, spoken), field in self.fields.items():
            here = [each for each in faults if (each.part, each.language) == (part, spoken.value)]
            told = [_fault_words(each) for each in here[:MOST_FAULTS]]
            more = len(here) - MOST_FAULTS
            if more > 0:
                told.append(tn("{count} more like it", "{count} more like it", more).format(count=more))
            field.say_fault("\n".join(told))

    def missing(self) -> tuple[str, ...]:
        """Parts that have no Welsh."""
        return tuple(part for part in HEIGHTS if self.fields[part, Spoken.CY].is_missing)

    def go_to(self, place: str) -> None:
        """The focus to the field called so, in sight."""
        found = self.findChild(QWidget, place) if place else None
        if found is not None:
            found.setFocus()
            self.area.ensureWidgetVisible(found, SPACE.wide, SPACE.section * 3)

    def go_to_missing(self) -> str:
        """To the next part that is missing in Welsh, after the one with the focus; answers which, "" for none."""
        missing = self.missing()
        if not missing:
            return ""
        focus = QApplication.focusWidget()
        here = focus.objectName().partition(".")[0] if focus is not None else ""
        order = list(HEIGHTS)
        at = order.index(here) if here in order else -1
        after = [part for part in missing if order.index(part) > at]
        part = (after or missing)[0]
        self.go_to(f"{part}.{Spoken.CY.value}")
        return part

    def set_editable(self, *, editable: bool) -> None:
        """Otherwise all of it can be read and copied, and nothing changed."""
        for field in self.fields.values():
            field.field.setReadOnly(not editable)
        self._note.setReadOnly(not editable)
        self.facts.setEnabled(editable)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undoing is the page's: in a field too its keys undo what was done last, wherever that was."""
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            for keys, wanted in (
                (QKeySequence.StandardKey.Undo, self.undo_wanted),
                (QKeySequence.StandardKey.Redo, self.redo_wanted),
            ):
                if event.matches(keys):
                    event.accept()
                    if event.type() == QEvent.Type.KeyPress:
                        wanted.emit()
                    return True
        return super().eventFilter(watched, event)


def _facts_of(content: ArticleContent) -> Facts:
    return Facts(
        service_codes=content.service_codes,
        department_code=content.department_code,
        owner=content.owner,
        audience=content.audience,
        synonyms=content.synonyms,
        review_by=content.review_by,
    )


def _fault_words(fault: Fault) -> str:
    where = t("Line {number}").format(number=fault.line) if fault.line else ""
    return ": ".join(part for part in (where, f"{fault.what} {fault.do}".strip()) if part)

"""The form of one record: fields, and below them what is done with it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from agent_desktop.contract.base import Words, Write
from agent_desktop.contract.problems import FieldError
from agent_desktop.contract.scripts import Spoken
from agent_desktop.language import t
from ui.style import parts
from ui.style.copyable import wrapped
from ui.style.entry import Entry
from ui.style.flow import FlowLayout
from ui.style.growing import GrowingText
from ui.style.tokens import SPACE
from ui.versions.word_pair import WordField

LEAST = 200


class RecordForm(QWidget):
    """The base of what edits a record. `lay_fields` is called once.

    Signals: changed() with every letter; save_wanted(); active_wanted(bool) to end it, or begin it again.
    """

    changed = Signal()
    save_wanted = Signal()
    active_wanted = Signal(bool)

    def __init__(self, title: str, *, is_new: bool, active: bool) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.is_new = is_new
        self._filling = False
        self.dirty = is_new
        outer = parts.column(self)
        inside = parts.frame("plain")
        self.column: QVBoxLayout = parts.column(inside, margin=SPACE.wide, gap=SPACE.wide)
        self._title = wrapped(title, "title")
        self.column.addWidget(self._title)
        self.lay_fields()
        self.column.addStretch(1)
        self.area = parts.scrolling(inside, title)
        outer.addWidget(self.area, 1)
        foot = parts.frame("foot")
        buttons = FlowLayout(foot, gap=SPACE.small, line_gap=SPACE.small)
        buttons.setContentsMargins(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal)
        self.save = parts.button(t("Save"), self.save_wanted.emit, icon="save", kind="primary", keys="Ctrl+S")
        buttons.addWidget(self.save)
        self.ending = parts.button("", lambda: self.active_wanted.emit(not active), icon="ban")
        self.ending.set_words(t("End it: it is found no more") if active else t("Use it again"))
        buttons.addWidget(self.ending)
        self.ending.setVisible(not is_new)
        self.said = parts.label("", "muted_small", wrap=True)
        buttons.addWidget(self.said)
        outer.addWidget(foot)

    def lay_fields(self) -> None:
        raise NotImplementedError

    def content(self) -> Write | None:
        """As typed; None where something is wrong, which is told at its field."""
        raise NotImplementedError

    def show_errors(self, errors: Sequence[FieldError]) -> None:
        """What the server found wrong, each at its field."""
        raise NotImplementedError

    def fill(self, do: Callable[[], object]) -> None:
        """Run `do` without telling that something changed."""
        self._filling = True
        do()
        self._filling = False

    def touch(self) -> None:
        """Something was changed by hand."""
        if not self._filling:
            self.dirty = True
            self.said.setText(t("Not saved yet."))
            self.changed.emit()

    # ---- fields -----------------------------------------------------------------------------------------------

    def line_entry(self, words: str, place: str, *, longest: int, help_words: str = "") -> Entry:
        """One line."""
        field = parts.text_field(words, longest=longest)
        field.setObjectName(place)
        field.textChanged.connect(lambda _text: self.touch())
        made = Entry(words, field, help_words=help_words)
        self.column.addWidget(made)
        return made

    def pair(self, words: str, place: str, *, longest: int, wanted: bool = True, lines: int = 1) -> "Pair":
        """In English and Welsh."""
        made = Pair(words, place, self.touch, longest=longest, wanted=wanted, lines=lines)
        self.column.addWidget(made)
        return made


class Pair(QWidget):
    """The same words in English and Welsh beside each other."""

    def __init__(
        self, words: str, place: str, touch: Callable[[], object], *, longest: int, wanted: bool, lines: int
    ) -> None:
        super().__init__()
        inside = parts.column(self, gap=SPACE.tight)
        inside.addWidget(parts.label(words, "strong", wrap=True))
        holder = parts.frame("plain")
        inside.addWidget(holder)
        both = FlowLayout(holder, gap=SPACE.normal, line_gap=SPACE.tight, least_width=LEAST)
        self.fields: dict[Spoken, WordField] = {}
        for spoken in Spoken:
            field = WordField(
                spoken,
                words,
                f"{place}.{spoken.value}",
                lambda _language, _words: touch(),
                aloud=False,
                wanted=wanted,
                longest=longest,
                field=GrowingText(fewest=lines, most=6),
            )
            self.fields[spoken] = field
            both.addWidget(field)

    def words(self) -> Words:
        said = {spoken: " ".join(each.field.toPlainText().split()) for spoken, each in self.fields.items()}
        return Words(en=said[Spoken.EN], cy=said[Spoken.CY])

    def show_words(self, words: Words) -> None:
        self.fields[Spoken.EN].show_words(words.en)
        self.fields[Spoken.CY].show_words(words.cy)

    def say_fault(self, words: str) -> None:
        """At the English one."""
        self.fields[Spoken.EN].say_fault(words)

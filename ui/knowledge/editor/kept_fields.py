"""Fields whose words are kept as they are typed, right or wrong: of each one what stands in it, by its name."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from agent_desktop.contract.base import Words
from agent_desktop.contract.scripts import Spoken
from ui.knowledge.editor.phrases_part import PhrasesPart
from ui.style import parts
from ui.style.entry import Entry
from ui.style.flow import FlowLayout
from ui.style.growing import GrowingText
from ui.style.picking import Pick
from ui.style.tokens import SPACE
from ui.versions.word_pair import WordField

LEAST = 200


class KeptFields(QWidget):
    """The base of a form. Signals: changed() with every letter."""

    changed = Signal()
    column: QVBoxLayout

    def __init__(self) -> None:
        super().__init__()
        self._filling = True  # until something is shown
        self._kept: dict[str, tuple[Callable[[], str], Callable[[str], object]]] = {}

    def _say_state(self) -> None:
        raise NotImplementedError

    # ---- what is typed ----------------------------------------------------------------------------------------

    def keeps(self, place: str, read: Callable[[], str], write: Callable[[str], object]) -> None:
        """What stands in the field called `place`, as it is typed, is part of what is kept."""
        self._kept[place] = (read, write)

    @property
    def typed(self) -> dict[str, str]:
        """What stands in each field, right or wrong."""
        return {place: read() for place, (read, _write) in self._kept.items()}

    def show_typed(self, typed: Mapping[str, str]) -> None:
        """As it was left. It tells nobody."""

        def show() -> None:
            for place, words in typed.items():
                if place in self._kept:
                    self._kept[place][1](words)

        self.fill(show)
        self._say_state()

    def fill(self, do: Callable[[], object]) -> None:
        """Run `do` without telling that something changed."""
        self._filling = True
        do()
        self._filling = False

    def touch(self) -> None:
        """Something was changed by hand."""
        if not self._filling:
            self._say_state()
            self.changed.emit()

    # ---- fields -----------------------------------------------------------------------------------------------

    def line_entry(self, words: str, place: str, *, longest: int, help_words: str = "") -> Entry:
        """One line."""
        field = parts.text_field(words, longest=longest)
        field.setObjectName(place)
        field.textChanged.connect(lambda _text: self.touch())
        made = Entry(words, field, help_words=help_words)
        self.column.addWidget(made)
        self.keeps(place, field.text, field.setText)
        return made

    def phrases(self, words: str, place: str, *, most: int, longest: int, hint: str) -> PhrasesPart:
        """One on each line."""
        made = PhrasesPart(words, self.touch, most=most, longest=longest, hint=hint)
        made.field.setObjectName(place)
        self.keeps(place, made.field.toPlainText, made.show_typed)
        return made

    def choice(self, words: str, place: str, items: Mapping[str, str], current: str) -> Pick:
        """One of `items`: words by code."""
        made = Pick()
        made.setObjectName(place)
        made.fill(items, current)
        made.chosen(lambda _code: self.touch())
        self.column.addWidget(parts.labelled(words, made))
        self.keeps(place, lambda: str(made.currentData()), lambda code: made.setCurrentIndex(made.findData(code)))
        return made

    def pair(self, words: str, place: str, *, longest: int, wanted: bool = True, lines: int = 1) -> "Pair":
        """In English and Welsh."""
        made = Pair(words, place, self.touch, longest=longest, wanted=wanted, lines=lines)
        self.column.addWidget(made)
        for spoken, field in made.fields.items():
            self.keeps(f"{place}.{spoken.value}", field.field.toPlainText, field.show_words)
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

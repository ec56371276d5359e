"""The same words in English and Welsh beside each other, with how old one must be to follow them."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from agent_desktop.contract.scripts import Spoken
from agent_desktop.language import t, tn
from agent_desktop.scripts.checks.reading_age import LARGEST_LIX, OLDEST, english_age, lix, sentences
from ui.style import parts
from ui.style.buttons import restyle
from ui.style.copyable import WrappedLabel, wrapped
from ui.style.flow import FlowLayout
from ui.style.growing import GrowingText
from ui.style.tokens import SPACE
from ui.versions.words import language_word

LEAST = 170
"""Width of one language at the base size, below which they stand under one another."""

LONGEST = 2_000

Typed = Callable[[str, str], object]
"""Called with the language and the words."""


class WordField(QWidget):
    """One language. `place` names it for coming back to. `field`: what is typed in, a short one where none is given."""

    def __init__(
        self,
        language: Spoken,
        name: str,
        place: str,
        typed: Typed,
        *,
        aloud: bool,
        wanted: bool,
        longest: int = LONGEST,
        field: QPlainTextEdit | None = None,
    ) -> None:
        super().__init__()
        self.language, self.place = language, place
        self._aloud, self._wanted, self._typed, self._longest = aloud, wanted, typed, longest
        self._filling = False
        self._fault: WrappedLabel | None = None
        self.field: QPlainTextEdit = field or GrowingText(fewest=2 if aloud else 1, most=8)
        self.field.setObjectName(place)
        self._inside = inside = parts.column(self, gap=SPACE.tight)
        head = parts.row(gap=SPACE.small)
        title = parts.label(language_word(language), "muted_small")
        title.setBuddy(self.field)
        self._mark: QLabel = parts.label("", "muted_small")
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._mark)
        inside.addLayout(head)
        inside.addWidget(self.field)
        inside.addStretch(1)  # beside one that is higher
        self.field.setAccessibleName(f"{name}, {language_word(language)}")
        self.field.textChanged.connect(self._changed)

    def show_words(self, words: str) -> None:
        """From the document; the cursor stays where nothing is another."""
        if self.field.toPlainText() != words:
            self._filling = True
            self.field.setPlainText(words)
            self._filling = False
        self._say_mark(words)

    @property
    def is_missing(self) -> bool:
        return self._wanted and not self.field.toPlainText().strip()

    def say_fault(self, words: str) -> None:
        """What is wrong with what stands here, above it; "" when all is well."""
        if self._fault is None:
            if not words:
                return
            self._fault = wrapped("", "error")
            self._inside.insertWidget(1, self._fault)
        if words == self._fault.accessibleName():
            return
        self._fault.say(words)
        self._fault.setVisible(bool(words))
        restyle(self.field, wrong=bool(words))
        self._describe()

    def _changed(self) -> None:
        words = self.field.toPlainText()
        if self._filling:
            return
        self._say_mark(words)
        self._typed(self.language.value, words)

    def _describe(self) -> None:
        fault = self._fault.accessibleName() if self._fault is not None else ""
        self.field.setAccessibleDescription(". ".join(part for part in (self._mark.text(), fault) if part))

    def _say_mark(self, words: str) -> None:
        said, tone = self._mark_words(words)
        if said == self._mark.text():
            return
        self._mark.setText(said)
        restyle(self._mark, tone=tone)
        self._describe()

    def _mark_words(self, words: str) -> tuple[str, str]:
        over = len(words) - self._longest
        if over > 0:
            return tn("{count} character too many", "{count} characters too many", over).format(count=over), "bad"
        if not words.strip():
            if not self._wanted:
                return "", ""
            return (t("Welsh is missing"), "warn") if self.language is Spoken.CY else (t("Words are missing"), "bad")
        if not self._aloud or not sentences(words):
            return "", ""
        if self.language is Spoken.CY:
            score = lix([words])
            return t("LIX {score}").format(score=f"{score:.0f}"), "warn" if score > LARGEST_LIX else ""
        age = max(5.0, english_age([words]))
        return t("Reading age {age}").format(age=f"{age:.0f}"), "warn" if age > OLDEST else ""


class WordPair(QWidget):
    """`label` over both; Welsh only where the script is in it, or has Welsh words already."""

    def __init__(
        self,
        label: str,
        place: str,
        typed: Typed,
        *,
        welsh: bool,
        aloud: bool = False,
        wanted: bool = True,
        name: str = "",
    ) -> None:
        super().__init__()
        inside = parts.column(self, gap=SPACE.tight)
        if label:
            inside.addWidget(parts.label(label, "strong", wrap=True))
        holder = parts.frame("plain")
        inside.addWidget(holder)
        both = FlowLayout(holder, gap=SPACE.normal, line_gap=SPACE.tight, least_width=LEAST)
        self.fields: list[WordField] = []
        for language in (Spoken.EN, Spoken.CY) if welsh else (Spoken.EN,):
            field = WordField(language, name or label, f"{place}.{language.value}", typed, aloud=aloud, wanted=wanted)
            self.fields.append(field)
            both.addWidget(field)

    def call(self, name: str) -> None:
        """What the fields are called by a screen reader."""
        for each in self.fields:
            each.field.setAccessibleName(f"{name}, {language_word(each.language)}")

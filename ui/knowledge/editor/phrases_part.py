"""Short phrases, one on each line, such as what citizens call something."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from agent_desktop.language import t, tn
from ui.style import parts
from ui.style.entry import Entry
from ui.style.growing import GrowingText


class PhrasesPart(QWidget):
    """At most `most` phrases of `longest` characters; what is beyond is told, and not part of `phrases`."""

    def __init__(self, words: str, changed: Callable[[], object], *, most: int, longest: int, hint: str = "") -> None:
        super().__init__()
        self._most, self._longest, self._tell = most, longest, changed
        self._filling = False
        self.field = GrowingText(fewest=2, most=6)
        self.field.setUndoRedoEnabled(False)  # the page undoes
        self._entry = Entry(words, self.field, help_words=hint)
        parts.column(self).addWidget(self._entry)
        self.field.textChanged.connect(self._changed)

    @property
    def phrases(self) -> tuple[str, ...]:
        return tuple(line[: self._longest] for line in self._lines()[: self._most])

    @property
    def fault(self) -> str:
        return self._entry.error

    def show_phrases(self, phrases: tuple[str, ...]) -> None:
        """In place of what stands there. It tells nobody."""
        self.show_typed("\n".join(phrases))

    def show_typed(self, words: str) -> None:
        """The same, as it was typed."""
        self._filling = True
        self.field.setPlainText(words)
        self._filling = False
        self._judge()

    def say_fault(self, words: str) -> None:
        self._entry.say_error(words)

    def _lines(self) -> list[str]:
        lines = (" ".join(line.split()) for line in self.field.toPlainText().splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def _changed(self) -> None:
        if not self._filling:
            self._judge()
            self._tell()

    def _judge(self) -> None:
        lines = self._lines()
        long = next((line for line in lines if len(line) > self._longest), "")
        if long:
            words = t("“{words}” is too long: only {count} characters of it are kept.")
            self._entry.say_error(words.format(words=long[:30] + "…", count=self._longest))
        elif len(lines) > self._most:
            words = tn("At most {count} line is kept.", "At most {count} lines are kept.", self._most)
            self._entry.say_error(words.format(count=self._most))
        else:
            self._entry.say_error("")

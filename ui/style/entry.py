"""A field with its label, its limit while typing, and what is wrong with it beside it."""

from PySide6.QtWidgets import QWidget

from ui.style.announcing import announce_when_still
from ui.style.buttons import restyle
from ui.style.copyable import WrappedLabel, wrapped
from ui.style.parts import column, label, row
from ui.style.tokens import SPACE


class Entry(QWidget):
    """`control` under its label."""

    def __init__(self, words: str, control: QWidget, parent: QWidget | None = None, *, help_words: str = "") -> None:
        super().__init__(parent)
        self.control = control
        self._error = wrapped("", "error")
        self._error.hide()
        self._note: WrappedLabel | None = None
        self._said = ""
        self._count = label("", "muted_small")
        self._count.hide()
        title = wrapped(words, "strong")
        title.setBuddy(control)
        control.setAccessibleName(words)
        self._help = help_words
        control.setAccessibleDescription(help_words)
        inside = column(self, gap=SPACE.tight)
        head = row(gap=SPACE.normal)
        head.addWidget(title, 1)
        head.addWidget(self._count)
        inside.addLayout(head)
        if help_words:
            inside.addWidget(wrapped(help_words, "muted_small"))
        inside.addWidget(control)
        inside.addWidget(self._error)

    def say_count(self, words: str, *, over: bool = False) -> None:
        """How much of the limit is used, such as "188 of 200"."""
        self._count.setText(words)
        self._count.setVisible(bool(words))
        restyle(self._count, tone="bad" if over else "")

    def say_note(self, words: str) -> None:
        """Something to know about what stands here, such as that a colleague changed it; "" for nothing."""
        if self._note is None and words:
            self._note = wrapped("", "small", tone="warn")
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self._note)
        if self._note is not None:
            self._note.say(words)
            self._note.setVisible(bool(words))

    def say_error(self, words: str) -> None:
        """What is wrong, in words; "" when all is well. Announced when it changes."""
        if words == self.error:
            return
        self._said = words
        self._error.say(words)
        self._error.setVisible(bool(words))
        self.control.setAccessibleDescription(". ".join(part for part in (words, self._help) if part))
        restyle(self.control, wrong=bool(words))
        announce_when_still(self.control, words)

    @property
    def error(self) -> str:
        return self._said

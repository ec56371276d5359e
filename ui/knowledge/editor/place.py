"""Answers, for those who write them: finding and reading first, as for everyone, then what only they do."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from agent_desktop.language import t
from ui.style import parts, theme
from ui.style.flow import FlowLayout
from ui.style.stack import Stack
from ui.style.tokens import SPACE


class EditorsPlace(QFrame):
    """`pages` by the words on their tabs, in their order. Signals: went(page) to another of them."""

    went = Signal(object)

    def __init__(self, pages: Mapping[str, QWidget]) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Answers"))
        outer = parts.column(self, gap=SPACE.normal)
        head = theme.dress(parts.frame("plain", name=t("Parts of Answers")))
        head.setProperty("panel", True)
        line = FlowLayout(head, gap=SPACE.small, line_gap=SPACE.small)
        line.setContentsMargins(SPACE.normal + 2, SPACE.normal, SPACE.normal + 2, 0)
        self.stack = Stack()
        self._tabs = {}
        self._words: dict[QWidget, str] = {}
        for words, page in pages.items():
            chip = parts.chip(words)
            chip.clicked.connect(lambda _checked=False, which=page: self.go(which))
            line.addWidget(chip)
            self._tabs[page] = chip
            self._words[page] = words
            self.stack.addWidget(page)
        outer.addWidget(head)
        outer.addWidget(self.stack, 1)
        self.go(next(iter(pages.values())))

    @property
    def front(self) -> QWidget | None:
        return self.stack.currentWidget()

    def go(self, page: QWidget) -> None:
        """To one of them."""
        self.stack.setCurrentWidget(page)
        for which, chip in self._tabs.items():
            chip.setChecked(which is page)
        self.setFocusProxy(page)
        if self.isVisible():
            page.setFocus()
        self.went.emit(page)

    def count(self, page: QWidget, waiting: int) -> None:
        """How many wait there, on its tab."""
        words = self._words[page]
        self._tabs[page].set_words(t("{place} ({count})").format(place=words, count=waiting) if waiting else words)

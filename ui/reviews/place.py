"""The place called Reviews: a row of tabs, and below it the page in front. Each page is made when first needed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget

from agent_desktop.language import t
from ui.reviews.pages import PageEntry, ReviewPage
from ui.style import parts, theme
from ui.style.beginning import BeginsAt
from ui.style.buttons import Button
from ui.style.flow import FlowLayout
from ui.style.naming import name_controls
from ui.style.tab_order import follow
from ui.style.tokens import SPACE


class ReviewsPlace(BeginsAt):
    """`make(entry)` makes a page. `name`: what it is called, where it is another place with pages.

    Signals: counted(int) what waits on all pages together.
    """

    counted = Signal(int)

    def __init__(
        self, entries: Sequence[PageEntry], make: Callable[[PageEntry], ReviewPage], *, name: str = ""
    ) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(name or t("Reviews"))
        self._entries = {entry.code: entry for entry in entries}
        self._make = make
        self._made: dict[str, ReviewPage] = {}
        self._counts: dict[str, int] = {}
        self._tabs: dict[str, Button] = {}
        self.stack = QStackedWidget()
        outer = parts.column(self, gap=SPACE.normal)
        head = self._head = theme.dress(parts.frame("plain", name=name or t("Parts of Reviews")))
        head.setProperty("panel", True)
        name_controls({"reviews.pages": head})
        line = FlowLayout(head, gap=SPACE.small, line_gap=SPACE.small)
        line.setContentsMargins(SPACE.normal + 2, SPACE.normal, SPACE.normal + 2, 0)
        for entry in entries:
            chip = parts.chip(entry.words())
            chip.clicked.connect(lambda _checked=False, code=entry.code: self.go(code))
            line.addWidget(chip)
            self._tabs[entry.code] = chip
        head.setVisible(len(entries) > 1)
        outer.addWidget(head)
        outer.addWidget(self.stack, 1)

    @property
    def code(self) -> str:
        """Of the page in front; "" before there is any."""
        front = self.stack.currentWidget()
        return next((code for code, page in self._made.items() if page is front), "")

    @property
    def made(self) -> tuple[ReviewPage, ...]:
        """Those that someone went to."""
        return tuple(self._made.values())

    def page(self, code: str) -> ReviewPage:
        """The page called `code`, made now where it was not. Raises KeyError."""
        if code not in self._made:
            self._made[code] = page = self._make(self._entries[code])
            self.stack.addWidget(page)
            follow((self._head, page))  # what is made late would come after everything else of the window
        return self._made[code]

    def go(self, code: str, thing: object = None) -> None:
        """To one of them, and to a thing on it."""
        if code not in self._entries:
            return
        page = self.page(code)
        self.stack.setCurrentWidget(page)
        for which, chip in self._tabs.items():
            chip.setChecked(which == code)
        self.begin_at(page)
        if self.isVisible():
            page.setFocus()
        if thing is not None:
            page.open_thing(thing)

    def count(self, code: str, waiting: int) -> None:
        """How many wait on a page, on its tab."""
        words = self._entries[code].words()
        self._tabs[code].set_words(t("{place} ({count})").format(place=words, count=waiting) if waiting else words)
        self._counts[code] = waiting
        self.counted.emit(sum(self._counts.values()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._made and self._entries:
            self.go(next(iter(self._entries)))

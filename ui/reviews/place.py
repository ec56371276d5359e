"""The place called Reviews: a row of tabs, and below it the page in front.

Each page is made when somebody first goes there, or before that in the quiet.
"""

from collections.abc import Callable, Iterator, Sequence
from math import inf

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent

from agent_desktop.language import t
from ui.reviews.getting_ready import GettingReady
from ui.reviews.pages import PageEntry, ReviewPage
from ui.style import parts, theme
from ui.style.beginning import BeginsAt
from ui.style.buttons import Button
from ui.style.flow import FlowLayout
from ui.style.naming import name_controls
from ui.style.piecewise import lay_out, polished
from ui.style.stack import Stack
from ui.style.tab_order import follow
from ui.style.tokens import SPACE
from ui.turns import in_a_turn


class ReviewsPlace(BeginsAt):
    """`make(entry)` makes a page. `name`: what it is called, where it is another place with pages. `ahead`: whether
    pages are made in the quiet, before anyone goes there. `quiet_s()`: for how many seconds nobody has asked for
    anything.

    Signals: counted(int) what waits on all pages together.
    """

    counted = Signal(int)

    def __init__(
        self,
        entries: Sequence[PageEntry],
        make: Callable[[PageEntry], ReviewPage],
        *,
        name: str = "",
        quiet_s: Callable[[], float] = lambda: inf,
        ahead: bool = True,
    ) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(name or t("Reviews"))
        self._entries = {entry.code: entry for entry in entries}
        self._make = make
        self._made: dict[str, ReviewPage] = {}
        self._ready: dict[str, ReviewPage] = {}
        self._whole: set[str] = set()
        self._ahead = ahead
        self._counts: dict[str, int] = {}
        self._tabs: dict[str, Button] = {}
        self.stack = Stack()
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
        self._getting_ready = GettingReady(self._next_to_get_ready, quiet_s, self)

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
            ready = code in self._ready
            self._made[code] = self._ready.pop(code) if ready else self._in_its_place(self._make(self._entries[code]))
        return self._made[code]

    def _in_its_place(self, page: ReviewPage) -> ReviewPage:
        self.stack.addWidget(page)
        follow((self._head, page))  # what is made late would come after everything else of the window
        return page

    def go(self, code: str, thing: object = None) -> None:
        """To one of them, and to a thing on it."""
        if code not in self._entries:
            return
        self._getting_ready.wait()
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
            in_a_turn(self, self._go_to_the_first)  # it is not made yet: the key that led here is answered first

    def _go_to_the_first(self) -> None:
        if not self._made:
            self.go(next(iter(self._entries)))

    # ---- in the quiet ------------------------------------------------------------------------------------------

    @property
    def is_ready(self) -> bool:
        """Whether every page is made, and all that is made when somebody first needs it."""
        return self._getting_ready.is_done

    def _next_to_get_ready(self) -> Iterator[None] | None:
        code = next((code for code in self._entries if self._ahead and code not in self._whole), None)
        if code is None:
            return None
        self._whole.add(code)
        return self._get_ready(code)

    def _get_ready(self, code: str) -> Iterator[None]:
        """Made, dressed and laid out. Whoever goes there meanwhile has it as it stands."""
        if code not in self._made:
            self._ready[code] = page = self._in_its_place(self._make(self._entries[code]))
            yield
        page = self._made.get(code) or self._ready[code]
        for _piece in page.rest():
            yield
        yield from polished(page)
        if not page.isVisible():
            page.resize(self.stack.size())
            lay_out(page)

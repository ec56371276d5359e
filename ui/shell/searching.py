"""Finding people as someone types: asked a moment after the last key. An older answer never covers a newer one."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from agent_desktop.contract.base import Page
from agent_desktop.contract.citizens import CitizenMatch
from agent_desktop.faults import EnvironmentFault, ProgramFault
from agent_desktop.language import t, tn
from ui.bridge import Asked, Bridge
from ui.shell.matches import person_row

WAIT_MS = 120
"""After the last key: shorter asks the server for every letter, longer is felt."""

FEWEST_LETTERS = 2
Search = Callable[[str, str | None], Page[CitizenMatch]]
"""The words, and the cursor of the page before the one wanted."""

Fault = EnvironmentFault | ProgramFault


class Searching(QObject):
    """`by_pages`: its owner asks for `more` as the list is gone through.

    Signals: `state(words)` what to say now, `found(rows, words)` with a list of Row, `added(rows, words)` to follow
    those, `fault(fault)`.
    """

    state = Signal(str)
    found = Signal(object, str)
    added = Signal(object, str)
    fault = Signal(object)

    def __init__(self, bridge: Bridge, search: Search, parent: QObject, *, by_pages: bool = False) -> None:
        super().__init__(parent)
        self._bridge, self._search, self._by_pages = bridge, search, by_pages
        self._words = ""
        self._cursor: str | None = None
        self._count = 0
        self._asked: Asked | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self.ask_now)

    def typed(self, words: str) -> None:
        """Someone typed on: whatever was asked before is not wanted any more."""
        self.cancel()
        self._words = words
        if len(words) >= FEWEST_LETTERS:
            self.state.emit(t("Searching…"))
            self._timer.start()
        else:
            self.state.emit(t("Name, postcode, date of birth, e-mail, phone number or case reference"))

    def cancel(self) -> None:
        self._timer.stop()
        self._cursor = None
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None

    def ask_now(self) -> None:
        """Without waiting for more keys."""
        self._timer.stop()
        words = self._words
        if len(words) >= FEWEST_LETTERS:
            self._asked = self._bridge.ask(lambda: self._search(words, None), self._found, self._failed, owner=self)

    def more(self) -> None:
        """The page after those shown, if there is one and it is not on its way."""
        words, cursor = self._words, self._cursor
        if cursor is not None and self._asked is None:
            self._asked = self._bridge.ask(lambda: self._search(words, cursor), self._more, self._no_more, owner=self)

    def _found(self, page: Page[CitizenMatch]) -> None:
        self._asked = None
        self._cursor = page.next_cursor if self._by_pages else None
        self._count = len(page.items)
        words = _more_in_words(self._count) if self._cursor is not None else _in_words(page)
        self.found.emit([person_row(match) for match in page.items], words)

    def _more(self, page: Page[CitizenMatch]) -> None:
        from agent_desktop.desk.holding import FoundHere  # late, as below

        self._asked = None
        if isinstance(page, FoundHere):  # those held here are no page of what the server found
            self.state.emit(_no_more_in_words(self._count))
            return
        self._cursor = page.next_cursor
        self._count += len(page.items)
        words = _more_in_words(self._count) if self._cursor is not None else _count_in_words(self._count)
        self.added.emit([person_row(match) for match in page.items], words)

    def _no_more(self, fault: Fault) -> None:
        """What is shown stays; going on down the list asks again."""
        self._asked = None
        self.state.emit(_no_more_in_words(self._count))
        self.fault.emit(fault)

    def _failed(self, fault: Fault) -> None:
        self._asked = None
        self.state.emit(fault.what if isinstance(fault, EnvironmentFault) else t("The search failed."))
        self.fault.emit(fault)


def _in_words(page: Page[CitizenMatch]) -> str:
    from agent_desktop.desk.holding import FoundHere  # late: with it comes the whole wire

    count = len(page.items)
    if isinstance(page, FoundHere):
        return _in_words_here(count)
    if not count:
        return t("Nobody found. Check the spelling, or try a postcode or a date of birth.")
    if page.next_cursor:
        more = t("The first {count} are shown. Add a postcode or a date of birth to narrow it down.")
        return more.format(count=count)
    return _count_in_words(count)


def _count_in_words(count: int) -> str:
    return tn("{count} person found", "{count} people found", count).format(count=count)


def _more_in_words(count: int) -> str:
    more = t("The first {count} are shown, and more as you go down. A postcode or a date of birth narrows it down.")
    return more.format(count=count)


def _no_more_in_words(count: int) -> str:
    return t("The first {count} are shown. More could not be asked for just now.").format(count=count)


def _in_words_here(count: int) -> str:
    """The server could not be asked: nobody must take "not found" for "not known"."""
    if not count:
        return t("Without a connection only this computer was searched. Nobody held here fits.")
    words = tn(
        "{count} person found on this computer; the server could not be asked",
        "{count} people found on this computer; the server could not be asked",
        count,
    )
    return words.format(count=count)

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
Search = Callable[[str], Page[CitizenMatch]]
Fault = EnvironmentFault | ProgramFault


class Searching(QObject):
    """Signals: `state(words)` what to say now, `found(rows, words)` with a list of Row, `fault(fault)`."""

    state = Signal(str)
    found = Signal(object, str)
    fault = Signal(object)

    def __init__(self, bridge: Bridge, search: Search, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._search = bridge, search
        self._words = ""
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
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None

    def ask_now(self) -> None:
        """Without waiting for more keys."""
        self._timer.stop()
        words = self._words
        if len(words) >= FEWEST_LETTERS:
            self._asked = self._bridge.ask(lambda: self._search(words), self._found, self._failed, owner=self)

    def _found(self, page: Page[CitizenMatch]) -> None:
        self._asked = None
        self.found.emit([person_row(match) for match in page.items], _in_words(page))

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
    return tn("{count} person found", "{count} people found", count).format(count=count)


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

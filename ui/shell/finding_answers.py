"""Answers among what Ctrl+K finds: asked of this computer alone, so at every key. The latest asking is answered."""

from PySide6.QtCore import QObject, Signal

from agent_desktop.desk.answers import Asking, Found, Hit, Matched, Why
from agent_desktop.language import language
from ui.bridge import Asked, Fault
from ui.contacts.surroundings import Surroundings
from ui.knowledge.asking import AskingForAnswers
from ui.knowledge.found_rows import found_rows
from ui.shell.matches import answer_row

MOST = 6
"""Among people and things to do; the Answers place shows all."""

FEWEST_LETTERS = 2


class FindingAnswers(QObject):
    """Signals: `found(rows)` with a list of Row, `fault(fault)`."""

    found = Signal(object)
    fault = Signal(object)

    def __init__(self, asking: AskingForAnswers, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._asking, self._around = asking, around
        self._asked: Asked | None = None

    def typed(self, words: str) -> None:
        self.cancel()
        if len(words) >= FEWEST_LETTERS:
            asking = Asking(words=words, language=language(), limit=MOST)
            self._asked = self._asking.search(asking, self._found, self._failed)

    def cancel(self) -> None:
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None

    def _found(self, found: Found) -> None:
        """What does not fit is no answer here: people and things to do may be meant."""
        self._asked = None
        hits = () if found.nearest else (hit for hit in found.hits if not _a_slip(hit))
        self.found.emit([answer_row(row) for row in found_rows(hits, self._around.catalogue.services)])

    def _failed(self, fault: Fault) -> None:
        self._asked = None
        self.fault.emit(fault)


def _a_slip(hit: Hit) -> bool:
    """Whether it was found by slips alone, somewhere in its text: a name that was typed is like some word or other."""
    return bool(hit.reasons) and all(
        reason.why is Why.SPELLING and reason.where is not Matched.TITLE for reason in hit.reasons
    )

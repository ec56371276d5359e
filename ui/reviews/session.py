"""One review in hand: its answers as they stand, what they bring, and what still lacks. No widget, no server."""

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from agent_desktop.contract.evaluations import EvaluationContent, Given, Remark, Score
from agent_desktop.contract.scorecards import ScorecardContent, ScorecardQuestion
from agent_desktop.reviews.asking import Lack, asked, lacks
from agent_desktop.reviews.filling import given, with_given
from agent_desktop.reviews.proofs import Answer
from agent_desktop.reviews.scoring import NoScore, score, why_none


class ReviewSession(QObject):
    """`traced`: by question, what the trace answers, with its evidence. `writable` False: it is read only.

    Signals: changed() after any of it is another.
    """

    changed = Signal()

    def __init__(
        self,
        card: ScorecardContent,
        content: EvaluationContent,
        traced: dict[str, Answer] | None = None,
        *,
        writable: bool = True,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.card, self.traced, self.writable = card, traced or {}, writable
        self._content = content

    @property
    def content(self) -> EvaluationContent:
        return self._content

    @property
    def asked(self) -> tuple[ScorecardQuestion, ...]:
        """Those that are asked, given the answers so far."""
        return asked(self.card, self._content.answers)

    @property
    def score(self) -> Score:
        return score(self.card, self._content.answers)

    @property
    def why_none(self) -> NoScore | None:
        return why_none(self.card, self._content.answers)

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """What must still be done before it is submitted."""
        return lacks(self.card, self._content.answers)

    def given(self, code: str) -> Given:
        return given(self._content, code)

    def answer(self, code: str, **fields: Any) -> None:
        """Other `fields` of a Given for one question."""
        self.take(with_given(self._content, code, replace(self.given(code), **fields)))

    def write_feedback(self, words: str) -> None:
        self.take(replace(self._content, feedback=words))

    def remark(self, at: int, words: str) -> None:
        """Feedback at a moment; in their order."""
        remarks = sorted((*self._content.remarks, Remark(at=at, words=words)), key=lambda each: each.at)
        self.take(replace(self._content, remarks=tuple(remarks)))

    def take_back(self, remark: Remark) -> None:
        self.take(replace(self._content, remarks=tuple(each for each in self._content.remarks if each != remark)))

    def take(self, content: EvaluationContent) -> None:
        """All of it, such as what another desk wrote."""
        if content != self._content and self.writable:
            self._content = content
            self.changed.emit()

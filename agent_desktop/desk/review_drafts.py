"""Reviews that somebody has in hand, kept on this computer as they are written."""

from agent_desktop.contract.base import Id, Moment, Record
from agent_desktop.contract.evaluations import EvaluationContent, EvaluationInfo
from agent_desktop.contract.reviewing import ContactToReview
from agent_desktop.desk.in_hand import Shelf


class ReviewInHand(Record, frozen=True, kw_only=True):
    """`id`: of the evaluation on the server, or of the one that it will be. `info` and `saved`: it as the server last
    had it (None where it never did). `content` and `worked_seconds` as they stand here. `about`: the contact.
    `drafted_at`: when it was opened to be begun, by the scorecard in force then."""

    id: Id
    about: ContactToReview
    scorecard_version_id: Id
    sample_id: Id | None = None
    calibration_id: Id | None = None
    info: EvaluationInfo | None = None
    saved: EvaluationContent | None = None
    content: EvaluationContent = EvaluationContent()
    worked_seconds: int = 0
    drafted_at: Moment | None = None
    kept_at: Moment

    @property
    def unsaved(self) -> bool:
        """Whether there are words that the server has not."""
        return self.content != (self.saved or EvaluationContent())


REVIEWS = Shelf("review", ReviewInHand)

"""Whoever scores a calibration at a desk of their own, without a screen."""

from msgspec.structs import replace

from agent_desktop.contract.evaluations import EvaluationMove, EvaluationState, Given
from agent_desktop.contract.scorecards import ScorecardQuestion
from agent_desktop.desk import calibrations as at_desk
from agent_desktop.desk import evaluations, review_opening
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.review_opening import ToOpen
from agent_desktop.reviews.asking import asked
from agent_desktop.reviews.worth import stands, values


def score_newest(desk: Desk) -> None:
    """All contacts of the newest calibration, by whoever works at `desk`: as the trace says, else the best there is."""
    calibration = at_desk.calibrations(desk)[0]
    for contact in calibration.contacts:
        assert contact.about is not None
        opened = review_opening.open_asked(
            desk,
            ToOpen(
                about=contact.about,
                calibration_id=calibration.id,
                scorecard_version_id=calibration.scorecard_version_id,
            ),
        )
        assert opened.hand is not None
        assert opened.card is not None
        begun = evaluations.begin(desk, opened.hand)
        content = opened.hand.content
        done: set[str] = set()
        while left := [each for each in asked(opened.card.content, content.answers) if each.code not in done]:
            question = left[0]  # an answer may bring others with it
            done.add(question.code)
            given = content.answers.get(question.code, Given())
            best = max(values(question), key=lambda value: stands(question, value) or 0, default="")
            said = replace(given, value=given.value or best, comment="Fine.", root_causes=_causes(question))
            content = replace(content, answers={**content.answers, question.code: said})
        moved = evaluations.move(desk, begun.info, EvaluationMove.SUBMIT, content=content)
        assert moved.info.state is EvaluationState.SUBMITTED


def _causes(question: ScorecardQuestion) -> tuple[str, ...]:
    return tuple(cause.code for cause in question.root_causes[:1])

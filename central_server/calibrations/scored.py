"""What was scored in a calibration, read once for all its figures."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy.orm import Session

from agent_desktop.contract.evaluations import EvaluationContent, Given, Score
from agent_desktop.contract.scorecards import QuestionType, ScorecardContent, ScorecardQuestion
from central_server.calibrations.service import submitted

NOTHING = Given()


class Scored(NamedTuple):
    """One rater's evaluation of one contact."""

    rater: UUID
    contact: UUID
    answers: Mapping[str, Given]
    whole: float | None


def scored_in(session: Session, calibration_id: UUID) -> list[Scored]:
    return [
        Scored(
            each.reviewer,
            each.contact_id,
            msgspec.convert(each.content, EvaluationContent).answers,
            msgspec.convert(each.score, Score).whole if each.score else None,
        )
        for each in submitted(session, calibration_id)
    ]


def scored_questions(card: ScorecardContent) -> Iterable[ScorecardQuestion]:
    return (
        question
        for section in card.sections
        for question in section.questions
        if question.type is not QuestionType.WORDS
    )


def by_contact(scored: Iterable[Scored]) -> Mapping[UUID, list[float]]:
    wholes: defaultdict[UUID, list[float]] = defaultdict(list)
    for each in scored:
        if each.whole is not None:
            wholes[each.contact].append(each.whole)
    return wholes

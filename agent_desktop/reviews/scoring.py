"""What an evaluation brings: the formula of docs/reviews.md, alike at the reviewer's desk and on the server. Pure.

    score = Σ section weight × Σ (points × question weight)  ÷  Σ section weight × Σ (possible points × question weight)

It is reckoned in whole fractions, so that no order of questions and no unit of weights changes the last digit.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from agent_desktop.contract.evaluations import Given, Score
from agent_desktop.contract.scorecards import ErrorClass, QuestionType, ScorecardContent, ScorecardQuestion
from agent_desktop.reviews.asking import NOTHING, asked
from agent_desktop.reviews.worth import NOT_APPLICABLE, is_error, possible, stands


class NoScore(StrEnum):
    """Why there is no score."""

    NOTHING_ANSWERED = "nothing_answered"  # yet
    ALL_NOT_APPLICABLE = "all_not_applicable"  # all that is asked was answered, and nothing applied
    NO_WEIGHT = "no_weight"  # what was answered brings no points, or weighs nothing


class _Part(NamedTuple):
    """One question that counts: asked, answered, and not N/A. `weight`: the section's times its own."""

    section: str
    question: ScorecardQuestion
    weight: Fraction
    points: int

    @property
    def possible(self) -> int:
        return possible(self.question)


def score(content: ScorecardContent, answers: Mapping[str, Given]) -> Score:
    """Of what was answered so far. Answers to questions that are not asked, or that nobody knows, count for nothing."""
    parts = _parts(content, answers)
    wrong = [part.question for part in parts if is_error(part.question, answers[part.question.code].value)]
    failed = tuple(question.code for question in wrong if question.fatal)
    return Score(
        whole=0.0 if failed else _per_cent(parts),
        critical=_per_cent(part for part in parts if part.question.critical is not None),
        failed=failed,
        errors={each: found for each in ErrorClass if (found := _of_class(each, wrong))},
        sections={
            section.code: _per_cent(part for part in parts if part.section == section.code)
            for section in content.sections
        },
        lost=tuple(part.question.code for part in parts if part.points < part.possible),
    )


def why_none(content: ScorecardContent, answers: Mapping[str, Given]) -> NoScore | None:
    """Why `score` has no whole; None where it has one."""
    parts = _parts(content, answers)
    if parts:
        return NoScore.NO_WEIGHT if score(content, answers).whole is None else None
    open_yet = [
        question
        for question in asked(content, answers)
        if question.type is not QuestionType.WORDS and answers.get(question.code, NOTHING).value != NOT_APPLICABLE
    ]
    return NoScore.NOTHING_ANSWERED if open_yet else NoScore.ALL_NOT_APPLICABLE


def _parts(content: ScorecardContent, answers: Mapping[str, Given]) -> Sequence[_Part]:
    is_asked = {question.code for question in asked(content, answers)}
    return [
        _Part(section.code, question, Fraction(section.weight) * Fraction(question.weight), points)
        for section in content.sections
        for question in section.questions
        if question.code in is_asked
        and (points := stands(question, answers.get(question.code, NOTHING).value)) is not None
    ]


def _per_cent(parts: Iterable[_Part]) -> float | None:
    gained = could = Fraction(0)
    for part in parts:
        gained += part.points * part.weight
        could += part.possible * part.weight
    return float(100 * gained / could) if could else None


def _of_class(each: ErrorClass, wrong: Iterable[ScorecardQuestion]) -> tuple[str, ...]:
    return tuple(question.code for question in wrong if question.critical is each)

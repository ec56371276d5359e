"""What the trace answers is filled in before a reviewer begins, and brought up to date when a draft is opened. Pure."""

from collections.abc import Mapping

import msgspec

from agent_desktop.contract.evaluations import EvaluationContent, Given
from agent_desktop.contract.reviewing import ReviewMaterial
from agent_desktop.contract.scorecards import QuestionType, ScorecardContent, ScorecardQuestion
from agent_desktop.reviews.asking import NOTHING
from agent_desktop.reviews.proofs import Answer, answer_to
from agent_desktop.reviews.worth import NO, NOT_APPLICABLE, YES

LEAST = "0"


def value_of(question: ScorecardQuestion, answer: Answer | None) -> str | None:
    """What the trace says, as an answer to this question; None where it says nothing that the question takes."""
    if answer is None or answer.value is None:
        return None
    if answer.value == NOT_APPLICABLE:
        return NOT_APPLICABLE if question.na_allowed else None
    if question.type is QuestionType.SCALE:
        return str(question.points) if answer.value == YES else LEAST
    return str(answer.value) if question.type is QuestionType.YES_NO and answer.value in (YES, NO) else None


def traced(card: ScorecardContent, material: ReviewMaterial) -> dict[str, Answer]:
    """By question code, what the trace answers, evidence and all; only where it is asked."""
    questions = [question for section in card.sections for question in section.questions]
    found = {question.code: answer_to(material, question) for question in questions}
    return {code: answer for code, answer in found.items() if answer is not None}


def filled(
    card: ScorecardContent, found: Mapping[str, Answer], content: EvaluationContent, *, fresh: bool = False
) -> EvaluationContent:
    """`content` with what the trace says in it. `fresh`: nobody wrote in it yet, so that it is taken for the answer."""
    answers = dict(content.answers)
    for section in card.sections:
        for question in section.questions:
            value = value_of(question, found.get(question.code))
            before = answers.get(question.code, NOTHING)
            if value is None and before.from_trace is None:
                continue
            said = before.value or (value or "" if fresh else "")
            answers[question.code] = msgspec.structs.replace(before, from_trace=value, value=said)
    return msgspec.structs.replace(content, answers=answers)


def given(content: EvaluationContent, code: str) -> Given:
    """What was answered to a question so far."""
    return content.answers.get(code, NOTHING)


def with_given(content: EvaluationContent, code: str, answer: Given) -> EvaluationContent:
    """With another answer to one question; one that says nothing is left out."""
    answers = {**content.answers, code: answer}
    if answer == NOTHING:
        del answers[code]
    return msgspec.structs.replace(content, answers=answers)

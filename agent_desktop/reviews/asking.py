"""Which questions of a scorecard are asked, and what an evaluation lacks before it can be submitted. Pure."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from agent_desktop.contract.base import Record
from agent_desktop.contract.evaluations import Given
from agent_desktop.contract.scorecards import Commented, QuestionType, ScorecardContent, ScorecardQuestion
from agent_desktop.reviews.worth import NOT_APPLICABLE, possible, stands, values

NOTHING = Given()


class What(StrEnum):
    """What an answer lacks. OVERRULED: the trace says something else, and no reason stands there."""

    ANSWER = "answer"
    COMMENT = "comment"
    ROOT_CAUSE = "root_cause"
    OVERRULED = "overruled"


class Lack(Record, frozen=True, kw_only=True):
    question: str
    what: What


def asked(content: ScorecardContent, answers: Mapping[str, Given]) -> tuple[ScorecardQuestion, ...]:
    """In the scorecard's order. What hangs on a question that is not asked itself is not asked either."""
    found: dict[str, ScorecardQuestion] = {}
    for section in content.sections:
        for question in section.questions:
            if _is_asked(question, found, answers):
                found[question.code] = question
    return tuple(found.values())


def lacks(content: ScorecardContent, answers: Mapping[str, Given]) -> tuple[Lack, ...]:
    """What must still be done before it can be submitted, in the scorecard's order; () for nothing."""
    return tuple(
        Lack(question=question.code, what=what)
        for question in asked(content, answers)
        for what in _lacks(question, answers.get(question.code, NOTHING))
    )


def needs_comment(question: ScorecardQuestion, given: Given) -> bool:
    """Whether a comment must stand there, given the answer so far."""
    if question.type is QuestionType.WORDS:
        return question.comment is Commented.ALWAYS and given.value != NOT_APPLICABLE
    return question.comment is Commented.ALWAYS or (question.comment is Commented.LOSS and loses(question, given))


def needs_root_cause(question: ScorecardQuestion, given: Given) -> bool:
    """Points were lost, and the scorecard has causes to choose from: they are counted only if they are chosen."""
    return bool(question.root_causes) and loses(question, given)


def loses(question: ScorecardQuestion, given: Given) -> bool:
    """Whether the answer brings less than it could."""
    points = stands(question, given.value)
    return points is not None and points < possible(question)


def overrules(given: Given) -> bool:
    """Whether the reviewer says something else than the trace."""
    return given.from_trace is not None and given.value not in ("", given.from_trace)


def _is_asked(
    question: ScorecardQuestion, before: Mapping[str, ScorecardQuestion], answers: Mapping[str, Given]
) -> bool:
    if question.when is None:
        return True
    given = answers.get(question.when.question, NOTHING)
    return question.when.question in before and given.value in question.when.is_one_of


def _lacks(question: ScorecardQuestion, given: Given) -> Iterator[What]:
    if question.type is not QuestionType.WORDS and given.value not in values(question):
        yield What.ANSWER
        return
    if needs_comment(question, given) and not given.comment.strip():
        yield What.COMMENT
    if needs_root_cause(question, given) and not _causes(question, given):
        yield What.ROOT_CAUSE
    if overrules(given) and not given.overruled_because.strip():
        yield What.OVERRULED


def _causes(question: ScorecardQuestion, given: Given) -> set[str]:
    return {cause.code for cause in question.root_causes}.intersection(given.root_causes)

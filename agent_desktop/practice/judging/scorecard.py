"""The questions of the scorecard that live contacts are judged by, as far as the trace answers them."""

from collections.abc import Iterator

from msgspec.structs import replace

from agent_desktop.contract.base import Words
from agent_desktop.contract.evaluations import Given
from agent_desktop.contract.practice import PointKind
from agent_desktop.contract.scorecards import Proof, QuestionType, ScorecardContent, ScorecardQuestion
from agent_desktop.language import t_in
from agent_desktop.practice.judging.items import Item, both
from agent_desktop.practice.judging.played import Laid
from agent_desktop.reviews.asking import asked
from agent_desktop.reviews.filling import value_of
from agent_desktop.reviews.proofs import Answer, answer_to
from agent_desktop.reviews.timeline import timeline
from agent_desktop.reviews.worth import NOT_APPLICABLE, is_error, possible, stands

ON_THE_WAY = frozenset(
    {
        Proof.ADAPTED_WORDING,
        Proof.REQUIRED_STEPS,
        Proof.RECOMMENDED_STEPS,
        Proof.OWN_LANGUAGE,
        Proof.ANSWERED_IN_TIME,
        Proof.PAUSED_FOR_PAYMENT,
    }
)
"""What can be said before the call is over."""


def open_to_all(card: ScorecardContent) -> ScorecardContent:
    """Each question may be N/A: what the trace cannot tell is left to a coach, and counts for nothing."""
    sections = tuple(
        replace(section, questions=tuple(replace(question, na_allowed=True) for question in section.questions))
        for section in card.sections
    )
    return replace(card, sections=sections)


def given(laid: Laid, card: ScorecardContent) -> tuple[dict[str, Given], dict[str, Answer]]:
    """What the trace answers, by question; N/A where it cannot tell. And what it rests on."""
    answers: dict[str, Given] = {}
    found: dict[str, Answer] = {}
    for section in card.sections:
        for question in section.questions:
            answer = answer_to(laid.material, question)
            value = value_of(question, answer)
            if not laid.is_over and question.proof not in ON_THE_WAY:
                value = None
            answers[question.code] = Given(value=value or NOT_APPLICABLE, from_trace=value)
            if answer is not None:
                found[question.code] = answer
    return answers, found


def scorecard_items(
    laid: Laid, card: ScorecardContent, answers: dict[str, Given], found: dict[str, Answer]
) -> Iterator[Item]:
    """One for each question that is asked."""
    entries = {entry.key: entry for entry in timeline(laid.material)}
    for question in asked(card, answers):
        value = answers[question.code].value
        evidence = found[question.code].evidence if question.code in found else ()
        entry = next((entries[key] for key in evidence if key in entries), None)
        points = stands(question, value)
        yield Item(
            kind=PointKind.SCORECARD,
            code=question.code,
            words=question.words,
            why=_why(question, value, from_trace=answers[question.code].from_trace),
            got=points or 0,
            possible=possible(question) if points is not None else 0,
            at=laid.within(entry.at) if entry else None,
            step=f"{entry.script_id}/{entry.step}" if entry and entry.step else "",
            critical=question.critical if is_error(question, value) else None,
            fatal=question.fatal,
        )


def _why(question: ScorecardQuestion, value: str, *, from_trace: str | None) -> Words:
    if from_trace is None:
        if question.type is QuestionType.WORDS:
            return both(lambda spoken: t_in(spoken, "Left to a coach."))
        return both(lambda spoken: t_in(spoken, "The trace cannot tell. Left to a coach, and counts for nothing."))
    if value == NOT_APPLICABLE:
        return both(lambda spoken: t_in(spoken, "It did not come into question."))
    points = stands(question, value)
    if points == possible(question):
        return both(lambda spoken: t_in(spoken, "The trace shows it."))
    return both(lambda spoken: t_in(spoken, "The trace shows that it was not so."))

"""What an attempt is worth: by the scorecard of live contacts, and by this very call. Pure.

This call weighs twice what the scorecard does, and the formula is that of reviews (agent_desktop.reviews.scoring).
What the trace cannot answer counts on neither side. Every point is told as per cent of the whole, so that they add up
to the score.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from msgspec.structs import replace

from agent_desktop.contract.base import Record
from agent_desktop.contract.evaluations import Given
from agent_desktop.contract.practice import (
    MOST_HEARD,
    MOST_POINTS_WON,
    AttemptEnd,
    AttemptWrite,
    Point,
    PointKind,
)
from agent_desktop.contract.scorecards import QuestionType, ScorecardContent, ScorecardQuestion, Section
from agent_desktop.language import t_in
from agent_desktop.practice.judging.answers import answer_items
from agent_desktop.practice.judging.items import Item, both
from agent_desktop.practice.judging.pace import pace_items
from agent_desktop.practice.judging.path import nearest, path_items
from agent_desktop.practice.judging.played import Laid, Played
from agent_desktop.practice.judging.result import knowledge_items, result_items
from agent_desktop.practice.judging.scorecard import given, open_to_all, scorecard_items
from agent_desktop.practice.judging.words import required_items, wording_items
from agent_desktop.practice.judging.written import never_items, notes_items
from agent_desktop.reviews.asking import NOTHING, asked
from agent_desktop.reviews.scoring import score
from agent_desktop.reviews.worth import NO, YES, possible, stands

__all__ = ["CALL", "Judged", "Played", "as_attempt", "judge"]

BESIDE = 2
"""What this call weighs, beside the scorecard: who takes the wrong way does much right by the scorecard alone."""

CALL = "this_call"
"""Code of the section that stands beside the scorecard's own."""

SHARES: Mapping[PointKind, int] = {
    PointKind.PATH: 25,
    PointKind.REQUIRED: 15,
    PointKind.WORDING: 15,
    PointKind.ANSWERS: 20,
    PointKind.KNOWLEDGE: 5,
    PointKind.RESULT: 25,
    PointKind.NOTES: 10,
    PointKind.NEVER: 10,
}
"""How much each side of the call weighs beside the others, however many things it is made of."""


class Judged(Record, frozen=True, kw_only=True):
    """`score`: per cent; None where nothing could be judged. `critical`: how many critical points were lost.

    `points`: in the order in which they are read. `sections`: per cent by the section's code, CALL among them.
    `failed`: codes of the points that made the score 0.
    """

    score: float | None
    critical: int
    points: tuple[Point, ...]
    sections: dict[str, float | None]
    failed: tuple[str, ...] = ()


def judge(played: Played, scorecard: ScorecardContent) -> Judged:
    """`scorecard`: the one in force for contacts of this channel. While the call goes on, what has come so far."""
    laid = Laid(played)
    card = open_to_all(scorecard)
    answers, found = given(laid, card)
    live = list(scorecard_items(laid, card, answers, found))
    call = _of_the_call(laid)
    whole = (
        replace(
            card, sections=(*card.sections, _section(call, BESIDE * sum(_masses(card, answers).values(), Fraction(0))))
        )
        if _any(call)
        else card
    )
    answers |= {_code(item): _as_given(item) for item in call if item.possible}
    came_to = score(whole, answers)
    points = tuple(_points(whole, answers, [*call, *live]))
    return Judged(
        score=came_to.whole,
        critical=sum(1 for item in (*live, *call) if item.critical is not None and item.is_lost),
        points=points,
        sections=came_to.sections,
        failed=came_to.failed,
    )


def as_attempt(played: Played, judged: Judged) -> AttemptWrite:
    """What is kept of it. One that was left, or cut off by a live call, has no score."""
    ended = played.ended or AttemptEnd.LEFT
    return AttemptWrite(
        scenario=played.scenario.id,
        scenario_hash=played.hash,
        course=played.course,
        language=played.language,
        seed=played.seed,
        began_at=played.began_at,
        ended=ended,
        worked=played.worked,
        paused=played.paused,
        score=judged.score if ended is AttemptEnd.FINISHED else None,
        critical=min(judged.critical, MOST_POINTS_WON),
        hints=played.hints,
        points=judged.points,
        heard=played.heard[:MOST_HEARD],
        runs=played.material.runs,
        events=played.material.events,
        notes=played.material.contact.notes,
    )


# ---- this call -------------------------------------------------------------------------------------------------------


def _of_the_call(laid: Laid) -> list[Item]:
    way = nearest(laid)
    found = [
        *path_items(laid, way),
        *required_items(laid),
        *wording_items(laid),
        *answer_items(laid, way),
        *pace_items(laid, way),
    ]
    if laid.is_over:
        found += [*knowledge_items(laid), *result_items(laid, way), *notes_items(laid)]
    return [*found, *never_items(laid)]


def _any(items: Sequence[Item]) -> bool:
    return any(item.possible for item in items)


def _section(items: Sequence[Item], beside: Fraction) -> Section:
    """As a section of a scorecard, so that all of it is worth `beside`."""
    held: dict[PointKind, int] = {}
    for item in items:
        held[item.kind] = held.get(item.kind, 0) + item.possible
    shares = sum(SHARES[kind] for kind, points in held.items() if points)
    return Section(
        code=CALL,
        title=both(lambda spoken: t_in(spoken, "This call")),
        weight=float(beside / shares) if beside else 1.0,
        questions=tuple(_question(item, held[item.kind]) for item in items if item.possible),
    )


def _question(item: Item, of_its_kind: int) -> ScorecardQuestion:
    return ScorecardQuestion(
        code=_code(item),
        words=item.words,
        type=QuestionType.YES_NO if item.possible == 1 else QuestionType.SCALE,
        points=item.possible,
        weight=SHARES[item.kind] / of_its_kind,
        critical=item.critical,
        fatal=item.fatal,
        passes_at=item.possible,
    )


def _code(item: Item) -> str:
    """Unique in the attempt; a question of the scorecard keeps its own."""
    return item.code if item.kind is PointKind.SCORECARD else f"{item.kind}:{item.code}"


def _as_given(item: Item) -> Given:
    if item.possible == 1:
        return Given(value=YES if item.got else NO)
    return Given(value=str(item.got))


def _masses(card: ScorecardContent, answers: Mapping[str, Given]) -> dict[str, Fraction]:
    """What each question can bring that is asked and was answered, by its code."""
    is_asked = {question.code for question in asked(card, answers)}
    return {
        question.code: Fraction(section.weight) * Fraction(question.weight) * possible(question)
        for section in card.sections
        for question in section.questions
        if question.code in is_asked and stands(question, answers.get(question.code, NOTHING).value) is not None
    }


# ---- points ----------------------------------------------------------------------------------------------------------


def _points(card: ScorecardContent, answers: Mapping[str, Given], items: Sequence[Item]) -> list[Point]:
    """As many as an attempt keeps; those that were lost go before those that were won where there are more."""
    worth = _worth(card, answers)
    kept = items if len(items) <= MOST_POINTS_WON else sorted(items, key=lambda item: not item.is_lost)
    return [_point(item, worth.get(_code(item), 0.0)) for item in kept[:MOST_POINTS_WON]]


def _worth(card: ScorecardContent, answers: Mapping[str, Given]) -> dict[str, float]:
    """By question, what its most is of the hundred."""
    masses = _masses(card, answers)
    whole = sum(masses.values(), Fraction(0))
    return {code: float(100 * mass / whole) for code, mass in masses.items()} if whole else {}


def _point(item: Item, of: float) -> Point:
    of = of if item.possible else 0.0
    share = item.got / item.possible if item.is_lost else 1.0
    return Point(
        code=_code(item)[:120],
        kind=item.kind,
        words=item.words,
        got=of * share,
        of=of,
        why=item.why,
        at=item.at,
        step=item.step,
        critical=item.critical is not None and item.is_lost,
    )

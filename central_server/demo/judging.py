"""What the demo's supervisors write into a scorecard: what the trace says, and by chance the rest."""

from random import Random

from msgspec.structs import replace

from agent_desktop.contract.evaluations import EvaluationContent, Given, Remark
from agent_desktop.contract.reviewing import ReviewMaterial
from agent_desktop.contract.scorecards import ScorecardContent, ScorecardQuestion
from agent_desktop.reviews.asking import NOTHING, What, asked, lacks
from agent_desktop.reviews.filling import filled, traced, with_given
from agent_desktop.reviews.worth import NO, YES, possible, stands, values

WORDS = (
    "You let them finish, and then said what happens next. Keep that.",
    "Say the reference before the goodbye, and slowly.",
    "Good questions. The note could say more of what was agreed.",
    "You explained the wait honestly, and they thanked you for it.",
)
COMMENTS = ("It was said too late.", "It is not in the note.", "The words were hurried.")
REASON = "I heard it on the recording."
"""Where a reviewer says something else than the trace."""

FATAL = 0.2
"""How much rarer what fails a whole review is."""


def judged(rng: Random, card: ScorecardContent, material: ReviewMaterial, strict: float) -> EvaluationContent:
    """What the trace says, and the rest as a reviewer sees it. `strict`: how much more often something is amiss."""
    slips = 0.04 + 0.12 * Random(str(material.handler)).random() + strict  # noqa: S311 - as above
    content = filled(card, traced(card, material), EvaluationContent(), fresh=True)
    for _turn in range(2):  # an answer may bring other questions with it
        for question in asked(card, content.answers):
            if content.answers.get(question.code, NOTHING).value == "":
                given = Given(value=_value(rng, question, slips))
                before = content.answers.get(question.code, NOTHING)
                content = with_given(content, question.code, replace(before, value=given.value))
    for question in asked(card, content.answers):
        given = content.answers.get(question.code, NOTHING)
        if given.from_trace in (YES, NO) and rng.random() < slips / 3:
            other = NO if given.from_trace == YES else YES
            if other in values(question):
                content = with_given(content, question.code, replace(given, value=other, overruled_because=REASON))
    remark = (Remark(at=rng.randint(10, 60), words=WORDS[1]),) if rng.random() < slips else ()
    return replace(complete(rng, card, content), feedback=WORDS[rng.randrange(len(WORDS))], remarks=remark)


def _value(rng: Random, question: ScorecardQuestion, slips: float) -> str:
    """The best, or now and then the next best."""
    ranked = sorted(
        (each for each in values(question) if stands(question, each) is not None),
        key=lambda each: -(stands(question, each) or 0),
    )
    if not ranked:
        return ""
    worse = ranked[1] if len(ranked) > 1 else ranked[0]
    return worse if rng.random() < slips * (FATAL if question.fatal else 1) and possible(question) else ranked[0]


def complete(rng: Random, card: ScorecardContent, content: EvaluationContent) -> EvaluationContent:
    """With what cannot be left out: comments, causes, reasons."""
    questions = {each.code: each for each in asked(card, content.answers)}
    for lack in lacks(card, content.answers):
        given = content.answers.get(lack.question, NOTHING)
        causes = questions[lack.question].root_causes
        match lack.what:
            case What.COMMENT:
                given = replace(given, comment=COMMENTS[rng.randrange(len(COMMENTS))])
            case What.ROOT_CAUSE:
                given = replace(given, root_causes=(causes[min(rng.randrange(4), len(causes) - 1)].code,))
            case What.OVERRULED:
                given = replace(given, overruled_because=REASON)
            case What.ANSWER:
                given = replace(given, value=values(questions[lack.question])[0])
        content = with_given(content, lack.question, given)
    return content

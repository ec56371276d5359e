"""What the trace of a contact answers by itself: yes, no, n/a, or nothing where it cannot tell. Pure.

The server asks the same of every contact at night (central_server.indicators). A changed rule is a new RULES number.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum

from agent_desktop.contract.base import Record
from agent_desktop.contract.reviewing import ReviewMaterial
from agent_desktop.contract.scorecards import Proof, ScorecardQuestion
from agent_desktop.contract.scripts import Level
from agent_desktop.reviews import proofs_of_cases as cases
from agent_desktop.reviews import proofs_of_people as people
from agent_desktop.reviews import proofs_of_words as words
from agent_desktop.reviews.adapting import adapted
from agent_desktop.reviews.duties import Kept, duties

RULES = 2
"""The version of these rules: an indicator worked out by an earlier one is worked out anew."""


class Verdict(StrEnum):
    """As contract.evaluations.Given has them."""

    YES = "yes"
    NO = "no"
    NA = "na"


class Answer(Record, frozen=True, kw_only=True):
    """`value`: "yes", "no", "na"; None where the trace cannot tell. `evidence`: keys of the time line's entries."""

    value: str | None = None
    evidence: tuple[str, ...] = ()


CANNOT_TELL = Answer()


def proofs(material: ReviewMaterial) -> dict[Proof, Answer]:
    """An answer for every proof there is; of steps, for all of them."""
    return {proof: prove(material, proof) for proof in Proof}


def prove(material: ReviewMaterial, proof: Proof, steps: tuple[str, ...] = ()) -> Answer:
    """`steps`: those of interest where it asks for steps, as Question.proof_steps has them."""
    if proof in _LEVELS:
        return _steps_done(material, _LEVELS[proof], steps)
    value, evidence = _RULES[proof](material)
    return Answer(value=value, evidence=evidence)


def answer_to(material: ReviewMaterial, question: ScorecardQuestion) -> Answer | None:
    """What the trace answers to a question of a scorecard; None where the question asks nothing of it."""
    return prove(material, question.proof, question.proof_steps) if question.proof else None


def _steps_done(material: ReviewMaterial, level: Level, named: tuple[str, ...]) -> Answer:
    """A mandatory step that was waived may be waived: whether the reason was good, a person must judge."""
    every = duties(material)
    asked = [duty for duty in every.items if duty.level is level and duty.is_one_of(named)]
    open_ones = Kept.MISSING if level is Level.MANDATORY else None
    left = [duty for duty in asked if duty.kept is not Kept.DONE and open_ones in (None, duty.kept)]
    if left:
        return Answer(value=Verdict.NO, evidence=tuple(duty.key for duty in left))
    waived = tuple(duty.key for duty in asked if duty.kept is Kept.WAIVED)
    if waived or not every.whole:
        return Answer(evidence=waived)
    if not asked:
        return Answer(value=Verdict.NA) if material.runs else CANNOT_TELL
    return Answer(value=Verdict.YES, evidence=tuple(duty.key for duty in asked))


def _adapted_wording(material: ReviewMaterial) -> tuple[str | None, tuple[str, ...]]:
    steps = adapted(material)
    wrong = tuple(step.key for step in steps if not step.shown)
    if wrong:
        return Verdict.NO, wrong
    if steps:
        return Verdict.YES, tuple(step.key for step in steps)
    unread = any(pin.hash not in material.scripts for run in material.runs for pin in run.pins)
    return (None if unread or not material.runs else Verdict.NA), ()


_LEVELS: Mapping[Proof, Level] = {
    Proof.REQUIRED_STEPS: Level.MANDATORY,
    Proof.RECOMMENDED_STEPS: Level.RECOMMENDED,
}
_RULES: Mapping[Proof, Callable[[ReviewMaterial], tuple[str | None, tuple[str, ...]]]] = {
    Proof.IDENTITY_FIRST: people.identity_first,
    Proof.AUTHORITY_CHECKED: people.authority_checked,
    Proof.OWN_LANGUAGE: people.own_language,
    Proof.ANSWERED_IN_TIME: people.answered_in_time,
    Proof.ADAPTED_WORDING: _adapted_wording,
    Proof.VALIDATED_ANSWER: words.validated_answer,
    Proof.NOTES_WRITTEN: words.notes_written,
    Proof.NO_CARD_NUMBER: words.no_card_number,
    Proof.PAUSED_FOR_PAYMENT: words.paused_for_payment,
    Proof.RIGHT_SERVICE: cases.right_service,
    Proof.COMPLETE_CASE: cases.complete_case,
    Proof.PROMISE_AS_DUE: cases.promise_as_due,
}

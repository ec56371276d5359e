"""Proofs about the cases that a contact raised: each gives "yes", "no", "na" or None, and what it rests on."""

from datetime import timedelta

from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.reviewing import CaseThen, ReviewMaterial
from agent_desktop.reviews.keys import FINISHED, case_key

Found = tuple[str | None, tuple[str, ...]]

AS_DUE = timedelta(minutes=1)
"""How far a promise may lie from the service's clock and still be it: it is said in minutes."""


def right_service(material: ReviewMaterial) -> Found:
    """Without a case only a person can say what it was about."""
    raised, outcome = material.cases, material.contact.outcome
    if not raised:
        return ("no", (FINISHED,)) if outcome is Outcome.CASE_RAISED else (None, ())
    evidence = (*_keys(raised), FINISHED)
    if outcome in (Outcome.NO_ONE_THERE, Outcome.ANSWERED):
        return "no", evidence
    fits = material.contact.service_code in {each.case.service_code for each in raised}
    return ("yes" if fits else "no"), evidence


def complete_case(material: ReviewMaterial) -> Found:
    if not material.cases:
        return "na", ()
    short = tuple(each for each in material.cases if each.lacks)
    if short:
        return "no", _keys(short)
    known = all(each.lacks is not None for each in material.cases)
    return ("yes" if known else None), _keys(material.cases)


def promise_as_due(material: ReviewMaterial) -> Found:
    if not material.cases:
        return "na", ()
    other = tuple(each for each in material.cases if each.due_then and abs(each.promised_at - each.due_then) > AS_DUE)
    if other:
        return "no", _keys(other)
    known = all(each.due_then is not None for each in material.cases)
    return ("yes" if known else None), _keys(material.cases)


def _keys(cases: tuple[CaseThen, ...]) -> tuple[str, ...]:
    return tuple(case_key(each.case.reference) for each in cases)

"""Proofs about who spoke: each gives "yes", "no", "na" or None, and the keys of what it rests on."""

from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.contact_events import Happening
from agent_desktop.contract.contacts import Direction, IdentityMethod
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.reviewing import ReviewMaterial
from agent_desktop.contract.script_runs import Did
from agent_desktop.contract.scripts import Spoken
from agent_desktop.reviews.keys import FINISHED, began_key, case_key, identity_key, keyed, run_key
from agent_desktop.scripts.facts import ESTABLISHED

Found = tuple[str | None, tuple[str, ...]]

SECONDS_TO_ANSWER = 20
"""What a call may ring: the usual target of contact centres, of which 80 % of calls are to keep within."""


def identity_first(material: ReviewMaterial) -> Found:
    """What was said is nowhere in the trace: only a case of theirs, discussed or raised, shows that it was theirs."""
    contact, identity = material.contact, material.contact.identity
    if contact.citizen_id is None or (identity and identity.method is IdentityMethod.NOT_NEEDED):
        return "na", ()
    if identity and identity.method in ESTABLISHED:
        earlier = tuple(case_key(each.case.reference) for each in material.cases if each.case.opened_at < identity.at)
        return (None, (identity_key(material), *earlier)) if earlier else ("yes", (identity_key(material),))
    if contact.outcome is Outcome.CASE_DISCUSSED:
        return "no", (*((identity_key(material),) if identity else ()), FINISHED)
    return None, (identity_key(material),) if identity else ()


def authority_checked(material: ReviewMaterial) -> Found:
    identity = material.contact.identity
    spoke_for = any(move.situation and move.situation.representative for run in material.runs for move in run.trace)
    if material.contact.speaking_with is None and not spoke_for:
        return "na", ()
    if identity is None:
        return "no", (FINISHED,)
    if identity.method is IdentityMethod.NOT_NEEDED:
        return "na", (identity_key(material),)
    if identity.method is IdentityMethod.FAILED:
        return None, (identity_key(material),)  # it was looked for and not found; what was told then, only ears know
    checked = identity.of_representative and identity.method in ESTABLISHED
    return ("yes" if checked else "no"), (identity_key(material),)


def own_language(material: ReviewMaterial) -> Found:
    """Scripts are written in two languages: of somebody who speaks a third first, they cannot tell."""
    first = material.citizen_language.partition("-")[0].lower()
    if first not in set(Spoken):
        return "na", ()
    heard: list[str] = []
    missed: list[str] = []
    for number, run in enumerate(material.runs):
        script = material.scripts.get(run.pins[0].hash) if run.pins else None
        if script is None or Spoken(first) in script.languages:
            gone_on = [move for move in run.trace if move.did in (Did.ANSWERED, Did.WAIVED)]
            spoken = {move.language for move in gone_on or run.trace}  # one may be chosen at the step itself
            (heard if spoken <= {Spoken(first)} else missed).append(run_key(number))
    if missed:
        return "no", tuple(missed)
    return ("yes", tuple(heard)) if heard else (None, ())


def answered_in_time(material: ReviewMaterial) -> Found:
    if material.contact.channel is not Channel.PHONE or material.contact.direction is Direction.OUTBOUND:
        return "na", ()
    rang = [event.detail for _, event in keyed(material, Happening.ANSWERED) if event.detail.isdecimal()]
    if not rang:
        return None, ()
    return ("yes" if int(rang[0]) <= SECONDS_TO_ANSWER else "no"), (began_key(material),)

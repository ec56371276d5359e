"""Proofs about answers given and notes written: each gives "yes", "no", "na" or None, and what it rests on."""

from agent_desktop.contract.answering import Source
from agent_desktop.contract.contact_events import Happening
from agent_desktop.contract.knowledge import ArticleState
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.reviewing import ReviewMaterial
from agent_desktop.reviews.card_numbers import has_card_number
from agent_desktop.reviews.keys import keyed, notes_key, quote_key
from agent_desktop.reviews.pausing import pauses, payments

Found = tuple[str | None, tuple[str, ...]]

NOBODY = (Outcome.NO_ONE_THERE, Outcome.CUT_OFF)


def validated_answer(material: ReviewMaterial) -> Found:
    """What was said from memory leaves no trace: without an answer given, only a person can tell."""
    given = [(quote_key(place), each) for place, each in enumerate(material.quotes)]
    articles = [(key, each) for key, each in given if each.quote.source is Source.ARTICLE]
    if not articles:
        answered = material.contact.outcome is Outcome.ANSWERED
        return (None if answered or given else "na"), tuple(key for key, _ in given)
    bad = tuple(key for key, each in articles if each.past_review or each.state not in (ArticleState.VALIDATED, None))
    if bad:
        return "no", bad
    known = all(each.state is not None for _, each in articles)
    return ("yes" if known else None), tuple(key for key, _ in articles)


def notes_written(material: ReviewMaterial) -> Found:
    if material.contact.notes.strip():
        return "yes", (notes_key(material),)
    return ("na", ()) if material.contact.outcome in NOBODY else ("no", ())


def no_card_number(material: ReviewMaterial) -> Found:
    if not material.contact.notes.strip():
        return "na", ()
    return ("no" if has_card_number(material.contact.notes) else "yes"), (notes_key(material),)


def paused_for_payment(material: ReviewMaterial) -> Found:
    """A step that takes a payment was gone through while the recording was paused, from its beginning to its end."""
    taken = payments(material)
    if not taken:
        return ("na" if material.runs else None), ()
    paused = pauses(material)
    bad = tuple(
        visit.key
        for visit in taken
        if not any(pause.since <= visit.at and (visit.until or visit.at) <= pause.until for pause in paused)
    )
    if bad:
        return "no", bad
    return "yes", tuple(key for key, _ in keyed(material, Happening.RECORDING_PAUSED))

"""What happened in a contact besides its script, read off what a change made another. Pure.

Moments and counts, never what was typed or said: the notes themselves say that.
"""

from collections.abc import Iterator
from datetime import timedelta

from msgspec.structs import replace

from agent_desktop.contacts.draft import ContactDraft
from agent_desktop.contract.base import Moment
from agent_desktop.contract.contact_events import MOST_EVENTS, ContactEvent, Happening

TYPING_PAUSE = timedelta(seconds=5)
"""Whoever writes on within it writes the same note still."""

KEPT_FOR_OTHERS = 100
"""Of the events that a contact may have, so many are never taken by notes."""


def noted(before: ContactDraft, after: ContactDraft, now: Moment) -> ContactDraft:
    """`after`, and what happened between the two at `now`."""
    if after is before:
        return after
    found = after
    for what, detail in _between(before, after):
        found = happened(found, what, now, detail)
    if after.notes != before.notes:
        found = _written(found, now)
    return found


def happened(draft: ContactDraft, what: Happening, now: Moment, detail: str = "") -> ContactDraft:
    """One more; none beyond the most that a contact may have."""
    if len(draft.events) >= MOST_EVENTS:
        return draft
    return replace(draft, events=(*draft.events, ContactEvent(what=what, at=now, detail=detail)))


def _between(before: ContactDraft, after: ContactDraft) -> Iterator[tuple[Happening, str]]:
    if after.citizen_id is not None and after.citizen_id != before.citizen_id:
        yield Happening.PERSON_CHOSEN, ""
    if after.identity is not None and after.identity != before.identity:
        yield Happening.IDENTIFIED, after.identity.method.value
    if (after.held_since is None) != (before.held_since is None):
        yield (Happening.HELD if after.held_since else Happening.RESUMED), ""
    if (after.unrecorded_since is None) != (before.unrecorded_since is None):
        yield (Happening.RECORDING_PAUSED if after.unrecorded_since else Happening.RECORDING_RESUMED), ""
    known = {case.reference for case in before.cases}
    for case in after.cases:
        if case.reference and case.reference not in known:
            yield Happening.CASE_RAISED, case.reference


def _written(draft: ContactDraft, now: Moment) -> ContactDraft:
    """At the pauses of writing: while it goes on, the last such event goes along."""
    event = ContactEvent(what=Happening.NOTED, at=now, detail=str(len(draft.notes)))
    last = draft.events[-1] if draft.events else None
    if last is not None and last.what is Happening.NOTED and now - last.at <= TYPING_PAUSE:
        return replace(draft, events=(*draft.events[:-1], event))
    if len(draft.events) >= MOST_EVENTS - KEPT_FOR_OTHERS:
        return draft
    return replace(draft, events=(*draft.events, event))

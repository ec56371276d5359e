"""When a recording was paused, and at which steps it had to be."""

from agent_desktop.contract.base import Moment, Record
from agent_desktop.contract.contact_events import Happening
from agent_desktop.contract.reviewing import ReviewMaterial
from agent_desktop.reviews.visits import Visit, script_of, step_of, trails


class Span(Record, frozen=True, kw_only=True):
    """`key`: the entry that shows it. What was never resumed lasted to the contact's end."""

    key: str
    since: Moment
    until: Moment


def spans(material: ReviewMaterial, begins: Happening, ends: Happening) -> tuple[Span, ...]:
    """From each event of one kind to the next of the other: holds, pauses of the recording, times without a line."""
    found: list[Span] = []
    since: tuple[str, Moment] | None = None
    for place, event in enumerate(material.events):
        if event.what is begins and since is None:
            since = (f"event:{place}", event.at)
        elif event.what is ends and since is not None:
            found.append(Span(key=since[0], since=since[1], until=event.at))
            since = None
    if since is not None:
        found.append(Span(key=since[0], since=since[1], until=max(since[1], material.contact.finished_at)))
    return tuple(found)


def pauses(material: ReviewMaterial) -> tuple[Span, ...]:
    """Of the recording."""
    return spans(material, Happening.RECORDING_PAUSED, Happening.RECORDING_RESUMED)


def payments(material: ReviewMaterial) -> tuple[Visit, ...]:
    """The times at steps during which nothing may be recorded."""
    found: list[Visit] = []
    for trail in trails(material):
        for visit in trail.visits:
            step = step_of(script_of(material, trail.run, visit.script_id), visit.step)
            if step is not None and step.unrecorded:
                found.append(visit)
    return tuple(found)

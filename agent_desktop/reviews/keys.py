"""Where the entries of a contact's time line stand and what they are called, so that a proof can name them.

A key is the same in every language and however often the line is made.
"""

from agent_desktop.contract.base import Moment
from agent_desktop.contract.contact_events import ContactEvent, Happening
from agent_desktop.contract.reviewing import ReviewMaterial

BEGAN, FINISHED, IDENTITY, NOTES = "began", "finished", "identity", "notes"


def event_key(position: int) -> str:
    return f"event:{position}"


def quote_key(position: int) -> str:
    return f"quote:{position}"


def case_key(reference: str) -> str:
    return f"case:{reference}"


def run_key(number: int) -> str:
    return f"run:{number}"


def keyed(material: ReviewMaterial, what: Happening) -> list[tuple[str, ContactEvent]]:
    """The events of one kind, as they came, each with its key."""
    return [(event_key(place), event) for place, event in enumerate(material.events) if event.what is what]


def began_key(material: ReviewMaterial) -> str:
    """Of the entry that says how the contact began."""
    answered = keyed(material, Happening.ANSWERED)
    return answered[0][0] if answered else BEGAN


def identity_key(material: ReviewMaterial) -> str:
    """Of the entry that says how identity was checked at last."""
    told = keyed(material, Happening.IDENTIFIED)
    return told[-1][0] if told else IDENTITY


def notes_key(material: ReviewMaterial) -> str:
    """Of the entry that shows the notes: where they were last written in."""
    written = keyed(material, Happening.NOTED)
    return written[-1][0] if written else NOTES


def seconds_into(material: ReviewMaterial, at: Moment) -> float:
    """Since the contact began: a clock that went back moves nothing before it."""
    return max(0.0, (at - material.contact.started_at).total_seconds())

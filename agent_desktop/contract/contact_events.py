"""What happened in a contact besides its script: when, so that a reviewer sees it on one time line."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from agent_desktop.contract.base import Moment, Record

MOST_EVENTS = 500


class Happening(StrEnum):
    """`detail` with: ANSWERED whole seconds that it rang; SHOWN milliseconds until the record was on the screen;
    IDENTIFIED the method; NOTED how many characters the notes then had; CASE_RAISED its reference; the others none."""

    ANSWERED = "answered"
    SHOWN = "shown"
    PERSON_CHOSEN = "person_chosen"
    IDENTIFIED = "identified"
    HELD = "held"
    RESUMED = "resumed"
    NOTED = "noted"
    RECORDING_PAUSED = "recording_paused"
    RECORDING_RESUMED = "recording_resumed"
    CASE_RAISED = "case_raised"
    LINE_LOST = "line_lost"
    LINE_BACK = "line_back"


class ContactEvent(Record, frozen=True, kw_only=True):
    """Never what was said or typed: only that it was, and when."""

    what: Happening
    at: Moment
    detail: Annotated[str, Meta(max_length=60)] = ""


Events = Annotated[tuple[ContactEvent, ...], Meta(max_length=MOST_EVENTS)]

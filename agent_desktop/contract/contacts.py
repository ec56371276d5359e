"""Contacts: each time someone and the authority spoke, on any channel."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from agent_desktop.contract.answering import Quotes, Source
from agent_desktop.contract.base import Id, Moment, Page, Record, Words, Write
from agent_desktop.contract.cases import CaseSummary
from agent_desktop.contract.citizens import Channel, Citizen, CitizenMatch
from agent_desktop.contract.contact_events import Events
from agent_desktop.contract.flags import Flag
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.script_runs import ScriptRun


class Direction(StrEnum):
    INBOUND = "inbound"
    OUTBOUND = "outbound"


class NumberKind(StrEnum):
    """How the caller's number reached us. RELAY: through text relay (18001 stripped). NONE: no call."""

    GIVEN = "given"
    RELAY = "relay"
    WITHHELD = "withheld"
    UNREADABLE = "unreadable"
    NONE = "none"


class IdentityMethod(StrEnum):
    DETAILS = "details"  # date of birth and postcode agreed with the record
    DOCUMENT = "document"  # seen at the counter
    KNOWN_REPRESENTATIVE = "known_representative"
    CALLED_BACK = "called_back"  # rang the number on record
    NOT_NEEDED = "not_needed"  # nothing personal was discussed
    FAILED = "failed"


class MatchedBy(StrEnum):
    """How a contact got its citizen. NUMBER: by the server, later, because only one person has that number."""

    HANDLER = "handler"
    NUMBER = "number"
    NOBODY = "nobody"


class IdentityCheck(Record, frozen=True, kw_only=True):
    """How it was established who speaks. `of_representative`: the one named in `speaking_with`."""

    method: IdentityMethod
    at: Moment
    of_representative: bool = False


class GivenAnswer(Record, frozen=True, kw_only=True):
    """An answer that was given in a contact: `version` is the one that was given, `title` what it is called now."""

    source: Source
    id: Id
    version: int
    title: Words


MOST_GIVEN = 3
"""Answers that a line of the history tells of; all of them: GET /contacts/{id}/quotes."""


class HistoryItem(Record, frozen=True, kw_only=True):
    """One line of the history: a contact, on whichever channel and for whichever service.

    `pending` is only ever true on a desktop: the contact waits there to be sent.
    `answers`: the first MOST_GIVEN that were given in it; those of them that are not known any more are left out.
    """

    id: Id
    at: Moment
    channel: Channel
    direction: Direction
    service_code: str | None
    title: str
    summary: str
    outcome: Outcome | None
    handled_by: str
    case_reference: str | None = None
    pending: bool = False
    answers: tuple[GivenAnswer, ...] = ()


class HistoryCounts(Record, frozen=True, kw_only=True):
    """How many there are in all, by channel and by service code."""

    contacts: int
    cases: int
    by_channel: dict[str, int]
    by_service: dict[str, int]


class Contact(Record, frozen=True, kw_only=True):
    """A finished contact, whole. Lengths are seconds."""

    id: Id
    citizen_id: Id | None
    speaking_with: Id | None
    channel: Channel
    direction: Direction
    number_kind: NumberKind
    started_at: Moment
    finished_at: Moment
    held_seconds: int
    service_code: str | None
    outcome: Outcome
    notes: str
    identity: IdentityCheck | None
    handled_by: Id | None
    handled_by_name: str
    received_at: Moment
    matched_by: MatchedBy = MatchedBy.HANDLER


Notes = Annotated[str, Meta(max_length=20_000)]


class ContactWrite(Write, frozen=True, kw_only=True):
    """PUT /api/v1/contacts/{id}. Who handled it is whoever is signed in. `script_runs`: within the limits there.

    `quotes`: answers that were given, oldest first. An id or a version that the server does not know is kept as it is.
    `events`: what happened besides, oldest first.
    """

    citizen_id: Id | None = None
    speaking_with: Id | None = None
    channel: Channel
    direction: Direction = Direction.INBOUND
    number: Annotated[str, Meta(pattern=r"^\+[1-9][0-9]{4,14}$")] | None = None
    number_kind: NumberKind = NumberKind.NONE
    started_at: Moment
    finished_at: Moment
    held_seconds: Annotated[int, Meta(ge=0, le=86_400)] = 0
    service_code: Annotated[str, Meta(max_length=60)] | None = None
    outcome: Outcome
    notes: Notes = ""
    identity: IdentityCheck | None = None
    script_runs: tuple[ScriptRun, ...] = ()
    quotes: Quotes = ()
    events: Events = ()


class ContextAsk(Write, frozen=True, kw_only=True):
    """POST /api/v1/contact-context. Give a number (E.164) or a citizen; with neither the answer is empty.

    Several people may fit a number: then `citizen` stays None and the handler chooses.
    """

    number: Annotated[str, Meta(pattern=r"^\+[1-9][0-9]{4,14}$")] | None = None
    citizen_id: Id | None = None
    history_limit: Annotated[int, Meta(ge=1, le=100)] = 30


class Represented(Record, frozen=True, kw_only=True):
    """Someone whom the citizen of a context may speak for."""

    citizen_id: Id
    name: str
    relation: str
    may_discuss: tuple[str, ...] = ()


class ContactContext(Record, frozen=True, kw_only=True):
    """Everything a screen pop needs, in one answer. The lists belong to `citizen` and are empty without one."""

    as_of: Moment
    matches: tuple[CitizenMatch, ...]
    citizen: Citizen | None = None
    represents: tuple[Represented, ...] = ()
    flags: tuple[Flag, ...] = ()
    open_cases: tuple[CaseSummary, ...] = ()
    history: Page[HistoryItem] = Page(items=())
    counts: HistoryCounts = HistoryCounts(contacts=0, cases=0, by_channel={}, by_service={})

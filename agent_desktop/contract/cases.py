"""Cases: what was asked for, what was promised, and where it stands."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType, field

from agent_desktop.contract.base import Id, Moment, Record, Write

AnswerText = Annotated[str, Meta(max_length=4000)]
Answer = AnswerText | int | float | date | tuple[AnswerText, ...]
"""TEXT, LONG_TEXT, ONE_OF: str; NUMBER: int or float; DATE: "YYYY-MM-DD"; MANY_OF: list of option codes."""

WireAnswers = dict[str, AnswerText | int | float | tuple[AnswerText, ...]]
"""Answers by field code, as JSON has them: a date is its ISO text."""


class CaseState(StrEnum):
    OPEN = "open"
    WAITING = "waiting"  # for the citizen: the promise's clock is paused
    RESOLVED = "resolved"
    CLOSED = "closed"


class Case(Record, frozen=True, kw_only=True):
    """One request, whole. `due_at` is when the promise falls due; None once resolved or closed."""

    id: Id
    version: int
    reference: str
    service_code: str
    title: str
    state: CaseState
    opened_at: Moment
    due_at: Moment | None
    citizen_id: Id | None
    contact_id: Id | None
    place: str = ""
    answers: WireAnswers = field(default_factory=dict)
    progress: str = ""
    opened_by: str = ""
    updated_at: Moment | None = None


class CaseSummary(Record, frozen=True, kw_only=True):
    """What a list shows of a case. `progress` is one short line, such as "with the crew since Thu".

    `pending` is only ever true on a desktop: the case waits there to be sent.
    """

    id: Id
    reference: str
    service_code: str
    title: str
    state: CaseState
    opened_at: Moment
    due_at: Moment | None
    citizen_id: Id | None
    progress: str = ""
    pending: bool = False


class CaseWrite(Write, frozen=True, kw_only=True):
    """PUT /api/v1/cases/{id}. The contact must be there first (404 says so); `promised_at` is what was told."""

    reference: Annotated[str, Meta(min_length=4, max_length=20)]
    service_code: Annotated[str, Meta(min_length=1, max_length=60)]
    contact_id: Id
    citizen_id: Id | None = None
    opened_at: Moment
    promised_at: Moment
    place: Annotated[str, Meta(max_length=300)] = ""
    answers: WireAnswers = field(default_factory=dict)


class CaseChange(Write, frozen=True, kw_only=True):
    """PUT /api/v1/cases/{id}/changes/{change_id} with If-Match. An absent field (UNSET) stays as it is."""

    state: CaseState | UnsetType = UNSET
    progress: Annotated[str, Meta(max_length=300)] | UnsetType = UNSET
    place: Annotated[str, Meta(max_length=300)] | UnsetType = UNSET
    answers: WireAnswers | UnsetType = UNSET


class ReferenceLeaseWrite(Write, frozen=True, kw_only=True):
    """PUT /api/v1/reference-leases/{id}: a run of case numbers that no other desktop will ever be given."""

    size: Annotated[int, Meta(ge=1, le=500)]


class ReferenceLease(Record, frozen=True, kw_only=True):
    """Numbers first … first + size - 1. agent_desktop.cases.references turns each into a reference."""

    id: Id
    first: int
    size: int

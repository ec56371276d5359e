"""Samples: which contacts are to be reviewed. Filters and seed are kept, so that anyone draws the same again."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from agent_desktop.contract.base import Id, Moment, Record, Write
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.evaluations import EvaluationState
from agent_desktop.contract.outcomes import Outcome

MOST_DRAWN, MOST_DAYS = 2_000, 366


class SampleKind(StrEnum):
    """RANDOM: each contact alike. STRATIFIED: of each stratum its share. TARGETED: its filters are the point, and no
    figure drawn from it says anything about all contacts."""

    RANDOM = "random"
    STRATIFIED = "stratified"
    TARGETED = "targeted"


class Stratum(StrEnum):
    """LENGTH: up to 3, 3 to 8, over 8 minutes. FLAGGED: whether the citizen had a flag. NEW_HANDLER: whether the
    handler's account was younger than NEW_HANDLER_DAYS."""

    HANDLER = "handler"
    SERVICE = "service"
    CHANNEL = "channel"
    LENGTH = "length"
    FLAGGED = "flagged"
    NEW_HANDLER = "new_handler"


NEW_HANDLER_DAYS = 90
LENGTHS = (180, 480)
"""Seconds: where the strata of length end."""

Codes = Annotated[tuple[Annotated[str, Meta(max_length=100)], ...], Meta(max_length=100)]


class SampleFilter(Write, frozen=True, kw_only=True):
    """What contacts are drawn from: those that somebody handled and that began on the days `since` to `until` (UTC),
    both included. An empty list and None: whatever. `not_reviewed`: without those that have an evaluation already.
    """

    since: date
    until: date
    teams: Codes = ()
    handlers: Annotated[tuple[Id, ...], Meta(max_length=500)] = ()
    services: Codes = ()
    channels: Annotated[tuple[Channel, ...], Meta(max_length=20)] = ()
    outcomes: Annotated[tuple[Outcome, ...], Meta(max_length=20)] = ()
    at_least_seconds: Annotated[int, Meta(ge=0, le=86_400)] | None = None
    at_most_seconds: Annotated[int, Meta(ge=0, le=86_400)] | None = None
    flagged: bool | None = None
    new_handlers: bool | None = None
    not_reviewed: bool = True


class SampleWrite(Write, frozen=True, kw_only=True):
    """PUT /api/v1/samples/{id}: draws at once. Exactly one of `size` (in all) and `per_handler` (a quota for each).

    `strata`: of a STRATIFIED one, by which. POST /api/v1/sample-previews takes the same and keeps nothing.
    """

    title: Annotated[str, Meta(min_length=1, max_length=200)]
    kind: SampleKind
    filters: SampleFilter
    strata: Annotated[tuple[Stratum, ...], Meta(max_length=6)] = ()
    size: Annotated[int, Meta(ge=1, le=MOST_DRAWN)] | None = None
    per_handler: Annotated[int, Meta(ge=1, le=100)] | None = None
    seed: Annotated[str, Meta(min_length=1, max_length=60)]


class StratumCount(Record, frozen=True, kw_only=True):
    """`key`: its values by `strata` in their order: codes and ids, "" where it has none, "yes" and "no"."""

    key: tuple[str, ...]
    population: int
    drawn: int


class SamplePreview(Record, frozen=True, kw_only=True):
    """What a draw would give. `short`: handlers (ids) who have fewer contacts than the quota asks for."""

    population: int
    drawn: int
    strata: tuple[StratumCount, ...] = ()
    short: tuple[Id, ...] = ()


class Band(Record, frozen=True, kw_only=True):
    """The mean of `n` scores in per cent, and where the mean of all `population` contacts lies with 95 % confidence.

    None for `low` and `high` where too few were scored to say (fewer than two).
    """

    mean: float
    n: int
    population: int
    low: float | None = None
    high: float | None = None


class HandlerProgress(Record, frozen=True, kw_only=True):
    handler: Id
    handler_name: str
    drawn: int
    done: int
    mean: float | None = None


class Sample(Record, frozen=True, kw_only=True):
    """`drawn_from`: how many contacts fitted. `done`: evaluations submitted. `band`: of a targeted one None."""

    id: Id
    asked: SampleWrite
    drawn_from: int
    drawn: int
    done: int
    made_by: Id
    made_by_name: str
    made_at: Moment
    closed_at: Moment | None = None
    version: int = 1
    band: Band | None = None
    progress: tuple[HandlerProgress, ...] = ()


class SampleItem(Record, frozen=True, kw_only=True):
    """One contact of a sample. GET /api/v1/samples/{id}/items: never the asker's own. `gone`: it was erased since."""

    contact_id: Id
    position: int
    contact_title: str
    channel: Channel
    service_code: str | None
    started_at: Moment
    seconds: int
    handler: Id
    handler_name: str
    stratum: tuple[str, ...] = ()
    gone: bool = False
    evaluation_id: Id | None = None
    evaluation_state: EvaluationState | None = None
    reviewer_name: str = ""


class SampleClose(Write, frozen=True, kw_only=True):
    """PUT /api/v1/samples/{id}/closings/{change_id} with If-Match: what is not reviewed by now stays so."""

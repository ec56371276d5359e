"""What evaluations say together: by team, handler, question, cause, channel, service and time; and whether groups are
scored alike."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from agent_desktop.contract.base import Id, Moment, Record, Words
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.scorecards import ErrorClass

FEWEST = 5
"""People in a group, below which nothing is said of it: a figure of fewer is a figure of somebody."""

MOST_DAYS = 366
"""That one report is of."""

Share = Annotated[float, Meta(ge=0, le=100)]


class Mean(Record, frozen=True, kw_only=True):
    """Of `n` evaluations with a score, in per cent, with its 95 % band (Student's t); None where it cannot be said."""

    n: int
    mean: float | None = None
    low: float | None = None
    high: float | None = None


class OfTeam(Record, frozen=True, kw_only=True):
    team: str
    scores: Mean


class OfHandler(Record, frozen=True, kw_only=True):
    handler: Id
    handler_name: str
    team: str
    scores: Mean


class OfChannel(Record, frozen=True, kw_only=True):
    channel: Channel
    scores: Mean


class OfService(Record, frozen=True, kw_only=True):
    """`service_code`: None for contacts of no service."""

    service_code: str | None
    scores: Mean


class OfScorecard(Record, frozen=True, kw_only=True):
    """One scorecard over its versions, by the title of the newest that was used."""

    scorecard_id: Id
    title: Words
    scores: Mean


class OfQuestion(Record, frozen=True, kw_only=True):
    """One question of one scorecard, over its versions by its code. `gained`: per cent of the points it could bring.

    `overruled`: how often the reviewer said something else than the trace, of `from_trace`.
    """

    scorecard_id: Id
    code: str
    words: Words
    answered: int
    not_applicable: int
    gained: float | None
    errors: int
    from_trace: int
    overruled: int


class OfCause(Record, frozen=True, kw_only=True):
    code: str
    words: Words
    count: int


class OfWeek(Record, frozen=True, kw_only=True):
    """`begins`: Monday, 00:00 UTC, of the week in which the contacts were."""

    begins: Moment
    scores: Mean


class OfClass(Record, frozen=True, kw_only=True):
    """`accuracy`: per cent of evaluations without an error of this class (COPC)."""

    error_class: ErrorClass
    accuracy: Share | None
    n: int


class ReviewReport(Record, frozen=True, kw_only=True):
    """GET /api/v1/review-report?since&until&team&scorecard: of contacts that began on the days `since` to `until`
    (UTC), both included, as submitted, calibrations apart. `team` "" and `scorecard_id` None: of all.

    An amended score counts as amended. `reviewed` contacts of `handled`. `disputed`, `amended`: of the evaluations.
    `all_teams`, `all_scorecards`: what else could be asked for, whatever was; of the same days.
    """

    since: date
    until: date
    team: str = ""
    scorecard_id: Id | None = None
    as_of: Moment
    handled: int
    reviewed: int
    scores: Mean
    classes: tuple[OfClass, ...] = ()
    teams: tuple[OfTeam, ...] = ()
    handlers: tuple[OfHandler, ...] = ()
    questions: tuple[OfQuestion, ...] = ()
    causes: tuple[OfCause, ...] = ()
    channels: tuple[OfChannel, ...] = ()
    services: tuple[OfService, ...] = ()
    weeks: tuple[OfWeek, ...] = ()
    disputed: int = 0
    amended: int = 0
    open_coaching: int = 0
    all_teams: tuple[str, ...] = ()
    all_scorecards: tuple[OfScorecard, ...] = ()


class Group(Record, frozen=True, kw_only=True):
    """One group of handlers. Where `withheld`, the figures are None: it is too small, or would tell of one that is."""

    key: str
    withheld: bool
    people: int | None = None
    scores: Mean | None = None


class Grouping(Record, frozen=True, kw_only=True):
    """`by`: "team", "since" (how long the account is here), "reviewer_team" (whether it was the reviewer's own)."""

    by: str
    groups: tuple[Group, ...]


class FairnessReport(Record, frozen=True, kw_only=True):
    """GET /api/v1/fairness-report?since&until: scores by groups of handlers, never of fewer than FEWEST people."""

    since: date
    until: date
    as_of: Moment
    groupings: tuple[Grouping, ...]

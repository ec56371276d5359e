"""What evaluations say together: by team, question, cause and time; and whether groups are scored alike."""

from typing import Annotated

from msgspec import Meta

from agent_desktop.contract.base import Id, Moment, Record, Words
from agent_desktop.contract.scorecards import ErrorClass

FEWEST = 5
"""People in a group, below which nothing is said of it: a figure of fewer is a figure of somebody."""

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
    """GET /api/v1/review-report?days&team: of contacts of the last `days`, as submitted, calibrations apart.

    An amended score counts as amended. `reviewed` contacts of `handled`. `disputed`, `amended`: of the evaluations.
    """

    days: int
    team: str
    as_of: Moment
    handled: int
    reviewed: int
    scores: Mean
    classes: tuple[OfClass, ...] = ()
    teams: tuple[OfTeam, ...] = ()
    handlers: tuple[OfHandler, ...] = ()
    questions: tuple[OfQuestion, ...] = ()
    causes: tuple[OfCause, ...] = ()
    weeks: tuple[OfWeek, ...] = ()
    disputed: int = 0
    amended: int = 0
    open_coaching: int = 0


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
    """GET /api/v1/fairness-report?days: scores by groups of handlers, never of fewer than FEWEST people."""

    days: int
    as_of: Moment
    groupings: tuple[Grouping, ...]

"""Calibrations: the same contacts scored blind by several by one scorecard, then compared question by question."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from agent_desktop.contract.base import Id, Moment, Record, Words, Write
from agent_desktop.contract.reviewing import ContactToReview
from agent_desktop.contract.scorecards import QuestionType

MOST_CONTACTS, MOST_RATERS = 200, 50


class CalibrationState(StrEnum):
    OPEN = "open"  # each rater sees nothing but what they scored themselves
    COMPARED = "compared"  # all see all; nothing more is scored


class CalibrationWrite(Write, frozen=True, kw_only=True):
    """PUT /api/v1/calibrations/{id}. `raters` are supervisors, with `expert` among them where there is one: whose
    scores count as right. No rater handled any of the contacts (422).
    """

    title: Annotated[str, Meta(min_length=1, max_length=200)]
    scorecard_version_id: Id
    contacts: Annotated[tuple[Id, ...], Meta(min_length=1, max_length=MOST_CONTACTS)]
    raters: Annotated[tuple[Id, ...], Meta(min_length=2, max_length=MOST_RATERS)]
    expert: Id | None = None
    due_on: date | None = None


class CalibrationCompare(Write, frozen=True, kw_only=True):
    """PUT /api/v1/calibrations/{id}/comparisons/{change_id} with If-Match: the blind part ends, by whoever began it.

    Refused (422) while no contact was submitted by two. Drafts that were not submitted by then are no part of it.
    """


class Reviewer(Record, frozen=True, kw_only=True):
    """GET /api/v1/reviewers: supervisors whose account is active, by name; and no more of them than it takes."""

    id: Id
    name: str


class RaterProgress(Record, frozen=True, kw_only=True):
    rater: Id
    rater_name: str
    submitted: int


class CalibrationContact(Record, frozen=True, kw_only=True):
    """`about`: None where the contact was erased. `evaluation_id`: the asker's own, None until they began it."""

    contact_id: Id
    title: str
    about: ContactToReview | None = None
    evaluation_id: Id | None = None
    submitted: bool = False


class Calibration(Record, frozen=True, kw_only=True):
    """GET /api/v1/calibrations/{id}. `progress` says who submitted how many, never what."""

    id: Id
    version: int
    title: str
    state: CalibrationState
    scorecard_version_id: Id
    scorecard_title: Words
    contacts: tuple[CalibrationContact, ...]
    progress: tuple[RaterProgress, ...]
    expert: Id | None
    due_on: date | None
    made_by: Id
    made_by_name: str
    made_at: Moment
    compared_at: Moment | None = None


class Figure(Record, frozen=True, kw_only=True):
    """`value`: None where nothing can be said. `low`, `high`: 95 % of 1,000 bootstrap turns over the contacts."""

    value: float | None
    low: float | None = None
    high: float | None = None


NO_FIGURE = Figure(value=None)


class GivenBy(Record, frozen=True, kw_only=True):
    """What one rater answered, of one contact: "" for nothing; `comment` in their words."""

    rater: Id
    contact_id: Id
    value: str
    comment: str = ""


class QuestionAgreement(Record, frozen=True, kw_only=True):
    """One question. `percent`: of pairs of raters. `kappa`: Cohen's, of exactly two. `nominal`, `ordinal`: alpha;
    ordinal only where answers have an order (scale, choice by points), without N/A. `contacts`: scored by two or more.
    """

    code: str
    words: Words
    type: QuestionType
    percent: Figure = NO_FIGURE
    kappa: Figure = NO_FIGURE
    nominal: Figure = NO_FIGURE
    ordinal: Figure = NO_FIGURE
    contacts: int = 0
    given: tuple[GivenBy, ...] = ()


class RaterAgainst(Record, frozen=True, kw_only=True):
    """`mean`: of the rater's whole scores. `index`: that of the same contacts by the expert is 100; None without one.

    `apart`: how far their scores lie from the expert's (or from the mean of all) on average, in points of 100, signed.
    """

    rater: Id
    rater_name: str
    contacts: int
    mean: float | None
    index: float | None = None
    apart: float | None = None
    agrees: float | None = None  # per cent of answers as the expert's (or as most gave)


class CalibrationReport(Record, frozen=True, kw_only=True):
    """GET /api/v1/calibrations/{id}/report, once compared. `spread`: the widest gap between scores of one contact."""

    calibration_id: Id
    questions: tuple[QuestionAgreement, ...]
    raters: tuple[RaterAgainst, ...]
    spread: float | None


class DriftPoint(Record, frozen=True, kw_only=True):
    """One calibration of one rater: `index`, `apart` and `agrees` as in RaterAgainst. `by_expert`: against the
    expert's scores, else against the mean of all."""

    calibration_id: Id
    title: str
    compared_at: Moment
    apart: float | None
    agrees: float | None
    contacts: int
    index: float | None = None
    by_expert: bool = False


class RaterDrift(Record, frozen=True, kw_only=True):
    """GET /api/v1/calibration-drift: each reviewer over the calibrations compared so far, oldest first."""

    rater: Id
    rater_name: str
    points: tuple[DriftPoint, ...]

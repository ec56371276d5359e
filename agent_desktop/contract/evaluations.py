"""Evaluations: one person's review of one contact by one version of a scorecard, and what becomes of it."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, field

from agent_desktop.contract.base import Id, Moment, Record, Words, Write
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.scorecards import ErrorClass
from agent_desktop.contract.script_life import Note
from agent_desktop.contract.scripts import Name

LONGEST_COMMENT, MOST_REMARKS = 4_000, 100

Comment = Annotated[str, Meta(max_length=LONGEST_COMMENT)]
Seconds = Annotated[int, Meta(ge=0, le=7 * 86_400)]
"""Since the contact began."""


class Given(Record, frozen=True, kw_only=True):
    """The answer to one question. `value`: "yes", "no", "na", points as text, an option's code; "": none yet.

    `from_trace`: what the trace answers (a value as above), None where it answers nothing. A reviewer who says
    something else says why in `overruled_because`. `at`: the moment of the contact that it rests on.
    """

    value: Annotated[str, Meta(max_length=60)] = ""
    comment: Comment = ""
    root_causes: Annotated[tuple[Name, ...], Meta(max_length=30)] = ()
    at: Seconds | None = None
    from_trace: Annotated[str, Meta(max_length=60)] | None = None
    overruled_because: Comment = ""


class Remark(Record, frozen=True, kw_only=True):
    """Feedback in words at a moment of the contact."""

    at: Seconds
    words: Annotated[str, Meta(min_length=1, max_length=LONGEST_COMMENT)]


class EvaluationContent(Write, frozen=True, kw_only=True):
    """What a reviewer has written. `answers` by question code; `feedback` is for the handler, in whole."""

    answers: dict[str, Given] = field(default_factory=dict)
    remarks: Annotated[tuple[Remark, ...], Meta(max_length=MOST_REMARKS)] = ()
    feedback: Comment = ""


class Score(Record, frozen=True, kw_only=True):
    """Worked out by agent_desktop.reviews.scoring, on both sides alike. Per cent, None where nothing was to be scored.

    `critical`: of the critical questions alone. `failed`: codes of fatal questions with an error; then `whole` is 0.
    `errors`: by class, codes of the questions with one. `sections`: per cent by section code.
    `lost`: codes of all questions that lost points.
    """

    whole: float | None
    critical: float | None = None
    failed: tuple[str, ...] = ()
    errors: dict[ErrorClass, tuple[str, ...]] = field(default_factory=dict)
    sections: dict[str, float | None] = field(default_factory=dict)
    lost: tuple[str, ...] = ()


class EvaluationState(StrEnum):
    """DISPUTED goes to another supervisor: UPHELD leaves the score, AMENDED changes it. CLOSED ends each way."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    ACKNOWLEDGED = "acknowledged"
    DISPUTED = "disputed"
    UPHELD = "upheld"
    AMENDED = "amended"
    CLOSED = "closed"


class EvaluationMove(StrEnum):
    SUBMIT = "submit"  # draft → submitted, by its reviewer; all that is asked is answered
    ACKNOWLEDGE = "acknowledge"  # submitted, upheld, amended → acknowledged, by the handler it is about
    DISPUTE = "dispute"  # submitted, acknowledged → disputed, by that handler, within the scorecard's days, once
    UPHOLD = "uphold"  # disputed → upheld, by another supervisor than its reviewer, with a note
    AMEND = "amend"  # disputed → amended, likewise, with `content`
    CLOSE = "close"  # anything submitted and not disputed → closed, by a supervisor
    DISCARD = "discard"  # draft → gone, by its reviewer


class Dispute(Record, frozen=True, kw_only=True):
    """One question that the handler sees otherwise, and why."""

    question: Name
    words: Annotated[str, Meta(min_length=1, max_length=LONGEST_COMMENT)]


OLDEST_DRAFT_DAYS = 30
"""A review that stood on one desktop alone for longer is begun anew, by the scorecard in force."""


class EvaluationWrite(Write, frozen=True, kw_only=True):
    """PUT /api/v1/evaluations/{id}: begins one; the reviewer is whoever is signed in.

    Refused (409 `under-review`) where somebody else has one of the same contact that is no part of a calibration, and
    (422) where the reviewer handled the contact. `sample_id`: the sample that it is of; `calibration_id`: of a
    calibration: then several may be, each blind.

    By a version that is in force now, or was at `drafted_at`, when it was begun on the desktop alone: no longer than
    OLDEST_DRAFT_DAYS ago (422). Of a calibration by that which it names, whatever is in force.
    """

    contact_id: Id
    scorecard_version_id: Id
    sample_id: Id | None = None
    calibration_id: Id | None = None
    content: EvaluationContent = EvaluationContent()
    drafted_at: Moment | None = None


class EvaluationChange(Write, frozen=True, kw_only=True):
    """PUT /api/v1/evaluations/{id}/changes/{change_id} with If-Match: of a draft, by its reviewer."""

    content: EvaluationContent
    worked_seconds: Annotated[int, Meta(ge=0, le=86_400)] = 0


class EvaluationMoved(Write, frozen=True, kw_only=True):
    """PUT /api/v1/evaluations/{id}/moves/{move_id} with If-Match.

    `disputes`: of DISPUTE. `content`: of AMEND; of SUBMIT, in place of what the draft says. What the trace says is
    worked out by the server at both, and so is the score.
    """

    move: EvaluationMove
    note: Note = ""
    disputes: Annotated[tuple[Dispute, ...], Meta(max_length=100)] = ()
    content: EvaluationContent | None = None


class EvaluationInfo(Record, frozen=True, kw_only=True):
    """One line of a list. `handler`, `channel`, `service_code`, `started_at` and `seconds` are those of the contact,
    kept here so that an evaluation can be read when its contact was erased. `first_score`: as submitted, for ever.
    `dispute_until`: None until submitted. `handler_left`: whoever it is about works here no more. `version` is for
    If-Match.
    """

    id: Id
    version: int
    state: EvaluationState
    contact_id: Id
    contact_title: str
    channel: Channel
    service_code: str | None
    started_at: Moment
    seconds: int
    handler: Id
    handler_name: str
    handler_left: bool = False
    reviewer: Id
    reviewer_name: str
    scorecard_version_id: Id
    scorecard_title: Words
    scorecard_number: int
    sample_id: Id | None = None
    calibration_id: Id | None = None
    begun_at: Moment
    changed_at: Moment
    submitted_at: Moment | None = None
    dispute_until: Moment | None = None
    score: Score | None = None
    first_score: Score | None = None
    target: int = 0


class Happened(Record, frozen=True, kw_only=True):
    """One step in its life."""

    move: EvaluationMove
    at: Moment
    by: Id
    by_name: str
    note: str = ""


class Evaluation(Record, frozen=True, kw_only=True):
    """GET /api/v1/evaluations/{id}. `first_content`: as submitted, where it was amended since."""

    info: EvaluationInfo
    content: EvaluationContent
    worked_seconds: int = 0
    disputes: tuple[Dispute, ...] = ()
    first_content: EvaluationContent | None = None
    life: tuple[Happened, ...] = ()


class CoachingState(StrEnum):
    OPEN = "open"
    DONE = "done"  # says the handler
    CHECKED = "checked"  # says a supervisor, at or after the re-check
    DROPPED = "dropped"


class CoachingWrite(Write, frozen=True, kw_only=True):
    """PUT /api/v1/coaching-actions/{id}: something to do by a day, checked on another. `scenario`: trains it."""

    evaluation_id: Id
    question: Annotated[str, Meta(max_length=60)] = ""
    words: Annotated[str, Meta(min_length=1, max_length=LONGEST_COMMENT)]
    due_on: date
    recheck_on: date | None = None
    scenario: Annotated[str, Meta(max_length=60)] = ""


class CoachingChange(Write, frozen=True, kw_only=True):
    """PUT /api/v1/coaching-actions/{id}/changes/{change_id} with If-Match."""

    state: CoachingState
    note: Note = ""


class CoachingAction(Record, frozen=True, kw_only=True):
    """GET /api/v1/coaching-actions: a handler's own, or all for supervisors."""

    id: Id
    version: int
    evaluation_id: Id
    handler: Id
    handler_name: str
    by_name: str
    question: str
    words: str
    due_on: date
    recheck_on: date | None
    scenario: str
    state: CoachingState
    note: str
    made_at: Moment
    changed_at: Moment

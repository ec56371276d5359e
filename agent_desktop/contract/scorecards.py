"""Scorecards: what a contact is reviewed by. Written by one supervisor, approved by another, then never changed."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from agent_desktop.contract.base import Id, Moment, Record, Words, Write
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.script_life import Note
from agent_desktop.contract.scripts import Name

MOST_SECTIONS, MOST_QUESTIONS, MOST_POINTS, MOST_WEIGHT = 30, 100, 100, 1_000

Weight = Annotated[float, Meta(ge=0, le=MOST_WEIGHT)]
Points = Annotated[int, Meta(ge=0, le=MOST_POINTS)]


class QuestionType(StrEnum):
    YES_NO = "yes_no"  # yes: all points, no: none
    SCALE = "scale"  # 0 to `points`
    CHOICE = "choice"  # one of `options`, each with points of its own
    WORDS = "words"  # no points: something to write down, in the comment


class ErrorClass(StrEnum):
    """COPC's classes of critical error: who is harmed by it. Accuracy: the share of contacts without one."""

    CUSTOMER_CRITICAL = "customer_critical"
    BUSINESS_CRITICAL = "business_critical"
    COMPLIANCE_CRITICAL = "compliance_critical"


class Commented(StrEnum):
    """When a question must be commented on. LOSS: where any point was lost. WORDS are a comment: ALWAYS needs them."""

    NEVER = "never"
    LOSS = "loss"
    ALWAYS = "always"


class Proof(StrEnum):
    """What the trace of a contact can show by itself (agent_desktop.reviews.proofs says how)."""

    IDENTITY_FIRST = "identity_first"  # who speaks was established before anything of the record was discussed
    AUTHORITY_CHECKED = "authority_checked"  # of whoever spoke for the citizen
    ADAPTED_WORDING = "adapted_wording"  # wherever the script had words for the flags in force, those were shown
    REQUIRED_STEPS = "required_steps"  # mandatory steps (of `proof_steps`, none named: of all) were done
    RECOMMENDED_STEPS = "recommended_steps"  # the same of recommended ones
    VALIDATED_ANSWER = "validated_answer"  # an answer was given, validated and not past its review date
    RIGHT_SERVICE = "right_service"  # service and outcome fit the cases that were raised
    COMPLETE_CASE = "complete_case"  # what the service's form requires stands in each case
    PROMISE_AS_DUE = "promise_as_due"  # what was promised is what the service's clock says
    NOTES_WRITTEN = "notes_written"
    NO_CARD_NUMBER = "no_card_number"  # in the notes
    PAUSED_FOR_PAYMENT = "paused_for_payment"  # the recording, at each step that takes one
    ANSWERED_IN_TIME = "answered_in_time"
    OWN_LANGUAGE = "own_language"  # spoken in the language on record, where scripts have it


class Option(Record, frozen=True, kw_only=True):
    code: Name
    words: Words
    points: Points


class RootCause(Record, frozen=True, kw_only=True):
    """Why points were lost, from a list: where a question has one, each loss names a cause."""

    code: Name
    words: Words


class When(Record, frozen=True, kw_only=True):
    """The question is asked only where the earlier question `question` has one of the answers `is_one_of`.

    Answers as Given has them, as text: "yes", "no", "na", a number of points, the code of an option.
    """

    question: Name
    is_one_of: Annotated[tuple[str, ...], Meta(min_length=1, max_length=20)]


class ScorecardQuestion(Record, frozen=True, kw_only=True):
    """`points`: the most it can bring. `weight` counts within its section. An error is a "no", or fewer points than
    `passes_at` of a scale or a choice.

    `critical`: whom an error harms. `fatal`: an error makes the whole score 0. `when`: None: always asked.
    `proof`: the trace answers it by itself, with `proof_steps` where it asks for steps ("script:step" or "step").
    `scenarios`: ids of practice scenarios that train it.
    """

    code: Name
    words: Words
    help: Words = Words(en="")
    type: QuestionType = QuestionType.YES_NO
    points: Points = 1
    weight: Weight = 1.0
    options: Annotated[tuple[Option, ...], Meta(max_length=20)] = ()
    na_allowed: bool = False
    when: When | None = None
    comment: Commented = Commented.NEVER
    root_causes: Annotated[tuple[RootCause, ...], Meta(max_length=30)] = ()
    critical: ErrorClass | None = None
    fatal: bool = False
    passes_at: Points = 1
    proof: Proof | None = None
    proof_steps: Annotated[tuple[str, ...], Meta(max_length=40)] = ()
    scenarios: Annotated[tuple[Name, ...], Meta(max_length=20)] = ()


class Section(Record, frozen=True, kw_only=True):
    code: Name
    title: Words
    weight: Weight
    questions: Annotated[tuple[ScorecardQuestion, ...], Meta(min_length=1, max_length=MOST_QUESTIONS)]


class ScorecardContent(Write, frozen=True, kw_only=True):
    """One version's content. `channels`: none named: all. `target`: per cent. `dispute_days`: after it was submitted.

    A draft may hold mistakes (agent_desktop.reviews.checking finds them); it is submitted only without.
    """

    title: Words
    purpose: Words = Words(en="")
    channels: tuple[Channel, ...] = ()
    sections: Annotated[tuple[Section, ...], Meta(max_length=MOST_SECTIONS)] = ()
    target: Annotated[int, Meta(ge=0, le=100)] = 85
    dispute_days: Annotated[int, Meta(ge=0, le=90)] = 10


class ScorecardState(StrEnum):
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"  # in force from `effective_from` until the next version is
    RETIRED = "retired"


class ScorecardMove(StrEnum):
    """What may be done with a version: who wrote it may not APPROVE it."""

    SUBMIT = "submit"  # draft → in_review
    SEND_BACK = "send_back"  # in_review → draft, with a note
    APPROVE = "approve"  # in_review → approved, in force from `at` on
    RETIRE = "retire"  # approved → retired: nothing more is begun by it; drafts begun by it go on


class ScorecardVersionInfo(Record, frozen=True, kw_only=True):
    """One version without its content. `number` counts the versions of a scorecard from 1; `version`: for If-Match."""

    id: Id
    version: int
    scorecard_id: Id
    number: int
    state: ScorecardState
    in_force: bool
    title: Words
    channels: tuple[Channel, ...]
    questions: int
    change_note: str
    author: Id | None
    author_name: str
    made_at: Moment
    changed_at: Moment
    submitted_at: Moment | None = None
    approved_by: Id | None = None
    approved_by_name: str = ""
    approved_at: Moment | None = None
    effective_from: Moment | None = None
    effective_until: Moment | None = None
    note: str = ""


class ScorecardVersion(Record, frozen=True, kw_only=True):
    """One version whole. GET /api/v1/scorecard-versions/{id}; a list of infos at GET /api/v1/scorecard-versions. Those
    in force, for whoever practises or reviews: GET /api/v1/scorecards-in-force."""

    info: ScorecardVersionInfo
    content: ScorecardContent


class ScorecardVersionWrite(Write, frozen=True, kw_only=True):
    """PUT /api/v1/scorecard-versions/{id}: a new draft, of a new scorecard where there is none of `scorecard_id`."""

    scorecard_id: Id
    content: ScorecardContent
    change_note: Note = ""


class ScorecardVersionChange(Write, frozen=True, kw_only=True):
    """PUT /api/v1/scorecard-versions/{id}/changes/{change_id} with If-Match: by its author, while it is a draft."""

    content: ScorecardContent
    change_note: Note = ""


class ScorecardVersionMove(Write, frozen=True, kw_only=True):
    """PUT /api/v1/scorecard-versions/{id}/moves/{move_id} with If-Match. `at`: APPROVE and RETIRE; None: now."""

    move: ScorecardMove
    at: Moment | None = None
    note: Note = ""

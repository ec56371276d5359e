"""Practice: courses, attempts at scenarios, what each was judged by, and a coach's word that someone is ready."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from agent_desktop.contract.base import Id, Moment, Record, Words, Write
from agent_desktop.contract.contact_events import Events
from agent_desktop.contract.practice_scenarios import At, PracticeScenario
from agent_desktop.contract.script_runs import ScriptRun
from agent_desktop.contract.scripts import Name, Part, Spoken, Wording

COURSE_FORMAT = 1
MOST_POINTS_WON, MOST_HEARD = 200, 500

Percent = Annotated[float, Meta(ge=0, le=100)]
Since = Annotated[float, Meta(ge=0, le=86_400)]
"""Seconds since the attempt began, by a clock that nobody can set."""

Hash = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]


class AttemptEnd(StrEnum):
    """LEFT: by the trainee. CUT: by a live call, and not gone on with afterwards."""

    FINISHED = "finished"
    LEFT = "left"
    CUT = "cut"


class PointKind(StrEnum):
    """What a point of an attempt is about. SCORECARD: a question of the scorecard that live contacts are judged by."""

    SCORECARD = "scorecard"
    PATH = "path"
    REQUIRED = "required"
    WORDING = "wording"
    ANSWERS = "answers"
    KNOWLEDGE = "knowledge"
    PACE = "pace"
    RESULT = "result"
    NOTES = "notes"
    NEVER = "never"


class Point(Record, frozen=True, kw_only=True):
    """What was won or lost, and where. `code`: unique in the attempt. `of`: the most; 0 where it is only told.

    `why`: in words. `at`: the moment that decided it; None where it is the whole. `step`: "script/step", or "".
    """

    code: Annotated[str, Meta(max_length=120)]
    kind: PointKind
    words: Words
    got: Annotated[float, Meta(ge=0)]
    of: Annotated[float, Meta(ge=0)]
    why: Words
    at: Since | None = None
    step: Annotated[str, Meta(max_length=121)] = ""
    critical: bool = False


class Heard(Record, frozen=True, kw_only=True):
    """A line of the call. `by`: "caller", "handler" (the wording in front) or "coach" (a hint)."""

    by: Annotated[str, Meta(pattern=r"^(caller|handler|coach)$")]
    at: Since
    words: Annotated[str, Meta(max_length=2000)]
    step: Annotated[str, Meta(max_length=121)] = ""


class AttemptWrite(Write, frozen=True, kw_only=True):
    """PUT /api/v1/practice-attempts/{id}: one's own, once it has ended.

    `score`: per cent; None where nothing of it could be judged, as of one that was left. `critical`: how many critical
    points were lost. `worked`: seconds by a clock that nobody can set, without pauses. `seed`: which ways of saying it
    were drawn. `hints`: how many were shown.
    """

    scenario: Name
    scenario_hash: Hash
    course: Name | None = None
    language: Spoken = Spoken.EN
    seed: Annotated[int, Meta(ge=0, lt=2**32)] = 0
    began_at: Moment
    ended: AttemptEnd
    worked: Since
    paused: Since = 0
    score: Percent | None = None
    critical: Annotated[int, Meta(ge=0, le=200)] = 0
    hints: Annotated[int, Meta(ge=0, le=500)] = 0
    points: Annotated[tuple[Point, ...], Meta(max_length=MOST_POINTS_WON)] = ()
    heard: Annotated[tuple[Heard, ...], Meta(max_length=MOST_HEARD)] = ()
    runs: Annotated[tuple[ScriptRun, ...], Meta(max_length=50)] = ()
    events: Events = ()
    notes: Annotated[str, Meta(max_length=20_000)] = ""


class AttemptInfo(Record, frozen=True, kw_only=True):
    """One line of a list. GET /api/v1/practice-attempts (one's own; `?trainee=` for those who train)."""

    id: Id
    trainee: Id
    trainee_name: str
    scenario: str
    scenario_title: Words
    course: str | None = None
    language: Spoken
    began_at: Moment
    ended: AttemptEnd
    worked: float
    score: float | None
    critical: int
    hints: int
    comments: int = 0


class AttemptComment(Record, frozen=True, kw_only=True):
    """Words at a moment of an attempt."""

    id: Id
    at: Since
    words: str
    by: Id
    by_name: str
    written_at: Moment


class AttemptCommentWrite(Write, frozen=True, kw_only=True):
    """PUT /api/v1/practice-attempts/{id}/comments/{comment_id}: by those who train, and whoever made the attempt."""

    at: Since
    words: Annotated[str, Meta(min_length=1, max_length=4_000)]


class Attempt(Record, frozen=True, kw_only=True):
    """GET /api/v1/practice-attempts/{id}: whole, to be looked at again."""

    info: AttemptInfo
    content: AttemptWrite
    comments: tuple[AttemptComment, ...] = ()


class Gate(Part, frozen=True, kw_only=True):
    """What opens the next stage: each scenario of the stage once at `percent` or more, without a critical point lost;
    and none lost in the last `clean` attempts of the course (0: not asked).
    """

    percent: Annotated[int, Meta(ge=0, le=100)] = 85
    clean: Annotated[int, Meta(ge=0, le=50)] = 0


class Stage(Part, frozen=True, kw_only=True):
    id: Name
    title: Wording
    scenarios: Annotated[tuple[Name, ...], Meta(min_length=1, max_length=50)]
    gate: Gate = Gate()


class Course(Part, frozen=True, kw_only=True):
    """Scenarios in order, with gates between the stages. `coach`: at the end a coach signs."""

    format: int
    id: Name
    title: Wording
    about: Wording
    stages: Annotated[tuple[Stage, ...], Meta(min_length=1, max_length=20)]
    coach: bool = True


class SignOff(Record, frozen=True, kw_only=True):
    """A coach's word that a trainee is ready for live calls. `withdrawn_at`: None while it stands."""

    id: Id
    trainee: Id
    course: str
    by: Id
    by_name: str
    at: Moment
    words: str = ""
    withdrawn_at: Moment | None = None


class SignOffWrite(Write, frozen=True, kw_only=True):
    """PUT /api/v1/practice-sign-offs/{id}: by one who trains, not about themselves, once the gates are passed (409
    `gates-not-passed`).
    """

    trainee: Id
    course: Name
    words: Annotated[str, Meta(max_length=4_000)] = ""


class SignOffWithdrawal(Write, frozen=True, kw_only=True):
    """PUT /api/v1/practice-sign-offs/{id}/withdrawal/{write_id}: takes it back, with or without words why."""

    words: Annotated[str, Meta(max_length=4_000)] = ""


class Enrolment(Record, frozen=True, kw_only=True):
    """GET /api/v1/practice-enrolment: one's own; `?trainee=` for those who train.

    `course`: the one that a trainer put them on; None where nobody did. `signed`: every sign-off, newest first.
    """

    trainee: Id
    name: str
    course: str | None = None
    signed: tuple[SignOff, ...] = ()


class EnrolmentWrite(Write, frozen=True, kw_only=True):
    """PUT /api/v1/practice-enrolments/{id}: by one who trains; the newest counts. `course` None: on none."""

    trainee: Id
    course: Name | None


class Trainee(Record, frozen=True, kw_only=True):
    """One line of a cohort. `passed` of `of`: scenarios of the course. `mean_score`: per cent, of the last ten that
    were scored. `gates_passed`: ready for a coach's word."""

    id: Id
    name: str
    course: str | None
    passed: int
    of: int
    attempts: int
    last_at: Moment | None
    last_score: float | None
    mean_score: float | None
    critical_in_last_five: int
    gates_passed: bool = False
    signed: SignOff | None = None


class Cohort(Record, frozen=True, kw_only=True):
    """GET /api/v1/practice-cohort: whoever is on a course, and every handler who has practised; by name."""

    trainees: tuple[Trainee, ...]


class Stumble(Record, frozen=True, kw_only=True):
    """Where points are lost, over all attempts: a fault of the script as often as of the trainee.

    `at`: the step; `variant`: the wording that was in front, "" where that plays no part. `lost` of `attempts`.
    """

    at: At
    variant: str = ""
    kind: PointKind
    lost: int
    attempts: int
    trainees: int
    mean_seconds: float | None = None


class Stumbles(Record, frozen=True, kw_only=True):
    """GET /api/v1/practice-stumbles?days: where most is lost first. `attempts` of `trainees`: all that counted."""

    attempts: int
    trainees: int
    stumbles: tuple[Stumble, ...]


class ScriptRemarkWrite(Write, frozen=True, kw_only=True):
    """PUT /api/v1/script-remarks/{id}: to whoever edits a script, about one of its steps."""

    script: Name
    step: Name
    variant: Annotated[str, Meta(max_length=60)] = ""
    words: Annotated[str, Meta(min_length=1, max_length=4_000)]


class ScriptRemark(Record, frozen=True, kw_only=True):
    """GET /api/v1/script-remarks?script=: newest first. `settled_at`: None while nobody has seen to it."""

    id: Id
    script: str
    step: str
    variant: str
    words: str
    by: Id
    by_name: str
    at: Moment
    settled_at: Moment | None = None
    settled_by_name: str = ""


class ScriptRemarkSettle(Write, frozen=True, kw_only=True):
    """PUT /api/v1/script-remarks/{id}/settlements/{write_id}: it was seen to; or not, after all."""

    settled: bool = True


class ScenarioWrite(Write, frozen=True, kw_only=True):
    """PUT /api/v1/practice-scenarios/{id}: one that the library does not ship, by one who trains; a new version where
    it is there. `confirmed`: a person has seen to it that nobody real can be known by it: without it, one that was made
    from a contact is refused (422). So is one in which something of the people of `contact` is left: the contact that
    it was made from, asked for where it is new and kept nowhere.
    """

    scenario: PracticeScenario
    confirmed: bool = False
    contact: Id | None = None


class KeptScenario(Record, frozen=True, kw_only=True):
    """GET /api/v1/practice-scenarios: those that the authority has made itself, the newest version of each.

    `version`: counts from 1. `retired`: offered no more.
    """

    scenario: PracticeScenario
    hash: str
    by_name: str
    at: Moment
    version: int = 1
    retired: bool = False


class ScenarioRetirement(Write, frozen=True, kw_only=True):
    """PUT /api/v1/practice-scenario-retirements/{id}: offered no more; or again."""

    scenario: Name
    retired: bool = True

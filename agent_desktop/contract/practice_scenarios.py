"""Practice scenarios, as a trainer writes them and as they go over the wire: an invented call, whole, as data.

Unlike contract.scripts.Scenario, which proves that a script carries a call, one of these is played by a person. Unknown
fields are refused: a desktop that does not know what a newer scenario forbids would judge wrongly.

`at` is always a step, as "script/step".
"""

from datetime import date, time
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from agent_desktop.contract.cases import CaseState
from agent_desktop.contract.citizens import (
    Address,
    Channel,
    CitizenStatus,
    EmailText,
    Languages,
    NameText,
    Phones,
)
from agent_desktop.contract.contacts import Direction, IdentityMethod
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.scorecards import Proof
from agent_desktop.contract.scripts import Code, Name, Part, Spoken, Value, Wording

SCENARIO_FORMAT = 1
"""The version of the format that this build reads."""

At = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_-]{0,59}/[a-z][a-z0-9_-]{0,59}$")]
"""A step: "missed-bin/which_bin"."""

Days = Annotated[int, Meta(ge=0, le=36_500)]
Seconds = Annotated[int, Meta(ge=0, le=600)]
Line = Annotated[str, Meta(max_length=300)]


class Mood(StrEnum):
    CALM = "calm"
    WORRIED = "worried"
    ANGRY = "angry"
    CONFUSED = "confused"
    AFRAID = "afraid"
    SAD = "sad"
    HURRIED = "hurried"


class Pace(StrEnum):
    SLOW = "slow"
    USUAL = "usual"
    FAST = "fast"


class Loudness(StrEnum):
    QUIET = "quiet"
    USUAL = "usual"
    LOUD = "loud"


class ServerLine(StrEnum):
    """The line to the server, not the telephone's. DROPS: goes away with the first step of the script, for good."""

    GOOD = "good"
    SLOW = "slow"
    AWAY = "away"
    DROPS = "drops"


class Past(Part, frozen=True, kw_only=True):
    """A contact of before, for the history."""

    days_ago: Days
    at: time = time(10, 0)
    channel: Channel = Channel.PHONE
    direction: Direction = Direction.INBOUND
    service: Code | None = None
    title: Line
    summary: Annotated[str, Meta(max_length=2000)] = ""
    outcome: Outcome | None = None
    handled_by: Annotated[str, Meta(max_length=100)] = ""


class PastCase(Part, frozen=True, kw_only=True):
    """A case of before. Its reference is made when the scenario begins."""

    service: Code
    days_ago: Days
    state: CaseState = CaseState.OPEN
    progress: Line = ""
    place: Line = ""
    answers: dict[str, Value] = msgspec.field(default_factory=dict)


class Speaker(Part, frozen=True, kw_only=True):
    """Someone on record who may speak for a person: another of the scenario's `people`.

    `until_days`: until when, from today (negative: it has run out); None: without an end.
    """

    person: Name
    relation: Line
    may_discuss: tuple[Code, ...] = ()
    evidence: Line = ""
    until_days: int | None = None


class Person(Part, frozen=True, kw_only=True):
    """Someone invented, as their record has them. `id` is theirs within the scenario."""

    id: Name
    name: NameText
    latin_name: Annotated[str, Meta(max_length=300)] = ""
    birth_date: date | None = None
    status: CitizenStatus = CitizenStatus.LIVING
    died_on: date | None = None
    languages: Languages = ()
    preferred_channel: Channel | None = None
    preferred_format: Annotated[str, Meta(max_length=50)] = ""
    address: Address | None = None
    phones: Phones = ()
    email: EmailText = ""
    flags: tuple[Code, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    history: tuple[Past, ...] = ()
    cases: tuple[PastCase, ...] = ()


class Caller(Part, frozen=True, kw_only=True):
    """Who is on the line. `person`: None for someone who is not on record. `about`: whom the call is about, where that
    is somebody else. `number`: as it reaches the desktop; "": none; withheld where `withheld`.
    """

    person: Name | None = None
    about: Name | None = None
    number: Annotated[str, Meta(max_length=30)] = ""
    withheld: bool = False
    channel: Channel = Channel.PHONE
    language: Spoken = Spoken.EN
    mood: Mood = Mood.CALM
    pace: Pace = Pace.USUAL
    loudness: Loudness = Loudness.USUAL


class Turn(Part, frozen=True, kw_only=True):
    """What the caller says and does when the step `at` is in front of the handler, the first time.

    `says`: ways of saying it, of which an attempt has one. `understands`: names of the wordings that reach them; with
    another one in front they say one of `misheard` instead, and are asked again once the right one is. None named:
    every one does. `tells`: what they tell, as it is to be taken down. `silence`: seconds before they speak. `mood`:
    another one from here on. `turns_to`: they change the subject, to what the script of this id is for. `cut`: the
    telephone breaks after it for so many seconds. `rings_off`: and the call is over.
    """

    at: At
    says: Annotated[tuple[Wording, ...], Meta(max_length=10)] = ()
    understands: tuple[Name, ...] = ()
    misheard: Annotated[tuple[Wording, ...], Meta(max_length=10)] = ()
    tells: dict[str, Value] = msgspec.field(default_factory=dict)
    silence: Seconds = 0
    mood: Mood | None = None
    turns_to: Name | None = None
    cut: Seconds = 0
    rings_off: bool = False


class Deed(Part, frozen=True, kw_only=True):
    """One step of a good run, and what is done there.

    `answer`: what is taken down (left out: what the caller tells at this step). `variant`: whose words must be in
    front. `failed`: an action that does not succeed. `waive`: skipped, for this reason. `begins`: the step is the first
    of this script, which is taken up in the middle of another one. `seconds`: how long it takes, 12 where it is 0.
    """

    at: At
    variant: Name | None = None
    answer: dict[str, Value] = msgspec.field(default_factory=dict)
    failed: bool = False
    waive: Annotated[str, Meta(max_length=500)] = ""
    begins: Name | None = None
    seconds: Seconds = 0


class Run(Part, frozen=True, kw_only=True):
    """A way through the call that is accepted: its steps in order, and the outcome step that ends it."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    steps: Annotated[tuple[Deed, ...], Meta(min_length=1, max_length=200)]
    outcome: Name


class Expected(Part, frozen=True, kw_only=True):
    """What a good handler has done by the end. None and empty: nothing is asked of it.

    `person`: whose contact it is; None: nobody's. `speaking_with`: the representative. `articles`: short names of which
    one at least was given. `notes`: groups of words, of each of which one at least stands in the notes.
    """

    person: Name | None = None
    speaking_with: Name | None = None
    identity: IdentityMethod | None = None
    service: Code | None = None
    result: Outcome
    cases: tuple[Code, ...] = ()
    articles: tuple[Code, ...] = ()
    notes: Annotated[tuple[tuple[Line, ...], ...], Meta(max_length=10)] = ()
    example_notes: Wording


class Never(Part, frozen=True, kw_only=True):
    """What must not happen: exactly one of `visits` (this step comes up), `raises` (a case of this service), `fails`
    (the trace proves a no), `notes` (one of these stands in the notes). `fatal`: the score is 0 then.
    """

    code: Name
    words: Wording
    visits: At | None = None
    raises: Code | None = None
    fails: Proof | None = None
    notes: tuple[Line, ...] = ()
    fatal: bool = False

    def __post_init__(self) -> None:
        """Raises ValueError where it forbids nothing, or more than one thing."""
        if sum((self.visits is not None, self.raises is not None, self.fails is not None, bool(self.notes))) != 1:
            raise ValueError("never-needs-one")


class Comment(Part, frozen=True, kw_only=True):
    """A trainer's words at a step: `says` in the walkthrough, `hint` to the trainee who is new to it."""

    at: At
    says: Wording | None = None
    hint: Wording | None = None


class PracticeScenario(Part, frozen=True, kw_only=True):
    """All of one. `script`: of the call. `runs`: the first is the model, which the walkthrough plays.

    `opening`: what the caller says first; one way of each, in order. `closing`: what they say when it ends well.
    `made_from_contact`: rewritten from a real one, and confirmed by a person.
    """

    format: int
    id: Name
    title: Wording
    about: Wording
    script: Name
    level: Annotated[int, Meta(ge=1, le=3)] = 1
    languages: Annotated[tuple[Spoken, ...], Meta(min_length=1)] = (Spoken.EN,)
    line: ServerLine = ServerLine.GOOD
    people: Annotated[tuple[Person, ...], Meta(max_length=20)] = ()
    caller: Caller
    opening: Annotated[tuple[Wording, ...], Meta(min_length=1, max_length=10)]
    closing: Wording | None = None
    turns: Annotated[tuple[Turn, ...], Meta(max_length=100)] = ()
    runs: Annotated[tuple[Run, ...], Meta(min_length=1, max_length=10)]
    expects: Expected
    never: Annotated[tuple[Never, ...], Meta(max_length=20)] = ()
    comments: Annotated[tuple[Comment, ...], Meta(max_length=100)] = ()
    made_from_contact: bool = False

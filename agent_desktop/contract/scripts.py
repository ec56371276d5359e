"""Guided call scripts, as a trainer writes them and as they go over the wire: data, no behaviour.

A script is steps with edges between them. Everything that decides (a variant's words, an edge, whether a compliance
step applies) is a `Condition`: data that can be analysed, never an expression. Unknown fields are refused everywhere: a
desktop that does not know a field of a newer script might leave out what it demands.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from agent_desktop.contract.base import Prepared, Record
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.services import FieldKind

FORMAT = 1
"""The version of the format that this build reads."""

Name = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_-]{0,59}$")]
"""What steps, variables, variants and scripts are called: small letters, digits, _ and -."""

Text = Annotated[str, Meta(max_length=2000)]
Code = Annotated[str, Meta(min_length=1, max_length=60)]
Value = Annotated[str, Meta(max_length=4000)] | int | float | tuple[Annotated[str, Meta(max_length=4000)], ...]
"""An answer: text, ONE_OF: str; NUMBER: int or float; DATE: "YYYY-MM-DD"; MANY_OF: option codes."""


class Spoken(StrEnum):
    """Languages that scripts are written in."""

    EN = "en"
    CY = "cy"


class Part(
    msgspec.Struct,
    metaclass=Prepared,
    frozen=True,
    kw_only=True,
    gc=False,
    forbid_unknown_fields=True,
    omit_defaults=True,
):
    """A piece of a script."""


class Wording(Part, frozen=True, kw_only=True):
    """The same words in each language. English is the source."""

    en: Annotated[str, Meta(min_length=1, max_length=2000)]
    cy: Text = ""

    def in_language(self, language: str) -> str:
        """The words in `language`, or in English where there is no translation."""
        return self.cy if language == Spoken.CY and self.cy else self.en


class Condition(Part, frozen=True, kw_only=True):
    """One question with a yes or no: exactly one of these, and with `variable` exactly one of its comparisons.

    `at_least` and `at_most` compare a number, or for a date the days gone by since (yesterday is 1).
    """

    all_of: "tuple[Condition, ...] | None" = msgspec.field(default=None, name="all")
    any_of: "tuple[Condition, ...] | None" = msgspec.field(default=None, name="any")
    negated: "Condition | None" = msgspec.field(default=None, name="not")
    flag: Code | None = None
    language: Spoken | None = None
    channel: Channel | None = None
    representative: bool | None = None
    variable: Name | None = None
    equals: str | int | float | None = msgspec.field(default=None, name="is")
    one_of: tuple[str, ...] | None = None
    has: str | None = None
    at_least: float | None = None
    at_most: float | None = None
    known: bool | None = None

    def __post_init__(self) -> None:
        """Raises ValueError where it asks nothing, or more than one thing."""
        asked = (self.all_of, self.any_of, self.negated, self.flag, self.language, self.channel, self.representative)
        compared = (self.equals, self.one_of, self.has, self.at_least, self.at_most, self.known)
        if sum(item is not None for item in (*asked, self.variable)) != 1:
            raise ValueError("condition-needs-one")
        if sum(item is not None for item in compared) != (self.variable is not None):
            raise ValueError("comparison-needs-one")


class Say(Part, frozen=True, kw_only=True):
    """Words to say aloud when `when` holds. The last variant of a step has no `when`: it always fits."""

    name: Name = "usual"
    when: Condition | None = None
    en: Annotated[str, Meta(min_length=1, max_length=2000)]
    cy: Text = ""

    def in_language(self, language: str) -> str:
        """The words in `language`, or in English where there is no translation."""
        return self.cy if language == Spoken.CY and self.cy else self.en


class Edge(Part, frozen=True, kw_only=True):
    """The way on if `answer` was given, if `when` holds, or (with neither) otherwise: the default, which comes last.

    `answer` is the question's answer; after a subscript the id of the outcome it ended with; after an action "failed".
    """

    to: Name
    answer: str | int | float | None = None
    when: Condition | None = None


class Level(StrEnum):
    MANDATORY = "mandatory"
    RECOMMENDED = "recommended"


class Fidelity(StrEnum):
    VERBATIM = "verbatim"
    PARAPHRASE = "paraphrase"


class Compliance(Part, frozen=True, kw_only=True):
    """What must be done before the steps named in `before` (none named: before every outcome), if `when` holds.

    `evidence` is what shows afterwards that it was done.
    """

    level: Level
    wording: Fidelity
    evidence: Wording
    before: tuple[Name, ...] = ()
    when: Condition | None = None
    waivable: bool = False


class Step(Part, frozen=True, kw_only=True):
    """What every kind of step has. `say` is spoken; `note` is for the handler alone; `articles` are shown.

    `unrecorded`: nothing may be recorded while it is gone through, as where a card's number is said.
    """

    id: Name
    title: Wording
    say: tuple[Say, ...] = ()
    note: Wording | None = None
    articles: tuple[Code, ...] = ()
    compliance: Compliance | None = None
    unrecorded: bool = False
    go: tuple[Edge, ...] = ()


class Prompt(Step, frozen=True, kw_only=True, tag_field="kind", tag="prompt"):
    """Something to say."""


class Question(Step, frozen=True, kw_only=True, tag_field="kind", tag="question"):
    """One thing to ask; the answer goes into the variable `asks`."""

    asks: Name


class DataEntry(Step, frozen=True, kw_only=True, tag_field="kind", tag="data_entry"):
    """Several things to take down at once."""

    fields: tuple[Name, ...]


class Logic(Step, frozen=True, kw_only=True, tag_field="kind", tag="logic"):
    """A fork that nobody sees."""


class ActionKind(StrEnum):
    RAISE_CASE = "raise_case"
    SCHEDULE_CALLBACK = "schedule_callback"
    VERIFY_IDENTITY = "verify_identity"
    TRANSFER = "transfer"
    SEND_FORM = "send_form"
    RAISE_CONCERN = "raise_concern"


class Action(Step, frozen=True, kw_only=True, tag_field="kind", tag="action"):
    """Something the desktop does. `offline` and `practice`: what it does there instead, to the handler.

    `service`: of the case or concern. `target`: where to transfer, or which form to send.
    """

    do: ActionKind
    service: Code | None = None
    target: Wording | None = None
    offline: Wording
    practice: Wording


class Knowledge(Step, frozen=True, kw_only=True, tag_field="kind", tag="knowledge"):
    """An answer to read out from the articles."""


class Subscript(Step, frozen=True, kw_only=True, tag_field="kind", tag="subscript"):
    """Another script is gone through; its outcome chooses the edge."""

    script: Name


class Ending(Step, frozen=True, kw_only=True, tag_field="kind", tag="outcome"):
    """The end, with the outcome that the contact is given."""

    result: Outcome


AnyStep = Prompt | Question | DataEntry | Logic | Action | Knowledge | Subscript | Ending


class Source(StrEnum):
    """Where a value comes from first; whatever is not known is asked."""

    CALL = "call"
    CITIZEN = "citizen"
    CASE = "case"
    ASKED = "asked"


class Privacy(StrEnum):
    """SENSITIVE: health, safety and the like, special categories of UK GDPR article 9 among them."""

    NONE = "none"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"


class Choice(Part, frozen=True, kw_only=True):
    code: Code
    label: Wording


class Fill(Part, frozen=True, kw_only=True):
    """A field of a service's case form that the variable fills."""

    service: Code
    field: Code


class Variable(Part, frozen=True, kw_only=True):
    """A typed answer. Limits as in contract.services.FormField."""

    name: Name
    kind: FieldKind
    label: Wording
    source: Source = Source.ASKED
    privacy: Privacy
    required: bool = True
    least: int | None = None
    most: int | None = None
    earliest_days: int | None = None
    latest_days: int | None = None
    options: tuple[Choice, ...] = ()
    fills: tuple[Fill, ...] = ()


class Given(Part, frozen=True, kw_only=True):
    """How a scenario begins. `known` is on record; `said` the citizen has told already in this contact."""

    flags: tuple[Code, ...] = ()
    language: Spoken = Spoken.EN
    channel: Channel = Channel.PHONE
    representative: bool = False
    known: dict[str, Value] = msgspec.field(default_factory=dict)
    said: dict[str, Value] = msgspec.field(default_factory=dict)


class Play(Part, frozen=True, kw_only=True):
    """One step that must come next in a scenario (`script/step` in a subscript), and what is done there.

    `variant`: whose words must be shown. `flags`: in force from here on. `waive`: skipped, for this reason.
    """

    at: Annotated[str, Meta(max_length=121)]
    variant: Name | None = None
    flags: tuple[Code, ...] | None = None
    answer: dict[str, Value] = msgspec.field(default_factory=dict)
    failed: bool = False
    waive: Text = ""


class Scenario(Part, frozen=True, kw_only=True):
    """A call that the script must carry: every step in order, and the outcome step it ends at."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    given: Given = Given()
    steps: tuple[Play, ...]
    outcome: Name


class Script(Part, frozen=True, kw_only=True):
    """All of one script. `subscript`: only ever gone through from another one, never offered by itself."""

    format: int
    id: Name
    title: Wording
    owner: Annotated[str, Meta(min_length=1, max_length=200)]
    services: tuple[Code, ...] = ()
    audience: tuple[Channel, ...]
    languages: tuple[Spoken, ...]
    review_by: date
    change_note: Text = ""
    subscript: bool = False
    start: Name
    variables: tuple[Variable, ...] = ()
    steps: tuple[AnyStep, ...]
    scenarios: tuple[Scenario, ...] = ()


class ScriptVersion(Record, frozen=True, kw_only=True):
    """A script as it was when it was made a version: it never changes. `hash`: SHA-256 of its content, in hex."""

    hash: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
    script: Script

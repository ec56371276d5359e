"""A script while it is gone through, and the trace it leaves: frozen, to be written down and taken up again."""

from enum import StrEnum

import msgspec

from agent_desktop.contract.base import Moment, Record
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.scripts import Spoken, Value

MOST_RUNS, MOST_MOVES = 50, 2_000
"""Runs that the server keeps of one contact, and moves of one run."""

LARGEST_RUNS = 400_000
"""Bytes of all runs of a contact as JSON: they share a body of 1 MiB with its notes."""


class Mode(StrEnum):
    LIVE = "live"
    PRACTICE = "practice"
    PREVIEW = "preview"


class Origin(StrEnum):
    """RECORD: known before, to be checked with the citizen. SAID: the citizen's own word in this contact."""

    RECORD = "record"
    SAID = "said"


class Fact(Record, frozen=True, kw_only=True):
    name: str
    value: Value
    origin: Origin


class Situation(Record, frozen=True, kw_only=True):
    """How things stand in the contact. `flags`: codes in force. `facts`: known outside this run."""

    flags: tuple[str, ...] = ()
    language: Spoken = Spoken.EN
    channel: Channel = Channel.PHONE
    representative: bool = False
    facts: tuple[Fact, ...] = ()


class Reply(Record, frozen=True, kw_only=True):
    """What was done at a step: its values by variable, or an action that did not succeed."""

    values: dict[str, Value] = msgspec.field(default_factory=dict)
    failed: bool = False


class Frame(Record, frozen=True, kw_only=True):
    """A place in a script. `interrupts`: when it ends, the frame below stays where it is.

    `aside`: this one step is made good, then the frame below goes on where it is.
    """

    script_id: str
    hash: str
    step: str
    interrupts: bool = False
    aside: bool = False


class Undo(Record, frozen=True, kw_only=True):
    """How things stood before a move: its frames, and the answers that the move changed (gone: were not there)."""

    frames: tuple[Frame, ...]
    answers: tuple[Fact, ...] = ()
    gone: tuple[str, ...] = ()
    ended: str | None = None


class Pin(Record, frozen=True, kw_only=True):
    """The version that a script's id means for the whole of this run."""

    script_id: str
    hash: str


class Did(StrEnum):
    BEGAN = "began"
    ANSWERED = "answered"
    WAIVED = "waived"
    BACK = "back"
    JUMPED = "jumped"
    INTERRUPTED = "interrupted"
    SITUATION = "situation"


class Shown(Record, frozen=True, kw_only=True):
    """A step that came up. `passed`: not shown to the handler, because it forks or was answered already."""

    script_id: str
    step: str
    variant: str = ""
    articles: tuple[str, ...] = ()
    passed: bool = False


class Move(Record, frozen=True, kw_only=True):
    """One line of the trace: what was done, where, when, and which steps came up by it.

    With `did`: ANSWERED reply; WAIVED reason; JUMPED and BACK `to`; INTERRUPTED `to_script` and new pins; BEGAN pins;
    BEGAN and SITUATION situation.
    `flags` and `language` are those in force after it.
    """

    did: Did
    at: Moment
    script_id: str
    step: str
    flags: tuple[str, ...]
    language: Spoken
    shown: tuple[Shown, ...]
    reply: Reply | None = None
    reason: str = ""
    to: str = ""
    to_script: str = ""
    pins: tuple[Pin, ...] = ()
    situation: Situation | None = None


class RunState(Record, frozen=True, kw_only=True):
    """`frames`: the last is where we are. `answers`: what this run took, by name. `past`: for going back, newest last.

    `ended`: the outcome step of the first script, once it is reached. `pins`: the first is the script begun with.
    """

    mode: Mode
    pins: tuple[Pin, ...]
    situation: Situation
    frames: tuple[Frame, ...]
    answers: tuple[Fact, ...] = ()
    past: tuple[Undo, ...] = ()
    ended: str | None = None
    trace: tuple[Move, ...] = ()


class ScriptRun(Record, frozen=True, kw_only=True):
    """A run as a finished contact keeps it: its trace, from which the state can be had again (scripts.replaying).

    `ended`: the outcome step of the first script; None where it was left before.
    """

    mode: Mode
    pins: tuple[Pin, ...]
    trace: tuple[Move, ...]
    ended: str | None = None

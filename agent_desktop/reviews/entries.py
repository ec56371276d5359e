"""One line of a contact's time line."""

from enum import StrEnum

from agent_desktop.contract.base import Record


class What(StrEnum):
    BEGAN = "began"
    IDENTITY = "identity"
    PERSON = "person"
    SCRIPT = "script"
    STEP = "step"
    OWED = "owed"  # a step that ought to have come and did not
    NOTE = "note"
    ANSWER = "answer"  # one from the knowledge was given
    CASE = "case"
    HELD = "held"
    PAUSED = "paused"  # the recording
    LINE = "line"
    FINISHED = "finished"


class Tone(StrEnum):
    """What to look at first. GOOD: demanded and done. CAUTION: look. WRONG: demanded and not done. QUIET: nothing was
    said then."""

    PLAIN = "plain"
    GOOD = "good"
    CAUTION = "caution"
    WRONG = "wrong"
    QUIET = "quiet"


class Entry(Record, frozen=True, kw_only=True):
    """`key`: what proofs name it by. `at`, `until`: seconds since the contact began; `until` None for a moment.

    `title` and `parts` are in the language in use. `median`: seconds that the team spends there, None where too few
    did. `variant`: of the words that were in force, "" for the usual ones.
    """

    key: str
    at: float
    what: What
    title: str
    parts: tuple[str, ...] = ()
    tone: Tone = Tone.PLAIN
    until: float | None = None
    median: float | None = None
    variant: str = ""
    script_id: str = ""
    step: str = ""

    @property
    def seconds(self) -> float | None:
        """How long it took; None for a moment."""
        return None if self.until is None else self.until - self.at

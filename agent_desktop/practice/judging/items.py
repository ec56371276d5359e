"""One thing that was judged, before it is known how much of the whole it is."""

from collections.abc import Callable

from agent_desktop.contract.base import Record, Words
from agent_desktop.contract.practice import PointKind
from agent_desktop.contract.scorecards import ErrorClass


class Item(Record, frozen=True, kw_only=True):
    """`got` of `possible`; of 0 it is only told. `code`: unique among its kind. `why`: in words.

    `at`: seconds since the attempt began; None where it is the whole. `critical`: whom a loss harms. `fatal`: a loss
    makes the score 0.
    """

    kind: PointKind
    code: str
    words: Words
    why: Words
    got: int = 0
    possible: int = 0
    at: float | None = None
    step: str = ""
    critical: ErrorClass | None = None
    fatal: bool = False

    @property
    def is_lost(self) -> bool:
        return self.got < self.possible


def both(words: Callable[[str], str]) -> Words:
    """`words` in each language of the authority, as `lambda spoken: t_in(spoken, "…")` makes them."""
    return Words(en=words("en"), cy=words("cy"))

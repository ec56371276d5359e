"""Passages: each place of a scenario where something of the contact stands, as it was and as it is now."""

import re
from datetime import date

from msgspec.structs import replace

from agent_desktop.contract.base import Record
from agent_desktop.contract.scripts import Value
from agent_desktop.practice.rewriting.finding import Finder
from agent_desktop.practice.rewriting.inventing import Inventor
from agent_desktop.practice.rewriting.texts import Change, Doubt, Mark, doubts, rewrite

LONG_AGO_DAYS = 400
"""A date further off than this is somebody's, such as a date of birth; a nearer one is told in days from today."""

FEWEST_DIGITS = 5
"""Of a number that may be somebody's, where a number is asked for."""

_CODE = re.compile(r"[a-z]+(?:_[a-z]+)*")
"""What options are called by."""

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


class Passage(Record, frozen=True, kw_only=True):
    """`at`: its place in the scenario, such as "turns.3.tells.where_kept"; `also`: places that say the same.

    `what`: in words. `written`: a person may write in it. `marks`: what they must look at. `must`: it waits for a
    person's word even without a mark, because people typed it.
    """

    at: str
    also: tuple[str, ...] = ()
    what: str
    before: str
    text: str
    changes: tuple[Change, ...] = ()
    marks: tuple[Mark, ...] = ()
    written: bool = False
    must: bool = False

    @property
    def waits(self) -> bool:
        """Whether it goes on only with a person's word."""
        return self.must or bool(self.marks)


class Workshop:
    """Finds and replaces, for one contact."""

    def __init__(self, finder: Finder, inventor: Inventor) -> None:
        self.finder = finder
        self.inventor = inventor

    def text(self, at: str, what: str, before: str, *, also: tuple[str, ...] = (), must: bool = True) -> Passage | None:
        """What people typed; None where they typed nothing. `must` False: short words that are mostly the same."""
        if not before.strip():
            return None
        done = rewrite(before, self.finder, self.inventor)
        return Passage(
            at=at,
            also=also,
            what=what,
            before=before,
            text=done.text,
            changes=done.changes,
            marks=done.marks,
            written=True,
            must=must,
        )

    def value(
        self,
        at: str,
        what: str,
        value: Value,
        *,
        material_day: date,
        choice: bool = False,
        also: tuple[str, ...] = (),
    ) -> tuple[Value, Passage | None]:
        """An answer, and its passage where people typed it. `choice`: it is the code of one, or of several."""
        if choice or isinstance(value, tuple):
            return value, None
        if isinstance(value, int | float):
            return self._number(value), None
        if _ISO.fullmatch(value):
            return self._date(value, material_day), None
        if _CODE.fullmatch(value) and not self.finder.found(value):
            return value, None
        passage = self.text(at, what, value, also=also)
        return (passage.text if passage else value), passage

    def marks(self, text: str, invented: tuple[str, ...]) -> tuple[Mark, ...]:
        """What may still be personal in it beside `invented` words."""
        spans = tuple(
            (found.start(), found.end()) for each in invented if each for found in re.finditer(re.escape(each), text)
        )
        return doubts(text, self.finder, spans)

    def again(self, passage: Passage, text: str) -> Passage:
        """As somebody wrote it: changes that are still there stay, and all is looked at anew."""
        changes = tuple(_moved(passage.changes, text))
        spans = tuple((change.start, change.end) for change in changes)
        return replace(passage, text=text, changes=changes, marks=doubts(text, self.finder, spans))

    def _number(self, value: int | float) -> int | float:
        digits = str(abs(int(value)))
        if len(digits) < FEWEST_DIGITS:
            return value
        return int(f"1{self.inventor.digits(digits)[1:]}")

    def _date(self, value: str, today: date) -> str:
        try:
            day = date.fromisoformat(value)
        except ValueError:
            return value
        days = (day - today).days
        return self.inventor.day(day).isoformat() if abs(days) > LONG_AGO_DAYS else f"days:{days}"


def to_write(at: str, what: str, text: str) -> Passage:
    """Words that nobody said: a person puts theirs in their place, in every language."""
    mark = Mark(start=0, end=len(text), words=text, why=Doubt.WRITTEN)
    return Passage(at=f"{at}.en", also=(f"{at}.cy",), what=what, before="", text=text, marks=(mark,), written=True)


def _moved(changes: tuple[Change, ...], text: str) -> list[Change]:
    """Those whose invented words still stand in the text, where they stand now, in their order."""
    found: list[Change] = []
    last = 0
    for change in changes:
        start = text.find(change.after, last) if change.after else -1
        if start >= 0:
            last = start + len(change.after)
            found.append(replace(change, start=start, end=last))
    return found

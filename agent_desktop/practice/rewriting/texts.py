"""One text rewritten: what was changed in it, and what a person has to look at."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum

from agent_desktop.contract.base import Record
from agent_desktop.practice.rewriting import days_said
from agent_desktop.practice.rewriting.digits import figures, say_digits
from agent_desktop.practice.rewriting.finding import Finder
from agent_desktop.practice.rewriting.found import Found, Kind
from agent_desktop.practice.rewriting.inventing import Inventor
from agent_desktop.practice.rewriting.lettering import is_capitalised, words
from agent_desktop.practice.rewriting.vocabulary import is_ordinary

FEWEST_DIGITS, SHORTEST_NAME, SHORTEST_RARE = 4, 2, 5

_TELEPHONE = re.compile(r"(?:0|44|0044)[1-9]\d{8,9}")
_TO_BE_SEEN = frozenset({Kind.CARD, Kind.INSURANCE, Kind.HEALTH, Kind.NUMBER})


class Doubt(StrEnum):
    """Why a person has to look: an unknown NAME or RARE word, a NUMBER nobody knows, a word that is BOTH a name of
    theirs and everybody's, what LOOKED_LIKE something personal and was replaced, words that are still to be WRITTEN."""

    NAME = "name"
    RARE = "rare"
    NUMBER = "number"
    BOTH = "both"
    LOOKED_LIKE = "looked_like"
    WRITTEN = "written"


class Change(Record, frozen=True, kw_only=True):
    """`start`, `end`: where `after` stands in the new text. `at`: where `before` stood in the old one."""

    kind: Kind
    before: str
    after: str
    start: int
    end: int
    at: int


class Mark(Record, frozen=True, kw_only=True):
    """Look at this: `start` to `end` of the new text."""

    start: int
    end: int
    words: str
    why: Doubt


class Rewritten(Record, frozen=True, kw_only=True):
    text: str
    changes: tuple[Change, ...] = ()
    marks: tuple[Mark, ...] = ()


def rewrite(text: str, finder: Finder, inventor: Inventor) -> Rewritten:
    parts: list[str] = []
    changes: list[Change] = []
    marks: list[Mark] = []
    last = length = 0
    for found in finder.found(text):
        before = text[found.start : found.end]
        after = replacement(before, found, inventor, finder.people.year)
        parts += [text[last : found.start], after]
        start = length + found.start - last
        length, last = start + len(after), found.end
        changes.append(Change(kind=found.kind, before=before, after=after, start=start, end=length, at=found.start))
        if found.kind in _TO_BE_SEEN or (not found.real and found.kind is not Kind.DATE):
            marks.append(Mark(start=start, end=length, words=after, why=Doubt.LOOKED_LIKE))
    new = "".join((*parts, text[last:]))
    spans = tuple((change.start, change.end) for change in changes)
    marks += doubts(new, finder, spans)
    return Rewritten(text=new, changes=tuple(changes), marks=tuple(sorted(marks, key=lambda mark: mark.start)))


def doubts(text: str, finder: Finder, invented: tuple[tuple[int, int], ...] = ()) -> tuple[Mark, ...]:
    """What may still be personal outside of what was `invented`, in the order of the text."""
    marks = [_mark(text, word.start, word.end, Doubt.BOTH) for word in finder.names.doubtful(text)]
    marks += [
        _mark(text, number.start(), number.end(), Doubt.NUMBER)
        for number in re.finditer(rf"\d(?:[\s\-/.]?\d){{{FEWEST_DIGITS - 1},}}", text)
    ]
    for word in words(text):
        if is_ordinary(word.folded) or len(word.folded) < SHORTEST_NAME:
            continue
        if is_capitalised(word):
            marks.append(_mark(text, word.start, word.end, Doubt.NAME))
        elif len(word.folded) >= SHORTEST_RARE:
            marks.append(_mark(text, word.start, word.end, Doubt.RARE))
    outside = [mark for mark in marks if not any(start < mark.end and mark.start < end for start, end in invented)]
    return tuple(sorted(outside, key=lambda mark: (mark.start, mark.end)))


def replacement(before: str, found: Found, inventor: Inventor, year: int) -> str:
    """What takes its place, written in the same way. `year`: of a date that tells none."""
    if found.kind is Kind.DATE:
        return _day(before, inventor, year)
    return _WAYS[found.kind](before, found.key, inventor)


def _mark(text: str, start: int, end: int, why: Doubt) -> Mark:
    return Mark(start=start, end=end, words=text[start:end], why=why)


def _name(before: str, key: str, inventor: Inventor) -> str:
    if key.endswith("."):
        return _cased(before, inventor.name_word(key)[0])
    made = " ".join(inventor.name_word(word) for word in key.split())
    return _cased(before, made)


def _cased(before: str, made: str) -> str:
    if before.isupper() and len(before) > 1:
        return made.upper()
    return made if before[:1].islower() else made.title()


def _phone(before: str, key: str, inventor: Inventor) -> str:
    national = inventor.phone(key).removeprefix("+44")
    told = figures(before)
    if not told:
        return say_digits(f"0{national}")
    lead = next((each for each in ("00440", "0044", "440", "44", "0") if told.startswith(each)), "")
    made = f"{lead}{national}" if len(told) > len(national) else national[-len(told) :]
    return _in_places(before, made)


def _in_places(before: str, digits: str) -> str:
    """Digits where digits were; as they are where there are more of them, or fewer."""
    if sum(sign.isdecimal() for sign in before) != len(digits):
        return digits
    rest = iter(digits)
    return "".join(next(rest) if sign.isdecimal() else sign for sign in before)


def _postcode(before: str, key: str, inventor: Inventor) -> str:
    if key.startswith("…"):
        return inventor.postcode(key[1:])[-3:]
    made = inventor.postcode(key)
    return made.casefold() if before.islower() else made


def _address(before: str, key: str, inventor: Inventor) -> str:
    if key.startswith("in "):
        return _as_written(before, inventor.locality(key.removeprefix("in ")))
    if key.startswith("number "):
        return re.sub(r"\d+[a-z]?$", inventor.house(key.removeprefix("number ")), before, flags=re.IGNORECASE)
    number, _, street = key.partition(" ")
    if number[:1].isdecimal() and street:
        return f"{inventor.house(number)} {_as_written(before, inventor.street(street))}"
    return _as_written(before, inventor.street(key))


def _as_written(before: str, made: str) -> str:
    if before.isupper():
        return made.upper()
    return made.casefold() if before.islower() else made


def _number(before: str, key: str, inventor: Inventor) -> str:
    if _TELEPHONE.fullmatch(key):
        return _phone(before, key, inventor)
    told = figures(before)
    if not told:
        return say_digits(inventor.digits(key))
    letters = re.sub(r"[^A-Za-z]", "", before)
    if not letters:
        return _in_places(before, inventor.digits(told))
    return re.sub(r"[A-Za-z]", "X", _in_places(before, inventor.digits(told)))


def _insurance(before: str, key: str, inventor: Inventor) -> str:
    made = iter(inventor.insurance(key))
    return "".join(next(made) if sign.isalnum() else sign for sign in before)


def _health(before: str, key: str, inventor: Inventor) -> str:
    made = inventor.health(key)
    return _in_places(before, made) if re.search(r"\d", before) else say_digits(made)


def _day(before: str, inventor: Inventor, year: int) -> str:
    for day in days_said.days(before):
        on = day.on(year)
        if on is not None and (day.start, day.end) == (0, len(before)):
            return day.again(inventor.day(on))
    told = figures(before)
    if len(told) == 4:  # noqa: PLR2004 - a year alone
        return str(inventor.year(int(told)))
    return _in_places(before, inventor.digits(told)) if told else before


_WAYS: Mapping[Kind, Callable[[str, str, Inventor], str]] = {
    Kind.NAME: _name,
    Kind.PHONE: _phone,
    Kind.EMAIL: lambda _, key, inventor: inventor.email(key),
    Kind.POSTCODE: _postcode,
    Kind.ADDRESS: _address,
    Kind.REFERENCE: lambda _, key, inventor: inventor.case_reference(key),
    Kind.CARD: _number,
    Kind.INSURANCE: _insurance,
    Kind.HEALTH: _health,
    Kind.NUMBER: _number,
}

"""Dates in a text in the ways in which people write and say them, and the same way for another day."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from agent_desktop.practice.rewriting.calendar_words import (
    DAY,
    LISTS,
    MONTH,
    MUTATED,
    OF,
    ORDINAL,
    ORDINALS,
    TENS,
    UNITS,
    YEAR,
)

_CENTURY, _PIVOT = 100, 30


class Day(NamedTuple):
    """A day in a text. `year`: None where it is not told. `again`: the same way for another day."""

    start: int
    end: int
    month: int
    day: int
    year: int | None
    again: Callable[[date], str]

    def on(self, year: int) -> date | None:
        """The day, of `year` where it does not tell one; None where there is no such day."""
        try:
            return date(self.year or year, self.month, self.day)
        except ValueError:
            return None


def days(text: str) -> Iterator[Day]:
    for pattern, read in _PATTERNS:
        for found in pattern.finditer(text):
            day = read(found)
            if day is not None and day.on(2024) is not None:
                yield day


def _by_numbers(found: re.Match[str]) -> Day | None:
    year = _full(found["year"])
    mark, short = found["mark"], len(found["year"]) == 2  # noqa: PLR2004 - two figures
    width = len(found["day"]), len(found["month"])

    def again(day: date) -> str:
        told = f"{day.year % _CENTURY:02}" if short else str(day.year)
        return f"{day.day:0{width[0]}}{mark}{day.month:0{width[1]}}{found['mark2']}{told}"

    return Day(found.start(), found.end(), int(found["month"]), int(found["day"]), year, again)


def _iso(found: re.Match[str]) -> Day | None:
    def again(day: date) -> str:
        return f"{day.year:04}{found['mark']}{day.month:02}{found['mark2']}{day.day:02}"

    return Day(found.start(), found.end(), int(found["month"]), int(found["day"]), int(found["year"]), again)


def _day_month(found: re.Match[str]) -> Day | None:
    number, names = _month(found["month"])

    def again(day: date) -> str:
        month = _like(found["month"], names[day.month - 1])
        return f"{_day_again(found, day)}{found['of']}{month}{_year_again(found, day)}"

    return Day(found.start(), found.end(), number, _day(found), _year(found), again)


def _month_day(found: re.Match[str]) -> Day | None:
    if found["month"].casefold() in {"may", "mar", "mai", "march"} and found["month"].islower():
        return None  # "may 3 people come"
    number, names = _month(found["month"])

    def again(day: date) -> str:
        month = _like(found["month"], names[day.month - 1])
        return f"{month}{found['of']}{_day_again(found, day)}{_year_again(found, day)}"

    return Day(found.start(), found.end(), number, _day(found), _year(found), again)


def _month(written: str) -> tuple[int, tuple[str, ...]]:
    """Its number, and the list that it is of."""
    name = MUTATED.get(written.casefold(), written).casefold()
    for names in LISTS:
        for number, each in enumerate(names, start=1):
            if each.casefold() == name:
                return number, names
    raise AssertionError(written)


def _day(found: re.Match[str]) -> int:
    told = found.groupdict()
    if told.get("ordinal"):
        return ORDINALS.index(told["ordinal"].casefold().replace(" ", "-")) + 1
    return int(told["day"])


def _day_again(found: re.Match[str], day: date) -> str:
    told = found.groupdict()
    if told.get("ordinal"):
        return _like(told["ordinal"], ORDINALS[day.day - 1])
    ending = told["ending"] or ""
    if ending in {"st", "nd", "rd", "th"}:
        teen = 10 < day.day < 20  # noqa: PLR2004 - eleventh to nineteenth
        ending = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return f"{day.day:0{len(told['day'])}}{ending}" if not ending else f"{day.day}{ending}"


def _year(found: re.Match[str]) -> int | None:
    if found["said"]:
        return _year_said(found["said"])
    if found["short"]:
        return _full(found["short"])
    return int(found["year"]) if found["year"] else None


def _year_again(found: re.Match[str], day: date) -> str:
    for name in ("year", "short", "said"):
        if found[name]:
            whole = found[0]
            lead = whole[whole.rindex(found[name]) - _lead(whole, found[name]) : whole.rindex(found[name])]
            return f"{lead}{day.year % _CENTURY:02}" if name == "short" else f"{lead}{day.year}"
    return ""


def _lead(whole: str, year: str) -> int:
    """How many characters of comma, spaces and apostrophe stand before the year."""
    before = whole[: whole.rindex(year)]
    return len(before) - len(before.rstrip(", \t\n'’"))


def _year_said(words: str) -> int:
    parts = re.split(r"[- ]", words.casefold())
    if parts[0] == "two":
        return 2000 + sum(TENS.get(part, 0) or UNITS.index(part) for part in parts[2:] if part not in ("and", "oh"))
    hundreds = 1900 if parts[0] == "nineteen" else 2000
    return hundreds + sum(TENS.get(part, 0) or UNITS.index(part) for part in parts[1:] if part != "oh")


def _full(year: str) -> int:
    """Of two figures: up to thirty of this century."""
    number = int(year)
    if len(year) > 2:  # noqa: PLR2004 - two figures
        return number
    return number + (2000 if number <= _PIVOT else 1900)


def _like(written: str, name: str) -> str:
    if written.isupper() and len(written) > 1:
        return name.upper()
    return name if written[:1].isupper() else name.casefold()


_FULL_YEAR = r"(?P<year>(?:19|20)\d{2})"
_BETWEEN, _SPACED = r"[-/. ]?", r"\s?[-/. ]\s?"
_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Day | None]], ...] = (
    (
        re.compile(
            rf"(?<!\d){_FULL_YEAR}(?P<mark>{_BETWEEN})(?P<month>0[1-9]|1[0-2])(?P<mark2>{_BETWEEN})(?P<day>[0-3]\d)(?!\d)"
        ),
        _iso,
    ),
    (
        re.compile(
            rf"(?<!\d)(?P<day>[0-3]?\d)(?P<mark>{_SPACED})(?P<month>[01]?\d)(?P<mark2>{_SPACED})"
            r"(?P<year>(?:19|20)?\d{2})(?!\d)"
        ),
        _by_numbers,
    ),
    (
        re.compile(rf"(?<!\d)(?P<day>[0-3]\d)(?P<mark>)(?P<month>0[1-9]|1[0-2])(?P<mark2>){_FULL_YEAR}(?!\d)"),
        _by_numbers,
    ),
    (re.compile(rf"(?<![\d/.]){DAY}{OF}{MONTH}{YEAR}", re.IGNORECASE), _day_month),
    (re.compile(rf"\b(?P<ordinal>{ORDINAL}){OF}{MONTH}{YEAR}", re.IGNORECASE), _day_month),
    (re.compile(rf"\b{MONTH}(?P<of>\s+(?:the\s+)?){DAY}(?!\d){YEAR}", re.IGNORECASE), _month_day),
    (re.compile(rf"\b{MONTH}(?P<of>\s+(?:the\s+)?)(?P<ordinal>{ORDINAL})\b{YEAR}", re.IGNORECASE), _month_day),
)

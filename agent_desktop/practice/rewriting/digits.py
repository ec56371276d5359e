"""Numbers in a text, however their digits are parted, and those that are said word by word."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from agent_desktop.practice.rewriting.lettering import words

WIDE = r"[\s().\-\u2010-\u2015\u2212/,\u00b7\u2022:_\u200b-\u200f\u2060\ufeff]{0,3}"
"""What may stand between two digits of a number that is looked for."""

TIGHT = r"(?:[ \u00a0]|[.\-\u2010-\u2015]|\) ?| ?\()?"
"""What stands between the digits of one number, where nobody knows which."""

LONG = 7
"""Digits from which on a number may be somebody's."""

_DIGITS_SAID = {
    **dict.fromkeys(("zero", "oh", "o", "nought", "naught", "dim", "sero"), "0"),
    **dict.fromkeys(("one", "un"), "1"),
    **dict.fromkeys(("two", "dau", "dwy"), "2"),
    **dict.fromkeys(("three", "tri", "tair"), "3"),
    **dict.fromkeys(("four", "pedwar", "pedair"), "4"),
    **dict.fromkeys(("five", "pump", "pum"), "5"),
    **dict.fromkeys(("six", "chwech", "chwe"), "6"),
    **dict.fromkeys(("seven", "saith"), "7"),
    **dict.fromkeys(("eight", "wyth"), "8"),
    **dict.fromkeys(("nine", "naw"), "9"),
}
_TIMES = {"double": 2, "triple": 3, "treble": 3, "dwbl": 2}
FEWEST_SAID = 4
HEALTH_DIGITS = 10
_NOT_BETWEEN = re.compile(r"[^\s,.\-–]")


class Run(NamedTuple):
    """Digits that stand together. `places`: where each stands in the text; of said ones, where their word does."""

    digits: str
    places: tuple[tuple[int, int], ...]
    said: bool = False

    @property
    def start(self) -> int:
        return self.places[0][0]

    @property
    def end(self) -> int:
        return self.places[-1][1]

    def part(self, first: int, last: int) -> "Run":
        return Run(self.digits[first:last], self.places[first:last], self.said)


def runs(text: str, between: str = WIDE) -> Iterator[Run]:
    """In figures of any script."""
    for found in re.finditer(rf"\d(?:{between}\d)*", text):
        places = tuple(
            (found.start() + at, found.start() + at + 1) for at, sign in enumerate(found[0]) if sign.isdecimal()
        )
        yield Run("".join(str(int(text[start])) for start, _ in places), places)


def said(text: str) -> Iterator[Run]:
    """Word by word: "oh one six three two", "double seven", in English or Welsh."""
    digits, times = "", 1
    places: list[tuple[int, int]] = []
    last: int | None = None
    for word in words(text):
        apart = last is not None and _NOT_BETWEEN.search(text[last : word.start])
        digit, count = _DIGITS_SAID.get(word.folded, ""), _TIMES.get(word.folded, 0)
        if apart or not (digit or count):
            yield from _enough(digits, places)
            digits, places, times = "", [], 1
        if count:
            times = count
        elif digit:
            digits += digit * times
            places += [(word.start, word.end)] * times
            times = 1
        last = word.end
    yield from _enough(digits, places)


def _enough(digits: str, places: list[tuple[int, int]]) -> Iterator[Run]:
    if len(digits) >= FEWEST_SAID:
        yield Run(digits, tuple(places), said=True)


def figures(text: str) -> str:
    """Its figures, of any script, as 0 to 9."""
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())


def say_digits(digits: str) -> str:
    """In English, word by word."""
    names = ("oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return " ".join(names[int(digit)] for digit in digits)


def is_health_number(number: str) -> bool:
    """Ten digits of which the last checks the others, as those of the NHS (modulo 11)."""
    if len(number) != HEALTH_DIGITS:
        return False
    total = sum(int(digit) * (10 - place) for place, digit in enumerate(number[:9]))
    return (11 - total % 11) % 11 == int(number[9])

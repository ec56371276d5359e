"""Addresses and postcodes in a text: those of the people in a contact, and whatever looks like a postcode."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from agent_desktop.contract.citizens import Address
from agent_desktop.practice.rewriting.found import Found, Kind
from agent_desktop.practice.rewriting.vocabulary import is_ordinary

_POSTCODE = re.compile(r"(?<![^\W_])([A-Za-z]{1,2}\d[A-Za-z\d]?)[\s\-.]*(\d[A-Za-z]{2})(?![^\W_])")
_PARTS = re.compile(r"\d+[a-z]?|[^\W\d_]+(?:['’][^\W\d_]+)*", re.IGNORECASE)
_NUMBER = re.compile(r"^\d+[a-z]?$", re.IGNORECASE)
_GAP = r"[\s,./\-]*"
_CALLED = r"(?:flat|fflat|number|no\.?|nos\.?|rhif|unit|apartment|apt\.?)\s*"


def canonical(postcode: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", postcode.upper())


class _Line(NamedTuple):
    """A home's line in its parts. `numbers`: of the flat and the house. `street`: its words."""

    numbers: tuple[str, ...]
    street: tuple[str, ...]


class Places:
    """Where the people of a contact live."""

    def __init__(self, addresses: Iterable[Address]) -> None:
        kept = tuple(addresses)
        self.postcodes = tuple(dict.fromkeys(canonical(each.postcode) for each in kept if each.postcode))
        self._lines = tuple(dict.fromkeys(_line(each.line) for each in kept if each.line))
        self.localities = tuple(dict.fromkeys(each.locality for each in kept if each.locality))
        self._patterns = tuple(self._compiled())

    def found(self, text: str) -> Iterator[Found]:
        for pattern, kind, key in self._patterns:
            for each in pattern.finditer(text):
                yield Found(start=each.start(), end=each.end(), kind=kind, key=key)
        for each in _POSTCODE.finditer(text):
            yield Found(
                start=each.start(),
                end=each.end(),
                kind=Kind.POSTCODE,
                key=canonical(each[0]),
                real=canonical(each[0]) in self.postcodes,
            )

    def _compiled(self) -> Iterator[tuple[re.Pattern[str], Kind, str]]:
        for code in self.postcodes:
            spread = r"[\s,.\-]*".join(map(re.escape, code))
            yield re.compile(rf"(?<![^\W_]){spread}(?![^\W_])", re.IGNORECASE), Kind.POSTCODE, code
            if len(code) > 4:  # noqa: PLR2004 - three of the inward code and an outward one
                yield _whole(_spread(code[-3:])), Kind.POSTCODE, f"…{code}"
        for line in self._lines:
            street = " ".join(line.street)
            for number in line.numbers if line.street else ():
                yield _whole(_GAP.join((re.escape(number), _spelled(line.street)))), Kind.ADDRESS, f"{number} {street}"
            if len(line.street) > 1 or any(not is_ordinary(word.casefold()) for word in line.street):
                yield _whole(_spelled(line.street)), Kind.ADDRESS, street
            for number in line.numbers:
                yield _whole(_CALLED + re.escape(number)), Kind.ADDRESS, f"number {number}"
        for locality in self.localities:
            yield _whole(_spelled(tuple(locality.split()))), Kind.ADDRESS, f"in {locality}"


def _line(line: str) -> _Line:
    parts = _PARTS.findall(line)
    numbers = tuple(part for part in parts if _NUMBER.match(part))
    street = tuple(part for part in parts if not _NUMBER.match(part) and part.casefold() not in ("flat", "fflat"))
    return _Line(numbers, street)


def _spread(code: str) -> str:
    return r"\s*".join(map(re.escape, code))


def _spelled(words: tuple[str, ...]) -> str:
    return r"[\s\-]+".join(re.escape(word) for word in words)


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){pattern}(?![^\W_])", re.IGNORECASE)

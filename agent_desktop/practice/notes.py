"""What stands in notes: words found whatever their case and accents, at the start of a word."""

import re
import unicodedata
from collections.abc import Iterable

_BETWEEN = re.compile(r"[^\w]+")
_DIGITS, _SPACED = re.compile(r"[^0-9]+"), re.compile(r"[ \-]+")
_A_NUMBER = 4
"""Digits from which on they are one, and not a house."""


def lacking(notes: str, groups: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The groups of which no word at all stands in the notes."""
    return tuple(group for group in groups if not holds_any(notes, group))


def holds_any(notes: str, wanted: Iterable[str]) -> tuple[str, ...]:
    """Those that stand there: "step" in “left at the steps”, not in “instep”."""
    there, digits = f" {plain(notes)}", _DIGITS.sub("", notes)
    return tuple(words for words in wanted if _holds(words, there, digits))


def _holds(words: str, there: str, digits: str) -> bool:
    """A number is found however its digits are grouped."""
    wanted, number = plain(words), _DIGITS.sub("", words)
    if number == _SPACED.sub("", words) and len(number) >= _A_NUMBER:
        return number in digits
    return bool(wanted) and f" {wanted}" in there


def plain(text: str) -> str:
    """Small letters without accents, one space between words."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    unmarked = "".join(character for character in letters if not unicodedata.combining(character))
    return _BETWEEN.sub(" ", unmarked).strip()

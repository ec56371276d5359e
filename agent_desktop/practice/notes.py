"""What stands in notes: words found whatever their case and accents, at the start of a word."""

import re
import unicodedata
from collections.abc import Iterable

_BETWEEN = re.compile(r"[^\w]+")


def lacking(notes: str, groups: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The groups of which no word at all stands in the notes."""
    return tuple(group for group in groups if not holds_any(notes, group))


def holds_any(notes: str, wanted: Iterable[str]) -> tuple[str, ...]:
    """Those that stand there: "step" in “left at the steps”, not in “instep”."""
    there = f" {plain(notes)}"
    return tuple(words for words in wanted if plain(words) and f" {plain(words)}" in there)


def plain(text: str) -> str:
    """Small letters without accents, one space between words."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    unmarked = "".join(character for character in letters if not unicodedata.combining(character))
    return _BETWEEN.sub(" ", unmarked).strip()

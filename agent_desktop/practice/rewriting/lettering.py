"""Words of a text in any script, with their places, and as a search compares them."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from agent_desktop.citizens.names import fold

_APOSTROPHES = "'’‘`ʼ"
_POSSESSIVES = tuple(f"{mark}{s}" for mark in _APOSTROPHES for s in ("s", "S"))
_ENDS_A_SENTENCE = '.!?:;\n“”"(–—…•'


class Word(NamedTuple):
    """`text`: without a possessive's ending. `folded`: in small Latin letters, "" where it has none."""

    start: int
    end: int
    text: str
    folded: str


@lru_cache(maxsize=16_384)
def folded(text: str) -> str:
    """In small Latin letters without spaces: what two writings of one name have in common."""
    return "".join(fold(text).split())


def words(text: str) -> Iterator[Word]:
    """Letters with their marks, joined by apostrophes: "O’Brien's" is O’Brien."""
    start = None
    for at, character in enumerate(f"{text} "):
        inside = _is_letter(character) or (start is not None and _joins(text, at))
        if inside and start is None:
            start = at
        elif not inside and start is not None:
            yield _word(text, start, at)
            start = None


def is_capitalised(word: Word) -> bool:
    """Whether its first letter is a capital, or of a script that has none."""
    first = word.text[:1]
    return not first.islower()


def begins_a_sentence(text: str, word: Word) -> bool:
    before = text[: word.start].rstrip(" \t'’‘")
    return not before or before[-1] in _ENDS_A_SENTENCE


def _word(text: str, start: int, end: int) -> Word:
    whole = text[start:end]
    ending = next((each for each in _POSSESSIVES if whole.endswith(each)), "")
    bare = whole.removesuffix(ending)
    return Word(start, start + len(bare), bare, folded(bare))


def _is_letter(character: str) -> bool:
    """Letters, the marks on them, and what joins them unseen."""
    return unicodedata.category(character)[0] in "LM"


def _joins(text: str, at: int) -> bool:
    """An apostrophe, or a sign that is not seen, between two letters."""
    if at + 1 >= len(text) or not _is_letter(text[at + 1]):
        return False
    return text[at] in _APOSTROPHES or unicodedata.category(text[at]) == "Cf"

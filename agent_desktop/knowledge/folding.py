"""Words as a search compares them: without case, accents, invisible signs and what hangs on by an apostrophe."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

LONGEST_WORD = 40

REMEMBERED = 128
"""Texts whose words are remembered, as they are read: most of what one key finds the next finds too. Some 5 KB each."""

SHORT = 60
"""Characters of a name or a title."""

_APOSTROPHES = "'’‘ʼ`´ʹ＇"
_APART = re.compile(f"[{_APOSTROPHES}]")
_WORD = re.compile(rf"[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*")
_NO_DIGIT = re.compile(r"[^0-9]")
_HANGING_ON = {"s", "r", "n", "m", "w", "i", "th", "u", "ch", "ll", "ve", "d", "re"}
"""English 's and 'll; Welsh 'r, 'n and 'w: they are no part of the word before."""
_UNSEEN = {"Cf", "Mn", "Me"}
"""Of no width: signs of direction, joiners, soft hyphens, accents that stand by themselves."""
_OWN_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


Reading = tuple[Callable[[str], str], Collection[str]]
"""How a folded word is read, and what is wanted of what is read."""


class Word(NamedTuple):
    """A word of a text as it stands there, from `start` until `end`, and as it is compared."""

    start: int
    end: int
    folded: str


def fold(text: str) -> str:
    """`text` in small letters, words parted by one space: "Tŷ’r Plant" → "ty plant"."""
    return " ".join(word.folded for word in words(text))


def words(text: str) -> Iterator[Word]:
    """The words of `text` in order; none for what has no letters or digits. Places are those in `text` itself."""
    seen, places = _seen(text)
    for found in _WORD.finditer(seen):
        folded = _folded(found[0])
        if folded:
            yield _word(found.start(), found.end(), folded[:LONGEST_WORD], places)


def words_among(text: str, *readings: Reading) -> Iterator[Word]:
    """Those of `words(text)` that one of `readings` wants, in order, and sooner: what each text has is read once.

    For texts that are held, not for what is typed: all but short ones are remembered for a while.
    """
    if len(text) <= SHORT:  # sooner read than looked up
        asked = [each for each in readings if each[1]]
        yield from (word for word in words(text) if any(read(word.folded) in wanted for read, wanted in asked))
        return
    among: set[str] = set()
    seen: str = text
    places: list[int] | None = None
    for read, wanted in readings:
        if wanted:
            seen, places, has = _has(text, read)
            among.update(word for each in wanted if each in has for word in has[each])
    for start, whole in sorted((start, word) for word in among for start in _starts(seen, word)):
        yield _word(start, start + len(whole), _folded(whole)[:LONGEST_WORD], places)


def _starts(seen: str, word: str) -> Iterator[int]:
    """Where `word` stands in `seen` as a whole word: as the pattern of words finds it, without reading the others."""
    start = seen.find(word)
    while start >= 0:
        end = start + len(word)
        if not (
            _goes_on(seen[start - 2 : start][::-1] if start > 1 else seen[:start]) or _goes_on(seen[end : end + 2])
        ):
            yield start
        start = seen.find(word, end)


def _goes_on(beside: str) -> bool:
    """Whether a word goes on with the signs beside it, the nearest first: a letter, or an apostrophe before one."""
    return beside[:1].isalnum() or (beside[:1] in _APOSTROPHES and beside[1:].isalnum())


@lru_cache(maxsize=REMEMBERED)
def _has(text: str, read: Callable[[str], str]) -> tuple[str, list[int] | None, dict[str, tuple[str, ...]]]:
    """As `_seen`, and its different words as they stand there, by how each is read when it is folded."""
    seen, places = _seen(text)
    has: dict[str, tuple[str, ...]] = {}
    for word in set(_WORD.findall(seen)):
        folded = _folded(word)[:LONGEST_WORD]
        if folded:
            as_read = read(folded)
            has[as_read] = (*has.get(as_read, ()), word)
    return seen, places, has


def _seen(text: str) -> tuple[str, list[int] | None]:
    """What can be seen of `text`, and where each sign of that stands in it; None where all can be."""
    if text.isascii() or not any(map(_is_unseen, set(text))):
        return text, None
    places = [at for at, sign in enumerate(text) if not _is_unseen(sign)]
    return "".join(text[at] for at in places), places


def _word(start: int, end: int, folded: str, places: list[int] | None) -> Word:
    if places is not None:
        start, end = places[start], places[end - 1] + 1
    return Word(start, end, folded)


def telephone_token(number: str) -> str:
    """Its digits as they are dialled within the country: "+44 1632 960530" → "01632960530"."""
    digits = _NO_DIGIT.sub("", number)
    return f"0{digits[2:]}" if number.strip().startswith("+44") else digits


def _folded(word: str) -> str:
    if word.isalpha() and word.isascii():
        return word.lower()
    head, *tail = _APART.split(word)
    if tail and not (len(tail) == 1 and tail[0].casefold() in _HANGING_ON):
        head = "".join((head, *tail))
    apart = unicodedata.normalize("NFKD", head.casefold().translate(_OWN_LETTERS))
    return "".join(_digit(sign) for sign in apart.casefold() if sign.isalnum())


def _digit(sign: str) -> str:
    """Digits of every script are the same digits."""
    value = unicodedata.digit(sign, None)
    return sign if value is None else str(value)


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) in _UNSEEN

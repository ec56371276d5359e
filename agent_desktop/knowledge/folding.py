"""Words as a search compares them: without case, accents, invisible signs and what hangs on by an apostrophe."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

LONGEST_WORD = 40

REMEMBERED = 256
"""Texts whose words are remembered, folded: most of what one key finds the next finds too. Some 5 KB each."""

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
            yield _word(found, folded[:LONGEST_WORD], places)


def words_among(text: str, wanted: Callable[[str], bool]) -> Iterator[Word]:
    """Those of `words(text)` of which `wanted` is true, sooner: each is folded and asked about once.

    For texts that are held, not for what is typed: they are remembered for a while.
    """
    seen, places, apart = _apart(text)
    among = {word: folded for word, folded in apart if wanted(folded)}
    if among:
        for found in _WORD.finditer(seen):
            folded = among.get(found[0])
            if folded is not None:
                yield _word(found, folded, places)


@lru_cache(maxsize=REMEMBERED)
def _apart(text: str) -> tuple[str, list[int] | None, tuple[tuple[str, str], ...]]:
    """As `_seen`, and its different words, each as it stands there and folded."""
    seen, places = _seen(text)
    folded = ((word, _folded(word)[:LONGEST_WORD]) for word in set(_WORD.findall(seen)))
    return seen, places, tuple(each for each in folded if each[1])


def _seen(text: str) -> tuple[str, list[int] | None]:
    """What can be seen of `text`, and where each sign of that stands in it; None where all can be."""
    if text.isascii() or not any(map(_is_unseen, set(text))):
        return text, None
    places = [at for at, sign in enumerate(text) if not _is_unseen(sign)]
    return "".join(text[at] for at in places), places


def _word(found: re.Match[str], folded: str, places: list[int] | None) -> Word:
    start, last = found.start(), found.end() - 1
    if places is not None:
        start, last = places[start], places[last]
    return Word(start, last + 1, folded)


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

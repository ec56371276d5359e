"""Words as a search compares them: without case, accents, invisible signs and apostrophes."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

LONGEST_ASKED = 400
"""Characters of what was typed that are looked at."""
LONGEST_WORD = 40

_JOINING = "'’‘ʼ`´ʹ＇"
_WORD = re.compile(rf"[^\W_]+(?:[{_JOINING}][^\W_]+)*")
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
    """`text` in small letters without accents, invisible signs and joining apostrophes: "Tŷ’r Plant" → "tyr plant"."""
    return " ".join(word.folded for word in words(text))


def words(text: str) -> Iterator[Word]:
    """The words of `text` in order; none for what has no letters or digits. Places are those in `text` itself."""
    seen = _without_unseen(text)
    places = None if len(seen) == len(text) else [at for at, sign in enumerate(text) if not _is_unseen(sign)]
    for found in _WORD.finditer(seen):
        folded = _folded(found[0])
        if folded:
            start, last = found.start(), found.end() - 1
            if places is not None:
                start, last = places[start], places[last]
            yield Word(start, last + 1, folded[:LONGEST_WORD])


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower().replace("'", "").replace("`", "")
    apart = unicodedata.normalize("NFKD", word.casefold().translate(_OWN_LETTERS))
    return "".join(sign for sign in apart.casefold() if sign.isalnum())


def _without_unseen(text: str) -> str:
    return text if text.isascii() and text.isprintable() else "".join(sign for sign in text if not _is_unseen(sign))


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) in _UNSEEN

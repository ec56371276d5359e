"""What is left of a folded word when its endings, and in Welsh its mutation, are taken off.

English: Snowball's second algorithm (https://snowballstem.org/algorithms/english/stemmer.html). Welsh has none there:
endings of plurals, verb-nouns and verbs after P. W. Thomas, Gramadeg y Gymraeg, and the table of mutations that every
grammar has. Stems are compared and never shown; Welsh ones begin with WELSH, so that no English word meets them.
"""

from collections.abc import Iterable
from functools import lru_cache
from threading import Lock

from snowballstemmer import stemmer

from agent_desktop.knowledge import irregular

WELSH = "_"
REMEMBERED = 60_000
HELD = 10_000
"""Words of answers whose stems are remembered from one contact to the next. Some 300 bytes each."""

_ENDINGS = (
    "iadau", "aethau", "iaethau", "feydd", "oedd", "iaeth", "aeth", "ydd", "iau", "ion", "iwch", "wch", "iwyd", "wyd",
    "iodd", "odd", "ais", "iais", "iad", "ad", "edd", "au", "on", "od", "wr", "wyr", "io", "ir", "af", "an", "en", "yn",
    "es", "o", "u", "i", "a",
)  # fmt: skip
_BY_LENGTH = tuple(sorted(_ENDINGS, key=len, reverse=True))
_SHORTEST = 3
"""Letters that must be left."""

_SOFT = {"c": "g", "p": "b", "t": "d", "g": "", "b": "f", "d": "dd", "m": "f", "ll": "l", "rh": "r"}
_NASAL = {"c": "ngh", "p": "mh", "t": "nh", "g": "ng", "b": "m", "d": "n"}
_ASPIRATE = {"c": "ch", "p": "ph", "t": "th"}
_TABLES = (_SOFT, _NASAL, _ASPIRATE)
_DOUBLE = ("ch", "dd", "ff", "ll", "ph", "rh", "th")
"""Letters of Welsh that are written with two signs: their first sign does not mutate."""

_snowball = stemmer("english")
_one_at_a_time = Lock()
"""The stemmer keeps the word that it works on: two threads at once would spoil each other's."""


@lru_cache(maxsize=REMEMBERED)
def english(word: str) -> str:
    """ "collections" → "collect"; "stole" → "steal"."""
    known = irregular.ENGLISH.get(word)
    with _one_at_a_time:
        stem: str = _snowball.stemWord(word if known is None else known)
    return stem


@lru_cache(maxsize=REMEMBERED)
def welsh(word: str) -> str:
    """ "casgliadau" → "_casgl". What the beginning was before it mutated is left to `radicals`."""
    known = irregular.WELSH.get(word, word)
    for ending in _BY_LENGTH:
        if known.endswith(ending) and len(known) - len(ending) >= _SHORTEST:
            return f"{WELSH}{known.removesuffix(ending)}"
    return f"{WELSH}{known}"


@lru_cache(maxsize=HELD)
def english_held(word: str) -> str:
    """As `english`, of a word that is held: it is nobody's, and not forgotten."""
    return english.__wrapped__(word)


@lru_cache(maxsize=HELD)
def welsh_held(word: str) -> str:
    """As `welsh`, of a word that is held."""
    return welsh.__wrapped__(word)


def forget() -> None:
    """No word is remembered any more: what was typed to find an answer may be somebody's name."""
    for remembered in (english, welsh, mutations):
        remembered.cache_clear()
    with _one_at_a_time:
        _snowball.stemWord("")


@lru_cache(maxsize=REMEMBERED)
def mutations(word: str) -> tuple[str, ...]:
    """Every form that may be the same Welsh word after other words: "fin" → "bin", "min"."""
    roots = radicals(word)
    forms = dict.fromkeys(form for root in (word, *roots) for form in (root, *_mutated(root)))
    return tuple(form for form in forms if form != word)


def radicals(word: str) -> tuple[str, ...]:
    """What `word` may be a mutation of."""
    found = dict.fromkeys(_unmutated(word))
    return tuple(found)


def _unmutated(word: str) -> Iterable[str]:
    for table in _TABLES:
        for before, after in table.items():
            if after and word.startswith(after) and not _begins_double(word, after):
                yield before + word[len(after) :]
    if word[:1] in {"a", "e", "i", "l", "o", "r", "w", "y"} and not word.startswith(_DOUBLE):
        yield f"g{word}"


def _mutated(word: str) -> Iterable[str]:
    for table in _TABLES:
        for before, after in table.items():
            if word.startswith(before) and not _begins_double(word, before):
                yield after + word[len(before) :]


def _begins_double(word: str, sign: str) -> bool:
    """Whether `sign` is only half of the letter that the word begins with."""
    return len(sign) == 1 and word.startswith(_DOUBLE)

"""Names in a text: whole or a part of one, with a title, of somebody, in capitals, with a slip of one letter."""

import re
from collections.abc import Iterable, Iterator

from agent_desktop.citizens.names import terms, within_one_slip
from agent_desktop.practice.rewriting.found import Found, Kind
from agent_desktop.practice.rewriting.lettering import Word, begins_a_sentence, folded, is_capitalised, words
from agent_desktop.practice.rewriting.vocabulary import is_ordinary, ordinary

SHORTEST_SLIP = 4
"""Letters of a name of which a slip is still told from another word."""

TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "lady", "lord", "master", "cllr", "rev", "prof"})
_INITIAL = re.compile(r"(?<![^\W\d_])([^\W\d_])\.?[ \t]*$")
_WITHOUT_SPACES = re.compile(r"[぀-ヿ㐀-鿿가-힯ก-๛]")
"""Scripts in which a name may stand in the middle of a run of letters."""


class Names:
    """Those of everybody in a contact, by each of their words."""

    def __init__(self, names: Iterable[str]) -> None:
        kept = [name for name in names if name.strip()]
        self.words = tuple(dict.fromkeys(term for term in terms(*kept) if len(term) > 1))
        self._long = tuple(word for word in self.words if len(word) >= SHORTEST_SLIP and not is_ordinary(word))
        self._runs = tuple(sorted({run for name in kept for run in _runs(name)}, key=lambda run: (-len(run), run)))

    def found(self, text: str) -> Iterator[Found]:
        """Nothing that is surely a word of everybody's: those stand in `doubtful`."""
        for run in self._runs:
            for each in re.finditer(re.escape(run), text):
                yield Found(start=each.start(), end=each.end(), kind=Kind.NAME, key=self._key_of_run(run))
        every = tuple(words(text))
        whole = self._whole(text, every)
        for at, word in enumerate(every):
            key = word.folded if at in whole else self._key(text, word, every[at - 1] if at else None)
            if key is not None:
                yield from self._with_initial(text, word, key)

    def doubtful(self, text: str) -> Iterator[Word]:
        """Where a word of everybody's begins a sentence, and is a name of theirs too."""
        taken = {(each.start, each.end) for each in self.found(text)}
        for word in words(text):
            if word.folded in self.words and (word.start, word.end) not in taken and is_capitalised(word):
                yield word

    def _whole(self, text: str, every: tuple[Word, ...]) -> frozenset[int]:
        """Where two of their names or more follow each other: no word of everybody's is meant there."""
        found: set[int] = set()
        for at in range(len(every) - 1):
            first, second = every[at], every[at + 1]
            near = not text[first.end : second.start].strip(" \t-‐.,\u00a0")
            named = all(each.folded in self.words and is_capitalised(each) for each in (first, second))
            if near and named and first.folded != second.folded:
                found |= {at, at + 1}
        return frozenset(found)

    def _key(self, text: str, word: Word, before: Word | None) -> str | None:
        if word.folded in self.words:
            if not is_ordinary(word.folded):
                return word.folded
            titled = before is not None and before.folded in TITLES and not text[before.end : word.start].strip(" .")
            named = is_capitalised(word) and not begins_a_sentence(text, word)
            return word.folded if titled or named else None
        return self._slipped(word.folded)

    def _slipped(self, word: str) -> str | None:
        if len(word) < SHORTEST_SLIP - 1 or word in ordinary():
            return None
        for name in self._long:
            if within_one_slip(name, word) or word in (f"{name}s", f"{name}es"):
                return name
        return None

    def _with_initial(self, text: str, word: Word, key: str) -> Iterator[Found]:
        """The initial before a surname goes too, as its own."""
        yield Found(start=word.start, end=word.end, kind=Kind.NAME, key=key)
        initial = _INITIAL.search(text[: word.start])
        if initial is not None and initial[1].isupper() and any(name[0] == folded(initial[1]) for name in self.words):
            yield Found(start=initial.start(1), end=initial.end(1), kind=Kind.NAME, key=f"{folded(initial[1])}.")

    def _key_of_run(self, run: str) -> str:
        return " ".join(terms(run)) or run


def _runs(name: str) -> Iterator[str]:
    """A name in a script without spaces: whole, and each part of two characters or more."""
    if _WITHOUT_SPACES.search(name):
        parts = [name.replace(" ", ""), *name.split()]
        yield from (part for part in parts if len(part) > 1)
        joined = name.replace(" ", "")
        if len(joined) > 2:  # noqa: PLR2004 - a surname of one sign, and the given name by itself
            yield joined[1:]

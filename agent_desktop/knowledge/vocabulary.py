"""Every word of the answers held here: how one goes on that is half typed, and what one with a slip was meant to be."""

from bisect import bisect_left, insort
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

MOST_COMPLETIONS = 40
MOST_CORRECTIONS = 4
FEWEST_FOR_A_SLIP = 4
FEWEST_FOR_TWO = 7
"""Letters: in a shorter word one slip, or two, make another word."""
FEWEST_OF_A_PART = 3


class Vocabulary:
    """Folded words. Grows; a word that no answer has any more does no harm, because nothing is found by it."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words = sorted(set(words))
        self._known = set(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def add(self, words: Iterable[str]) -> None:
        new = set(words) - self._known
        self._known |= new
        if len(new) > len(self._words) // 100:
            self._words = sorted(self._known)
        else:
            for word in new:
                insort(self._words, word)

    def completions(self, beginning: str) -> tuple[str, ...]:
        """Words that go on from `beginning`, the shortest first, at most MOST_COMPLETIONS of them."""
        found = []
        for at in range(bisect_left(self._words, beginning), len(self._words)):
            if not self._words[at].startswith(beginning):
                break
            found.append(self._words[at])
        return tuple(sorted((word for word in found if word != beginning), key=lambda each: (len(each), each)))[
            :MOST_COMPLETIONS
        ]

    def corrections(self, word: str) -> tuple[tuple[str, int], ...]:
        """Words that a slip or two away are meant by `word`, with how many slips; only those with the fewest."""
        if len(word) < FEWEST_FOR_A_SLIP or word.isdigit():
            return ()
        slips = 2 if len(word) >= FEWEST_FOR_TWO else 1
        found = process.extract(
            word, self._words, scorer=OSA.distance, score_cutoff=slips, limit=3 * MOST_CORRECTIONS, processor=None
        )
        alphabetic = [(each, int(distance)) for each, distance, _ in found if not each.isdigit()]
        fewest = min((distance for _, distance in alphabetic), default=0)
        best = [each for each in alphabetic if each[1] == fewest]
        return tuple(sorted(best, key=lambda each: (each[0][0] != word[0], each[0])))[:MOST_CORRECTIONS]

    def parts(self, word: str) -> tuple[str, str] | None:
        """Two words that were typed as one, one of them perhaps with a slip: "counciltax", "steetlight"."""
        places = range(FEWEST_OF_A_PART, len(word) - FEWEST_OF_A_PART + 1)
        whole = next(((word[:at], word[at:]) for at in places if {word[:at], word[at:]} <= self._known), None)
        return whole or next((mended for at in places if (mended := self._one_mended(word[:at], word[at:]))), None)

    def _one_mended(self, first: str, second: str) -> tuple[str, str] | None:
        """Both parts long enough for chance not to make them."""
        if min(len(first), len(second)) < FEWEST_FOR_A_SLIP:
            return None
        if first in self._known:
            return next(((first, meant) for meant, slips in self.corrections(second) if slips == 1), None)
        if second in self._known:
            return next(((meant, second) for meant, slips in self.corrections(first) if slips == 1), None)
        return None

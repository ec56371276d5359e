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
REMEMBERED = 2_000
"""Corrections kept: as someone types, the same words are asked for again."""
FEWEST_OF_A_PART, FEWEST_OF_A_MENDED_PART = 3, 5


class Vocabulary:
    """Folded words. Grows; a word that no answer has any more does no harm, because nothing is found by it."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words: list[str] = []
        self._known: set[str] = set()
        self._by_length: dict[int, list[str]] = {}
        self._corrected: dict[str, tuple[tuple[str, int], ...]] = {}
        self.add(words)

    def __len__(self) -> int:
        return len(self._words)

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def add(self, words: Iterable[str]) -> None:
        new = set(words) - self._known
        if not new:
            return
        self._known |= new
        self._corrected = {}
        for word in new:
            self._by_length.setdefault(len(word), []).append(word)
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
        remembered = self._corrected
        if word not in remembered:
            if len(remembered) > REMEMBERED:
                remembered.clear()
            remembered[word] = self._nearest(word)
        return remembered[word]

    def forget(self) -> None:
        """No word that was typed is remembered."""
        self._corrected = {}

    def _nearest(self, word: str) -> tuple[tuple[str, int], ...]:
        """One slip is looked for first: there are fewer words of about that length, and mostly it is one."""
        for slips in (1, 2) if len(word) >= FEWEST_FOR_TWO else (1,):
            lengths = range(len(word) - slips, len(word) + slips + 1)
            about = [each for length in lengths for each in self._by_length.get(length, ())]
            found = process.extract(
                word, about, scorer=OSA.distance, score_cutoff=slips, limit=3 * MOST_CORRECTIONS, processor=None
            )
            best = [(each, slips) for each, distance, _ in found if distance == slips and not each.isdigit()]
            if best:
                return tuple(sorted(best, key=lambda each: (each[0][0] != word[0], each[0])))[:MOST_CORRECTIONS]
        return ()

    def parts(self, word: str) -> tuple[tuple[str, str], ...]:
        """Pairs of words that may have been typed as one, perhaps with a slip: "counciltax", "flytiping"."""
        places = range(FEWEST_OF_A_PART, len(word) - FEWEST_OF_A_PART + 1)
        cut = [(word[:at], word[at:]) for at in places]
        whole = tuple(pair for pair in cut if pair[0] in self._known and pair[1] in self._known)
        return whole or tuple(mended for pair in cut for mended in self._one_mended(*pair))[:MOST_CORRECTIONS]

    def _one_mended(self, first: str, second: str) -> list[tuple[str, str]]:
        if first in self._known:
            return [(first, meant) for meant in self._meant_by_part(second)]
        if second in self._known:
            return [(meant, second) for meant in self._meant_by_part(first)]
        return []

    def _meant_by_part(self, part: str) -> list[str]:
        """One long enough for chance not to make it."""
        return (
            []
            if len(part) < FEWEST_OF_A_MENDED_PART
            else [word for word, slips in self.corrections(part) if slips == 1]
        )

"""Every word of the answers held here: how one goes on that is half typed, and what one with a slip was meant to be."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

MOST_COMPLETIONS = 40
MOST_CORRECTIONS = 4
FEWEST_FOR_A_SLIP = 4
FEWEST_FOR_TWO = 7
"""Letters: in a shorter word one slip, or two, make another word."""
MOST_SIGNS = 120
"""Letters and digits of all words together, up to which every slip is tried: more are of several scripts."""
REMEMBERED = 2_000
"""Corrections kept: as someone types, the same words are asked for again."""
FEWEST_OF_A_PART, FEWEST_OF_A_MENDED_PART = 3, 5


class Vocabulary:
    """Folded words. Grows; a word that no answer has any more does no harm, because nothing is found by it."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._known: set[str] = set()
        self._by_length: dict[int, list[str]] = {}
        self._signs: set[str] = set()
        self._corrected: dict[str, tuple[tuple[str, int], ...]] = {}
        self.add(words)

    def __len__(self) -> int:
        return len(self._known)

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def add(self, words: Iterable[str]) -> None:
        new = set(words) - self._known
        if not new:
            return
        self._known |= new
        self._signs.update(*new)
        self._corrected = {}
        by_length: dict[int, list[str]] = {}
        for word in new:
            by_length.setdefault(len(word), []).append(word)
        for length, more in by_length.items():
            self._by_length[length] = sorted((*self._by_length.get(length, ()), *more))

    def completions(self, beginning: str) -> tuple[str, ...]:
        """Words that go on from `beginning`, the shortest first, at most MOST_COMPLETIONS of them."""
        found: list[str] = []
        for length in sorted(each for each in self._by_length if each > len(beginning)):
            found += islice(self._begun(beginning, length), MOST_COMPLETIONS - len(found))
        return tuple(found)

    def corrections(self, word: str) -> tuple[tuple[str, int], ...]:
        """Words that a slip or two away are meant by `word`, with how many slips; only those with the fewest. Of two
        slips none is in the first letter.
        """
        remembered = self._corrected
        if word not in remembered:
            if len(remembered) > REMEMBERED:
                remembered.clear()
            remembered[word] = self._corrections(word)
        return remembered[word]

    def one_slip_away(self, word: str) -> tuple[str, ...]:
        """Of the corrections those that are one slip away: those that begin alike first, MOST_CORRECTIONS at most."""
        if not _may_be_a_slip(word):
            return ()
        near = self._made(word) if len(self._signs) <= MOST_SIGNS else self._measured(word, 1, "")
        found = {each for each in near if each != word and not each.isdigit()}
        return tuple(sorted(found, key=lambda each: (each[0] != word[0], each))[:MOST_CORRECTIONS])

    def forget(self) -> None:
        """No word that was typed is remembered."""
        self._corrected = {}

    def _corrections(self, word: str) -> tuple[tuple[str, int], ...]:
        near = self.one_slip_away(word)
        if near:
            return tuple((each, 1) for each in near)
        if len(word) < FEWEST_FOR_TWO or not _may_be_a_slip(word):
            return ()
        far = sorted(each for each in self._measured(word, 2, word[0]) if not each.isdigit())
        return tuple((each, 2) for each in far[:MOST_CORRECTIONS])

    def _made(self, word: str) -> Iterator[str]:
        """Those known of all that one slip makes of `word`: sooner made than every word is measured."""
        known = self._known
        cut = [(word[:at], word[at:]) for at in range(len(word) + 1)]
        for head, tail in cut:
            if tail and head + tail[1:] in known:
                yield head + tail[1:]
            if len(tail) > 1 and (swapped := head + tail[1] + tail[0] + tail[2:]) in known:
                yield swapped
            for sign in self._signs:
                if (more := head + sign + tail) in known:
                    yield more
                if tail and (other := head + sign + tail[1:]) in known:
                    yield other

    def _measured(self, word: str, slips: int, beginning: str) -> Iterator[str]:
        """Those that begin so and are just so many slips away."""
        for length in range(len(word) - slips, len(word) + slips + 1):
            about = list(self._begun(beginning, length))
            found = process.extract(word, about, scorer=OSA.distance, score_cutoff=slips, limit=None, processor=None)
            yield from (each for each, distance, _ in found if distance == slips)

    def _begun(self, beginning: str, length: int) -> Iterator[str]:
        """Words of that length, in their order."""
        words = self._by_length.get(length, [])
        for at in range(bisect_left(words, beginning), len(words)):
            if not words[at].startswith(beginning):
                break
            yield words[at]

    def parts(self, word: str) -> tuple[tuple[str, str], ...]:
        """Pairs of words that may have been typed as one, perhaps with a slip: "counciltax", "flytiping"."""
        places = range(FEWEST_OF_A_PART, len(word) - FEWEST_OF_A_PART + 1)
        cut = [(word[:at], word[at:]) for at in places]
        whole = tuple(pair for pair in cut if pair[0] in self._known and pair[1] in self._known)
        return whole or tuple(islice((each for pair in cut for each in self._one_mended(*pair)), MOST_CORRECTIONS))

    def _one_mended(self, first: str, second: str) -> list[tuple[str, str]]:
        if first in self._known:
            return [(first, meant) for meant in self._meant_by_part(second)]
        if second in self._known:
            return [(meant, second) for meant in self._meant_by_part(first)]
        return []

    def _meant_by_part(self, part: str) -> tuple[str, ...]:
        """One long enough for chance not to make it."""
        return () if len(part) < FEWEST_OF_A_MENDED_PART else self.one_slip_away(part)


def _may_be_a_slip(word: str) -> bool:
    return len(word) >= FEWEST_FOR_A_SLIP and not word.isdigit()

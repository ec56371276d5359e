"""Whoever says the one may mean the other: what the editors keep, and what everyone says of everyday things."""

from collections.abc import Iterable, Sequence

from agent_desktop.contract.base import Record
from agent_desktop.contract.synonyms import Synonym
from agent_desktop.knowledge import stems
from agent_desktop.knowledge.common_words import is_stop
from agent_desktop.knowledge.folding import words


class Meaning(Record, frozen=True):
    """What is meant: as it is written, and its telling words, folded, which must all be there."""

    written: str
    words: tuple[str, ...]


class Saying(Record, frozen=True):
    """What is said, by its stems; what is meant by it, best first."""

    said: tuple[str, ...]
    means: tuple[Meaning, ...]


class Sayings:
    """Found by their first stem; English and Welsh alike."""

    def __init__(self, sayings: Iterable[Saying] = ()) -> None:
        self._by_first: dict[str, list[Saying]] = {}
        for saying in sayings:
            self._by_first.setdefault(saying.said[0], []).append(saying)
        for found in self._by_first.values():
            found.sort(key=lambda each: -len(each.said))

    def at(self, english: Sequence[str], welsh: Sequence[str], start: int) -> tuple[Saying, ...]:
        """Those that are said from the word at `start` on, the longest first."""
        found = [
            saying
            for stemmed in (english, welsh)
            for saying in self._by_first.get(stemmed[start], ())
            if tuple(stemmed[start : start + len(saying.said)]) == saying.said
        ]
        return tuple(sorted(found, key=lambda each: -len(each.said)))


def saying(said: str, means: Iterable[str], language: str = "en") -> Saying | None:
    """None where nothing is left to compare."""
    stem = stems.welsh if language == "cy" else stems.english
    stemmed = tuple(stem(word.folded) for word in words(said))
    meant = tuple(meaning for each in means if (meaning := _meaning(each)).words)
    return Saying(said=stemmed, means=meant) if stemmed and meant else None


def of_records(synonyms: Iterable[Synonym]) -> Iterable[Saying]:
    """Those that are active."""
    made = (saying(each.said, each.means, each.language.value) for each in synonyms if each.active)
    return (each for each in made if each is not None)


def _meaning(written: str) -> Meaning:
    folded = [word.folded for word in words(written)]
    telling = [word for word in folded if not is_stop(word)] or folded
    return Meaning(written=written, words=tuple(dict.fromkeys(telling)))

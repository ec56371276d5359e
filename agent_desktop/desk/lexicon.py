"""What the search knows of the words held here, kept in memory as long as the store has them so."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Lock
from weakref import WeakKeyDictionary

import msgspec

from agent_desktop.contract.changes import ReferenceKind
from agent_desktop.contract.synonyms import Synonym
from agent_desktop.desk.filling import Coming, coming_of
from agent_desktop.knowledge.everyday import everyday
from agent_desktop.knowledge.hits import HitKind
from agent_desktop.knowledge.ranking import Called, Held, Weighed
from agent_desktop.knowledge.synonyms import Sayings, of_records
from agent_desktop.knowledge.vocabulary import Vocabulary
from agent_desktop.store import search, search_moment
from agent_desktop.store.opening import Store
from agent_desktop.store.reference import progress_of
from agent_desktop.store.search_index import standing_of
from agent_desktop.store.search_moment import Cursors, Moment

LONGEST_KNOWN = 8_000
"""Characters of an entry that is remembered until the next key: there are at most search.CANDIDATES of them."""

_of_stores: WeakKeyDictionary[Store, "StoreLexicon"] = WeakKeyDictionary()
_lock = Lock()


class StoreLexicon:
    """`coming`: how far this computer has come with what can be found. Thread-safe, because it is only ever replaced
    whole or grows."""

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self.sayings = Sayings(everyday())
        self.services = Called(())
        self.total = 0
        self.behind = True
        self.coming: Coming | None = None
        self._writes = -1
        self._cursors: Cursors | None = None
        self._turn = -1
        self._called = -1
        self._last_word = 0
        self._known = Known()

    def refresh(self, moment: Moment, writes: int) -> None:
        """Take in what changed in the store. `writes`: as they were counted before the moment. Raises StoreFaults."""
        if writes == self._writes:
            return
        cursors = moment.cursors()
        if cursors != self._cursors:
            self._take_in(moment, cursors)
            self._cursors = cursors
        self._writes = writes

    def _take_in(self, moment: Moment, cursors: Cursors) -> None:
        standing = standing_of(cursors.of_index)
        self.behind, self.coming = standing.lacking, coming_of(progress_of(cursors.of_reference))
        if standing.turn == self._turn:
            return
        last, words = moment.words_after(self._last_word)
        self.vocabulary.add(words)
        if standing.called != self._called:
            self.sayings = Sayings((*everyday(), *of_records(_synonyms(moment))))
            self.services = Called(moment.services())
            self._called = standing.called
        self.total = standing.entries
        self._known = Known()
        self._last_word, self._turn = last, standing.turn

    def at(self, moment: Moment) -> "LexiconAt":
        """For one search."""
        return LexiconAt(self, self._known, moment)

    def forget(self) -> None:
        """Nothing that was typed is remembered."""
        self.vocabulary.forget()
        self._known = Known()


class Known:
    """What was read since anything changed: how often stems are held, and the entries that were looked at last."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self.entries: Mapping[int, Held] = {}


class LexiconAt:
    """A knowledge.queries.Lexicon of one moment, and what is asked of the index at that moment."""

    def __init__(self, of: StoreLexicon, known: Known, moment: Moment) -> None:
        self.vocabulary, self.sayings, self.services, self.total = of.vocabulary, of.sayings, of.services, of.total
        self.behind, self.coming = of.behind, of.coming
        self._known, self._moment = known, moment
        self.records = moment.records

    def counts(self, terms: Iterable[str]) -> Mapping[str, int]:
        """Raises StoreFaults."""
        wanted, known = set(terms), self._known.counts
        asked = wanted - known.keys()
        if asked:
            found = self._moment.counts(asked)
            known.update((term, found.get(term, 0)) for term in asked)
        return {term: known[term] for term in wanted}

    def candidates(
        self, weighed: Sequence[Weighed], counted: Mapping[str, int], kinds: Collection[HitKind], place: str
    ) -> list[Held]:
        """Raises StoreFaults. Most of what one key finds the next finds too: it is read once."""
        found = self._moment.candidates(weighed, counted, kinds, place, self._known.entries)
        self._known.entries = {each.id: each for each in found if sum(map(len, each.fields)) <= LONGEST_KNOWN}
        return found


def forget(store: Store) -> None:
    """Nothing that was typed in a search of `store` is remembered; its own words are."""
    known = _of_stores.get(store)
    if known is not None:
        known.forget()


@contextmanager
def asking(store: Store) -> Iterator["LexiconAt"]:
    """All that one search asks, of the store as it is now. Raises StoreFaults, also within it.

    What is held and not indexed yet is indexed before, some of it.
    """
    with moment_of(store) as now:
        if not now.behind:
            yield now
            return
    search.catch_up(store)
    with moment_of(store) as now:
        yield now


@contextmanager
def moment_of(store: Store) -> Iterator["LexiconAt"]:
    writes = store.writes
    with search_moment.moment(store) as moment:
        with _lock:
            found = _of_stores.get(store)
            if found is None:
                found = _of_stores[store] = StoreLexicon()
            found.refresh(moment, writes)
            at = found.at(moment)
        yield at


def _synonyms(moment: Moment) -> Iterable[Synonym]:
    for raw in moment.every(ReferenceKind.SYNONYM):
        try:
            yield msgspec.json.decode(raw, type=Synonym)
        except (msgspec.MsgspecError, UnicodeDecodeError):  # of another version of this desktop
            continue

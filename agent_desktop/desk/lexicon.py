"""What the search knows of the words held here, kept in memory as long as the store has them so."""

from collections.abc import Iterable, Mapping
from threading import Lock
from weakref import WeakKeyDictionary

import msgspec

from agent_desktop.contract.synonyms import Synonym
from agent_desktop.knowledge.everyday import everyday
from agent_desktop.knowledge.ranking import Called
from agent_desktop.knowledge.synonyms import Sayings, of_records
from agent_desktop.knowledge.vocabulary import Vocabulary
from agent_desktop.store import reference, search
from agent_desktop.store.opening import Store

_of_stores: WeakKeyDictionary[Store, "StoreLexicon"] = WeakKeyDictionary()
_lock = Lock()


class StoreLexicon:
    """As knowledge.queries.Lexicon. Thread-safe, because it is only ever replaced whole or grows."""

    def __init__(self, store: Store) -> None:
        self.vocabulary = Vocabulary()
        self.sayings = Sayings(everyday())
        self.services = Called(())
        self.total = 0
        self.behind = True
        self._store = store
        self._turn = -1
        self._called = -1
        self._last_word = 0
        self._counts: dict[str, int] = {}

    def refresh(self) -> None:
        """Take in what changed in the store. Raises StoreFaults."""
        standing = search.standing(self._store)
        self.behind = standing.lacking
        if standing.turn == self._turn:
            return
        last, words = search.words_after(self._store, self._last_word)
        self.vocabulary.add(words)
        if standing.called != self._called:
            self.sayings = Sayings((*everyday(), *of_records(_synonyms(self._store))))
            self.services = Called(search.services(self._store))
            self._called = standing.called
        self.total = standing.entries
        self._counts = {}
        self._last_word, self._turn = last, standing.turn

    def counts(self, terms: Iterable[str]) -> Mapping[str, int]:
        """Raises StoreFaults."""
        wanted, known = set(terms), self._counts
        asked = wanted - known.keys()
        if asked:
            found = search.counts(self._store, asked)
            known.update((term, found.get(term, 0)) for term in asked)
        return {term: known[term] for term in wanted}

    def forget(self) -> None:
        """Nothing that was typed is remembered."""
        self.vocabulary.forget()
        self._counts = {}


def forget(store: Store) -> None:
    """Nothing that was typed in a search of `store` is remembered; its own words are."""
    known = _of_stores.get(store)
    if known is not None:
        known.forget()


def lexicon(store: Store) -> StoreLexicon:
    """That of `store`, as it is now. Raises StoreFaults."""
    with _lock:
        found = _of_stores.get(store)
        if found is None:
            found = _of_stores[store] = StoreLexicon(store)
        found.refresh()
    return found


def _synonyms(store: Store) -> Iterable[Synonym]:
    for raw in reference.every(store, "synonym"):
        try:
            yield msgspec.json.decode(raw, type=Synonym)
        except (msgspec.MsgspecError, UnicodeDecodeError):  # of another version of this desktop
            continue

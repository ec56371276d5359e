"""The name index, filled as people are made: each word and its variants once, a line for each person."""

from agent_desktop.citizens.names import terms, variants
from central_server.demo.person import Person
from central_server.demo.rows import Batch


class NameIndex:
    """Remembers the words met: the pools hold some thousands, however many people there are."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._of_word: dict[str, tuple[int, ...]] = {}

    def add(self, batch: Batch, person: Person) -> None:
        numbers: dict[int, None] = {}
        for word in f"{person.written} {person.latin}".split():
            known = self._of_word.get(word)
            numbers.update(dict.fromkeys(self._learn(batch, word) if known is None else known))
        lines = batch["citizen_term"]
        for number in numbers:
            lines.append((number, person.id))

    def _learn(self, batch: Batch, word: str) -> tuple[int, ...]:
        numbers = tuple(self._number(batch, term) for term in terms(word))
        self._of_word[word] = numbers
        return numbers

    def _number(self, batch: Batch, term: str) -> int:
        if term not in self._numbers:
            self._numbers[term] = number = len(self._numbers) + 1
            batch["name_term"].append((number, term))
            batch["name_variant"].extend((variant, number) for variant in sorted(variants(term)))
        return self._numbers[term]

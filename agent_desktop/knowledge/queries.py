"""What was typed, understood: one concept for each thing that was said, with everything that it may be called."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise, product
from typing import NamedTuple, Protocol

from msgspec.structs import replace

from agent_desktop.contract.base import Record
from agent_desktop.knowledge import stems
from agent_desktop.knowledge.common_words import STOP, strength
from agent_desktop.knowledge.folding import Word, telephone_token, words
from agent_desktop.knowledge.hits import Why
from agent_desktop.knowledge.synonyms import Meaning, Sayings
from agent_desktop.knowledge.vocabulary import Vocabulary

LONGEST_ASKED = 400
"""Characters of what was typed that are looked at."""
MOST_WORDS = 30

OTHER_LANGUAGE = 0.75
MUTATED = 0.9
MEANT = 1.0
BEGUN = 0.7
BEGUN_BEFORE = 0.5
SLIPPED = 0.75
IN_A_PHRASE = 0.4
"""How much an alternative counts against the word itself; of a word within a phrase that means something else, how much
the word by itself."""
FEWEST_OF_A_BEGINNING = 3
"""Letters of a word before the last that may be only its beginning: "citiz adv"."""
MOST_IN_SHORT = 3
"""Words: whoever types so few may leave each half typed."""
MOST_BEGUN, MOST_BEGUN_BY_A_LETTER = 16, 8
"""Words that one may be the beginning of; that a single letter may."""
MOST_FORMS = 12
"""Of one meaning, with its words mutated in every way."""

_TELEPHONE = re.compile(r"\+?\d(?:[ ()-]{0,2}\d){6,}")


class Alternative(Record, frozen=True, kw_only=True):
    """Stems that must all be there. `written`: what is meant, where it is not what was typed."""

    terms: tuple[str, ...]
    why: Why
    weight: float
    written: str = ""


class Concept(Record, frozen=True, kw_only=True):
    """`typed`: as it was typed. `strength`: how much it counts among others, 0 to 1. Without alternatives: nothing that
    is held has it. `is_word` False: it is made of several words, which are concepts of their own too.
    """

    typed: str
    strength: float
    alternatives: tuple[Alternative, ...]
    is_word: bool = True


class Lexicon(Protocol):
    """What is known of the words that are held."""

    vocabulary: Vocabulary
    sayings: Sayings

    def counts(self, terms: Iterable[str]) -> Mapping[str, int]:
        """In how many entries each of these stems is; those in none may be left out."""
        ...


def understand(asked: str, language: str, lexicon: Lexicon) -> tuple[Concept, ...]:
    """Whatever is typed, it never raises."""
    asked = asked[:LONGEST_ASKED]
    numbers = [(found.start(), found.end()) for found in _TELEPHONE.finditer(asked)]
    typed = [word for word in words(asked) if not any(start <= word.start < end for start, end in numbers)][:MOST_WORDS]
    drafts = [_telephone(asked[start:end]) for start, end in numbers]
    if typed:
        open_ended = typed[-1].end == len(asked)
        drafts += _phrases(asked, typed, lexicon)
        drafts += _joined(asked, typed, lexicon.vocabulary)
        drafts += _single(asked, typed, language, lexicon, open_ended=open_ended)
    held = lexicon.counts({term for draft in drafts for each in draft.alternatives for term in each.terms})
    kept = (_held_only(draft, held) for draft in drafts)
    return tuple(each for each in kept if each.alternatives or each.is_word)


def _telephone(typed: str) -> Concept:
    """As numbers are kept; and as it is typed, for a text in which it stands so."""
    as_typed = tuple(dict.fromkeys(stems.english(word.folded) for word in words(typed)))
    ways = dict.fromkeys(((telephone_token(typed),), as_typed))
    exact = tuple(Alternative(terms=terms, why=Why.WORD, weight=1.0) for terms in ways if terms)
    return Concept(typed=typed, strength=1.0, alternatives=exact)


def _held_only(concept: Concept, held: Mapping[str, int]) -> Concept:
    kept = [each for each in concept.alternatives if all(held.get(term) for term in each.terms)]
    begun = [each for each in kept if each.why is Why.BEGINNING]
    too_many = set(begun[MOST_BEGUN if len(concept.typed) > 1 else MOST_BEGUN_BY_A_LETTER :])
    return replace(concept, alternatives=tuple(each for each in kept if each not in too_many))


def _phrases(asked: str, typed: Sequence[Word], lexicon: Lexicon) -> Iterator[Concept]:
    """Several words that together mean something."""
    english, welsh = _stemmed(typed)
    for start in range(len(typed)):
        for saying in lexicon.sayings.at(english, welsh, start):
            if len(saying.said) > 1:
                last = typed[start + len(saying.said) - 1]
                alternatives = [each for meaning in saying.means for each in _meant(meaning, lexicon.vocabulary)]
                yield Concept(
                    typed=asked[typed[start].start : last.end],
                    strength=1.0,
                    alternatives=tuple(alternatives),
                    is_word=False,
                )


def _joined(asked: str, typed: Sequence[Word], vocabulary: Vocabulary) -> Iterator[Concept]:
    """Two words typed for one: "pot hole", "anti soical"."""
    for first, second in pairwise(typed):
        both = first.folded + second.folded
        strange = first.folded not in vocabulary or second.folded not in vocabulary
        meant = [both] if both in vocabulary else _mended_whole(both, vocabulary) if strange else []
        if meant and not (first.folded in STOP or second.folded in STOP):
            alternatives = [
                Alternative(
                    terms=(stem(word),), why=Why.SPELLING, weight=1.0 if word == both else SLIPPED, written=word
                )
                for word in meant
                for stem in (stems.english, stems.welsh)
            ]
            yield Concept(
                typed=asked[first.start : second.end], strength=1.0, alternatives=tuple(alternatives), is_word=False
            )


def _mended_whole(word: str, vocabulary: Vocabulary) -> list[str]:
    return list(vocabulary.one_slip_away(word))


class _Said(NamedTuple):
    """A word that counts. `own`: what it means as it was typed, the first `forms` of which are the word itself."""

    word: Word
    counts: float
    last: bool
    own: list[Alternative]
    forms: int


def _single(
    asked: str, typed: Sequence[Word], language: str, lexicon: Lexicon, *, open_ended: bool
) -> Iterator[Concept]:
    said = list(_said(typed, language, lexicon, open_ended=open_ended))
    # Of all words at once: whoever counts has to be asked for it.
    held = lexicon.counts({term for each in said for one in each.own for term in one.terms})
    in_short = len(typed) <= MOST_IN_SHORT
    for word, counts, last, own, forms in said:
        known = any(held.get(term) for each in own for term in each.terms)
        alternatives = list(own)
        if last or (len(word.folded) >= FEWEST_OF_A_BEGINNING and (not known or in_short)):
            alternatives += _begun(word.folded, lexicon.vocabulary, BEGUN if last or not known else BEGUN_BEFORE)
        if not known and not (last and len(alternatives) > forms):
            alternatives += _mended(word.folded, lexicon.vocabulary)
        yield Concept(typed=asked[word.start : word.end], strength=counts, alternatives=tuple(alternatives))


def _said(typed: Sequence[Word], language: str, lexicon: Lexicon, *, open_ended: bool) -> Iterator[_Said]:
    english, welsh = _stemmed(typed)
    sayings = [lexicon.sayings.at(english, welsh, at) for at in range(len(typed))]
    covered = {
        at
        for start, found in enumerate(sayings)
        for saying in found
        if len(saying.said) > 1
        for at in range(start, start + len(saying.said))
    }
    only_stops = all(word.folded in STOP for word in typed)
    spoken = _language(typed, language)
    for at, word in enumerate(typed):
        counts = 1.0 if only_stops else strength(word.folded)
        last = open_ended and at == len(typed) - 1
        if not counts and not last:
            continue
        own = list(_forms(word.folded, spoken))
        forms = len(own)
        for saying in sayings[at]:
            if len(saying.said) == 1:
                own += [each for meaning in saying.means for each in _meant(meaning, lexicon.vocabulary)]
        yield _Said(word, max(counts, 0.1) * (IN_A_PHRASE if at in covered else 1.0), last, own, forms)


def _forms(word: str, spoken: str) -> Iterator[Alternative]:
    """The word itself, as an English and as a Welsh one."""
    english, welsh = (1.0, OTHER_LANGUAGE) if spoken == "en" else (OTHER_LANGUAGE, 1.0)
    yield Alternative(terms=(stems.english(word),), why=Why.WORD, weight=english)
    yield Alternative(terms=(stems.welsh(word),), why=Why.WORD, weight=welsh)
    if spoken == "cy":
        for form in stems.mutations(word):
            yield Alternative(terms=(stems.welsh(form),), why=Why.ACCENTS, weight=MUTATED, written=form)


def _begun(word: str, vocabulary: Vocabulary, weight: float) -> Iterator[Alternative]:
    for whole in vocabulary.completions(word):
        for stem in (stems.english_held, stems.welsh_held):
            yield Alternative(terms=(stem(whole),), why=Why.BEGINNING, weight=weight, written=whole)


def _mended(word: str, vocabulary: Vocabulary) -> Iterator[Alternative]:
    for meant, slips in vocabulary.corrections(word):
        for stem in (stems.english, stems.welsh):
            yield Alternative(terms=(stem(meant),), why=Why.SPELLING, weight=SLIPPED**slips, written=meant)
    for parts in vocabulary.parts(word):
        for stem in (stems.english, stems.welsh):
            terms = tuple(map(stem, parts))
            yield Alternative(terms=terms, why=Why.SPELLING, weight=SLIPPED, written=" ".join(parts))


def _meant(meaning: Meaning, vocabulary: Vocabulary) -> Iterator[Alternative]:
    yield _synonym(meaning, tuple(map(stems.english, meaning.words)))
    for forms in islice(product(*(_welsh_forms(word, vocabulary) for word in meaning.words)), MOST_FORMS):
        yield _synonym(meaning, tuple(map(stems.welsh, forms)))


def _synonym(meaning: Meaning, terms: tuple[str, ...]) -> Alternative:
    return Alternative(terms=terms, why=Why.SYNONYM, weight=MEANT, written=meaning.written)


def _welsh_forms(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """It and its mutations, those that are held somewhere."""
    return tuple(form for form in (word, *stems.mutations(word)) if form in vocabulary)


def _stemmed(typed: Sequence[Word]) -> tuple[list[str], list[str]]:
    return [stems.english(word.folded) for word in typed], [stems.welsh(word.folded) for word in typed]


_TELLING = {
    language: frozenset(small.split())
    for language, small in (
        (
            "cy",
            "y yr mae maer sydd fy ei eu yn mewn gan dros dan heb rhwng wedi sut beth pryd ble pwy dwi rwyn wyf oes "
            "ydy ydi gyda hefyd cael gael nid ddim rwy eisiau angen moyn am ar",
        ),
        ("en", "the is are my of to and for with have has do does how what when where who can not it they"),
    )
}
"""Small words that only one of the languages has."""


def _language(typed: Sequence[Word], language: str) -> str:
    """The language in which it was typed, as far as its small words tell; else that of whoever typed it."""
    told = {each: sum(word.folded in small for word in typed) for each, small in _TELLING.items()}
    if told["cy"] == told["en"]:
        return language
    return max(told, key=lambda each: told[each])

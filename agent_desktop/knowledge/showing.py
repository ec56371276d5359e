"""A hit as it is shown: its title and some of its words with what was found marked, and where and why it was found."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from agent_desktop.contract.base import Words
from agent_desktop.contract.institutions import Institution
from agent_desktop.contract.knowledge import Article
from agent_desktop.contract.scripts import Script
from agent_desktop.contract.services import Service
from agent_desktop.knowledge import stems
from agent_desktop.knowledge.common_words import STOP
from agent_desktop.knowledge.entries import SERVICE_MARK
from agent_desktop.knowledge.folding import REMEMBERED, Word, fold, telephone_token, words_among
from agent_desktop.knowledge.hits import Hit, HitKind, Matched, Piece, Reason, Why
from agent_desktop.knowledge.queries import Alternative, Concept
from agent_desktop.knowledge.ranking import NAMES, SHORT, TEXT, TITLE, Fields, Ranked

LONGEST_EXTRACT = 180
"""Characters of a text that are shown."""
LONGEST_LOOKED_IN = 20_000
"""Characters of a text in which a passage is looked for."""
BEFORE = 50
"""Characters shown before the first word that was found."""

Found = Sequence[tuple[Concept, Alternative]]

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_BEGINNINGS = re.compile(r"(^|\n)\s*(#{1,6}|>|[-*+]|\d+\.)\s+")
_MARKS = re.compile(r"[*_`|]{1,3}")
_SPACE = re.compile(r"\s+")


class Texts(NamedTuple):
    """What is looked in for one field: each text with the language that its words are read in. `field`: that of the
    entry which has their stems."""

    where: Matched
    field: int
    texts: tuple[tuple[str, str], ...]


def article_hit(article: Article, ranked: Ranked, language: str, today: date, department: str) -> Hit:
    """`department`: that of its service, where it names none itself."""
    found = ranked.found
    shown = _shown_in(article.title, language)
    short = article.short_answer.in_language(shown)
    looked_in = (
        _both(Matched.TITLE, TITLE, article.title, shown),
        _any_language(Matched.SYNONYM, article.synonyms),
        _both(Matched.SHORT_ANSWER, SHORT, article.short_answer, shown),
        _both(Matched.TEXT, TEXT, article.text, shown),
    )
    return Hit(
        kind=HitKind.ARTICLE,
        id=str(article.id),
        title=marked(article.title.in_language(shown), found),
        extract=extract(((short, SHORT, shown), (article.text.in_language(shown), TEXT, shown)), ranked),
        reasons=reasons(ranked, looked_in),
        state=article.state,
        audience=article.audience,
        review_due=article.review_by is not None and article.review_by < today,
        service_code=next(iter(article.service_codes), ""),
        department_code=article.department_code or department,
    )


def institution_hit(institution: Institution, ranked: Ranked, language: str, department: str, *, near: str = "") -> Hit:
    """`near`: the citizen's town, where it comes first for being there."""
    found = ranked.found
    shown = _shown_in(institution.name, language)
    looked_in = (
        _both(Matched.TITLE, TITLE, institution.name, shown),
        _any_language(Matched.SYNONYM, institution.synonyms),
        Texts(Matched.PHONE, NAMES, tuple((telephone_token(phone.number), "en") for phone in institution.phones)),
        _both(Matched.DOES, SHORT, institution.does, shown),
        _both(Matched.ADDRESS, TEXT, Words(en=institution.address), shown),
        _both(Matched.TEXT, TEXT, institution.hand_over_words, shown),
        _both(Matched.TEXT, TEXT, institution.area, shown),
    )
    town = (Reason(where=Matched.TOWN, why=Why.WORD, typed=near, found=near),) if near else ()
    return Hit(
        kind=HitKind.INSTITUTION,
        id=str(institution.id),
        title=marked(institution.name.in_language(shown), found),
        extract=extract(
            ((institution.does.in_language(shown), SHORT, shown), (institution.address, TEXT, "en")), ranked
        ),
        reasons=(*town, *reasons(ranked, looked_in)),
        service_code=next(iter(institution.service_codes), ""),
        department_code=department,
    )


def script_hit(script: Script, ranked: Ranked, language: str, department: str) -> Hit:
    title = Words(en=script.title.en, cy=script.title.cy)
    shown = _shown_in(title, language)
    return Hit(
        kind=HitKind.SCRIPT,
        id=script.id,
        title=marked(title.in_language(shown), ranked.found),
        reasons=reasons(ranked, (_both(Matched.TITLE, TITLE, title, shown),)),
        service_code=next(iter(script.services), ""),
        department_code=department,
    )


def service_hit(service: Service, ranked: Ranked, language: str) -> Hit:
    found = ranked.found
    shown = _shown_in(service.name, language)
    looked_in = (
        _both(Matched.TITLE, TITLE, service.name, shown),
        _any_language(Matched.SYNONYM, service.keywords),
        _both(Matched.TEXT, SHORT, service.description, shown),
    )
    return Hit(
        kind=HitKind.SERVICE,
        id=service.code,
        title=marked(service.name.in_language(shown), found),
        extract=extract(((service.description.in_language(shown), SHORT, shown),), ranked),
        reasons=reasons(ranked, looked_in),
        service_code=service.code,
        department_code=service.department_code,
    )


def marked(text: str, found: Found) -> tuple[Piece, ...]:
    """All of `text` in pieces, with what was found marked."""
    terms = _terms(found)
    pieces: list[Piece] = []
    done = 0
    for word in _words_of(text, terms):
        if word.start > done:
            pieces.append(Piece(text=text[done : word.start]))
        pieces.append(Piece(text=text[word.start : word.end], hit=True))
        done = word.end
    return (*pieces, Piece(text=text[done:])) if done < len(text) else tuple(pieces)


def extract(texts: Sequence[tuple[str, int, str]], ranked: Ranked) -> tuple[Piece, ...]:
    """The passage of the first of `texts` that holds the most of what was found, marked; else how they begin.

    Each with the field of the entry which has its stems, and its language.
    """
    terms = _terms(ranked.found)
    best, most = "", 0
    for text, field, language in texts:
        if most == len(terms):  # no other can have more
            break
        if _may_have(ranked.fields[field], terms, language):
            there, passage = _passage(_plain(text[:LONGEST_LOOKED_IN]), terms)
            if there > most:
                best, most = passage, there
    if not most:
        best = next((_cut(_plain(text[:LONGEST_LOOKED_IN]), 0) for text, _, _ in texts), "")
    return marked(best, ranked.found)


def _may_have(field: str, terms: frozenset[str], language: str) -> bool:
    """Whether a text in `language`, whose stems are in `field`, may have one of `terms`, read in either language."""
    other = [term for term in terms if term.startswith(stems.WELSH) != (language == "cy")]
    return bool(other) or not terms.isdisjoint(_small()) or any(f" {term} " in field for term in terms)


def reasons(ranked: Ranked, looked_in: Sequence[Texts]) -> tuple[Reason, ...]:
    """For each thing that was found the first place where it stands."""
    terms = _terms(ranked.found)
    read: dict[tuple[str, str], Mapping[str, Word]] = {}

    def there(text: str, language: str) -> Mapping[str, Word]:
        """Each is read once, for all that was found."""
        if (text, language) not in read:
            read[text, language] = _first_of_each(text, language, terms)
        return read[text, language]

    made = (
        _reason(concept, alternative, _may_stand(looked_in, ranked.fields, alternative), there)
        for concept, alternative in ranked.found
    )
    return tuple(dict.fromkeys(reason for reason in made if reason is not None))


def _may_stand(looked_in: Iterable[Texts], fields: Fields, alternative: Alternative) -> Iterator[Texts]:
    """Those in which it may stand, by what the index has of them: reading the others would find nothing. Small words
    are not in the index of a text."""
    small = _small()
    spaced = [f" {term} " for term in alternative.terms if term not in small]
    return (each for each in looked_in if all(term in fields[each.field] for term in spaced))


@cache
def _small() -> frozenset[str]:
    """Stems of words that are left out of the index of a text."""
    return frozenset(stem(word) for word in STOP for stem in (stems.english, stems.welsh))


def _first_of_each(text: str, language: str, terms: frozenset[str]) -> Mapping[str, Word]:
    stem = stems.welsh_held if language == "cy" else stems.english_held
    first: dict[str, Word] = {}
    for word in words_among(text[:LONGEST_LOOKED_IN], (stem, terms)):
        first.setdefault(stem(word.folded), word)
    return first


def _reason(
    concept: Concept,
    alternative: Alternative,
    looked_in: Iterable[Texts],
    read: Callable[[str, str], Mapping[str, Word]],
) -> Reason | None:
    for where, _, texts in looked_in:
        for text, language in texts:
            there = read(text, language)
            if all(term in there for term in alternative.terms):
                at = sorted(there[term] for term in alternative.terms)
                stands = " ".join(text[word.start : word.end] for word in at)
                return Reason(where=where, why=_why(concept, alternative, stands), typed=concept.typed, found=stands)
    if any(term.startswith(SERVICE_MARK) for term in alternative.terms):
        called = alternative.written or concept.typed
        return Reason(where=Matched.SERVICE, why=alternative.why, typed=concept.typed, found=called)
    return None


def _why(concept: Concept, alternative: Alternative, stands: str) -> Why:
    if alternative.why is not Why.WORD:
        return alternative.why
    if concept.typed.casefold() in {stands.casefold(), *_as_number(stands, concept.typed)}:
        return Why.WORD
    return Why.ACCENTS if fold(stands) == fold(concept.typed) else Why.STEM


def _as_number(stands: str, typed: str) -> tuple[str, ...]:
    """A number is the same however it is dialled."""
    return (typed.casefold(),) if stands.isdigit() and telephone_token(typed) == stands else ()


def _passage(text: str, terms: frozenset[str]) -> tuple[int, str]:
    """How many different things that were found stand in the best passage of `text`, and that passage."""
    at = [(word.start, _stem_in(word, terms)) for word in _words_of(text, terms)]
    best, most = 0, 0
    for number, (start, _) in enumerate(at):
        until = bisect_left(at, (start + LONGEST_EXTRACT - BEFORE, ""))
        there = len({stem for _, stem in at[number:until]})
        if there > most:
            best, most = start, there
    return most, _cut(text, best)


def _cut(text: str, first: int) -> str:
    """LONGEST_EXTRACT characters of `text` with what stands at `first` in them, between whole words."""
    if len(text) <= LONGEST_EXTRACT:
        return text
    since = 0 if first < LONGEST_EXTRACT - BEFORE else _before(text, first)
    until = since + LONGEST_EXTRACT
    if until < len(text):
        until = max(text.rfind(" ", since, until), first + 1)
    return f"{'… ' if since else ''}{text[since:until].strip()}{' …' if until < len(text) else ''}"


def _before(text: str, first: int) -> int:
    """Where a passage begins that is to show what stands at `first`: with the sentence, where that is near."""
    nearest = max(0, first - BEFORE)
    sentence = text.rfind(". ", nearest, first)
    return sentence + 2 if sentence >= 0 else text.find(" ", nearest, first) + 1 or nearest


@lru_cache(maxsize=REMEMBERED)
def _plain(markdown: str) -> str:
    """As it is read, without what makes it Markdown. Only ever a text that is held."""
    return _SPACE.sub(" ", _MARKS.sub("", _BEGINNINGS.sub("\n", _LINK.sub(r"\1", markdown)))).strip()


def _terms(found: Found) -> frozenset[str]:
    return frozenset(term for _, alternative in found for term in alternative.terms)


def _words_of(text: str, terms: frozenset[str]) -> Iterator[Word]:
    welsh = [term for term in terms if term.startswith(stems.WELSH)]  # mostly none: then half the work is spared
    return words_among(text, (stems.english_held, terms), (stems.welsh_held, welsh))


def _stem_in(word: Word, terms: frozenset[str]) -> str:
    english = stems.english_held(word.folded)
    return english if english in terms else stems.welsh_held(word.folded)


def _shown_in(title: Words, language: str) -> str:
    """That of whoever asks, where there are words in it."""
    return language if language == "cy" and title.cy else "en"


def _both(where: Matched, field: int, of: Words, first: str) -> Texts:
    """In the language shown first."""
    texts: Mapping[str, str] = {"en": of.en, "cy": of.cy}
    other = "en" if first == "cy" else "cy"
    return Texts(where, field, ((texts[first], first), (texts[other], other)))


def _any_language(where: Matched, names: Iterable[str]) -> Texts:
    return Texts(where, NAMES, tuple(_in_each(names)))


def _in_each(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        yield name, "en"
        yield name, "cy"

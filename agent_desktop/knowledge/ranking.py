"""How well an entry fits what was asked: for each concept the best that is said of it there, and how much of all that
was asked is in it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log, prod
from typing import NamedTuple

from msgspec.structs import replace

from agent_desktop.contract.base import Record
from agent_desktop.knowledge import stems
from agent_desktop.knowledge.entries import NAMES_END, service_token, stems_in
from agent_desktop.knowledge.folding import fold
from agent_desktop.knowledge.hits import HitKind
from agent_desktop.knowledge.queries import Alternative, Concept

TITLE, NAMES, SHORT, TEXT = range(4)
FIELDS = (0.62, 0.58, 0.42, 0.24)
"""How sure a stem in each field makes: those in several add up as chances do."""
UNSURE = tuple(1 - sure for sure in FIELDS)
SUREST = 1 - prod(UNSURE)
OF_ITS_SERVICE = 0.4
"""How much it counts that the entry's service is called so."""
WHOLE_TITLE = 0.8
WHOLE_NAME = 0.45
"""What is added, as a share, where what was asked holds all of a title, or of what citizens call it."""
SAME_TITLE = 3.0
"""Where what was asked is the title, word for word."""
COVERAGE = 0.6
"""How steeply an entry falls that has only part of what was asked."""
KINDS: Mapping[HitKind, float] = {
    HitKind.ARTICLE: 1.0,
    HitKind.INSTITUTION: 0.65,
    HitKind.SERVICE: 0.4,
    HitKind.SCRIPT: 0.35,
}
NOT_VALIDATED = 0.85
IN_HAND = 1.4
"""Where the entry is about the service of the contact in hand."""
FITTING = 0.4
"""Of what was asked, weighed, an entry must have so much to count as fitting."""


Fields = tuple[str, str, str, str]
"""The stems of an entry as knowledge/entries.py writes them: TITLE, NAMES, SHORT, TEXT."""


class Held(NamedTuple):
    """An entry as the store has it, to be ranked."""

    id: int
    kind: HitKind
    key: str
    code: str
    services: tuple[str, ...]
    validated: bool
    whole_title: str
    fields: Fields
    alike: str = ""
    places: str = ""


class Ranked(Record, frozen=True, kw_only=True):
    """`share`: of what was asked, weighed, how much was found, 0 to 1. `near`: it is where the citizen lives, and
    others of its kind are not (nearby.py)."""

    id: int
    kind: HitKind
    key: str
    code: str
    score: float
    share: float
    found: tuple[tuple[Concept, Alternative], ...]
    fields: Fields = ("", "", "", "")
    alike: str = ""
    places: str = ""
    near: bool = False


class Weighed(NamedTuple):
    """A concept and how much it tells; of each of its alternatives, those that tell most first, its terms between
    spaces and how much it tells.
    """

    concept: Concept
    weight: float
    alternatives: tuple[tuple[Alternative, tuple[str, ...], float], ...]


class _About(NamedTuple):
    """What was asked. `weight`: of all of it together; `said`: stems of every word typed, and `spaced`: each between
    spaces; `whole`: all of it folded, as a title is kept whole."""

    weighed: Sequence[Weighed]
    weight: float
    said: frozenset[str]
    spaced: tuple[str, ...]
    whole: str
    in_hand: str | None


def weigh(concepts: Sequence[Concept], counts: Mapping[str, int], total: int) -> tuple[Weighed, ...]:
    """Rare words tell more than frequent ones; those held nowhere some."""
    return tuple(_weighed(concept, counts, total) for concept in concepts)


def _weighed(concept: Concept, counts: Mapping[str, int], total: int) -> Weighed:
    told = [
        (each, each.weight * max(_rarity(counts.get(term, 0), total) for term in each.terms))
        for each in concept.alternatives
    ]
    if not told:
        return Weighed(concept, concept.strength * _rarity(1, total), ())
    told.sort(key=lambda each: -each[1])
    alternatives = tuple((each, tuple(f" {term} " for term in each.terms), telling) for each, telling in told)
    return Weighed(concept, concept.strength * told[0][1], alternatives)


def _rarity(count: int, total: int) -> float:
    return log(1 + (total + 1) / (count + 0.5))


class Called:
    """What services are called. Each by its token, in the order given: the stems of its title, those of its names."""

    def __init__(self, services: Sequence[Held]) -> None:
        self._services = {
            service_token(each.code): tuple(frozenset(stems_in((field,))) for field in each.fields[:SHORT])
            for each in services
        }
        self._any = frozenset(stem for fields in self._services.values() for field in fields for stem in field)

    def by(self, weighed: Weighed) -> Iterator[tuple[str, Alternative, float]]:
        """Tokens of services that are called by a concept, by what of it, and how much that tells of the service."""
        known = [each for each in weighed.alternatives if self._any.issuperset(each[0].terms)]
        if known:
            for token, fields in self._services.items():
                for alternative, _, telling in known:
                    if any(field.issuperset(alternative.terms) for field in fields):
                        yield token, alternative, telling
                        break


def with_services(weighed: Sequence[Weighed], services: Called) -> tuple[Weighed, ...]:
    """What a service is called, whatever is about that service is called too, if less surely."""
    return tuple(_with_services(each, services) for each in weighed)


def _with_services(weighed: Weighed, services: Called) -> Weighed:
    more = [
        (replace(alternative, terms=(token,)), (f" {token} ",), telling * OF_ITS_SERVICE)
        for token, alternative, telling in services.by(weighed)
    ]
    if not more:
        return weighed
    together = sorted((*weighed.alternatives, *more), key=lambda each: -each[2])
    return weighed._replace(alternatives=tuple(together))


def rank(
    entries: Sequence[Held],
    weighed: Sequence[Weighed],
    asked: str,
    *,
    in_hand: str | None,
) -> list[Ranked]:
    """Best first. `in_hand`: the service of the contact."""
    folded = fold(asked)
    typed = folded.split()
    said = frozenset(map(stems.english, typed)) | frozenset(map(stems.welsh, typed))
    about = _About(
        weighed=weighed,
        weight=sum(each.weight for each in weighed),
        said=said,
        spaced=tuple(f" {stem} " for stem in said),
        whole=f"{NAMES_END}{folded}{NAMES_END}",
        in_hand=in_hand,
    )
    ranked = [each for entry in entries if (each := _ranked(entry, about)) is not None]
    return sorted(ranked, key=lambda each: (-each.score, each.kind, each.key))


def _ranked(entry: Held, about: _About) -> Ranked | None:
    """None where nothing of what was asked is in it."""
    fields = entry.fields
    found: list[tuple[Concept, Alternative]] = []
    terms: list[str] = []
    spaced_terms = set(about.spaced)
    score, have = 0.0, 0.0
    anywhere = "".join(fields)  # most words that are looked for stand in none of the fields: one look is enough
    for concept, weight, alternatives in about.weighed:
        best, most = None, 0.0
        for alternative, spaced, telling in alternatives:
            if telling * SUREST <= most:  # the best first: none of the rest can be better
                break
            if spaced[0] in anywhere:
                value = telling * _sure(fields, spaced)
                if value > most:
                    best, most = (alternative, spaced, telling), value
        if best is not None:
            alternative, spaced, telling = best
            found.append((concept, alternative))
            terms += alternative.terms
            spaced_terms.update(spaced)
            score += most * concept.strength
            have += min(weight, telling * concept.strength)
    if not found:
        return None
    share = have / about.weight if about.weight else 0.0
    said = about.said.union(terms)
    score *= share**COVERAGE
    named = WHOLE_TITLE * _part_held(fields[TITLE], said, spaced_terms)
    if named < WHOLE_NAME:
        named = max(named, WHOLE_NAME * _part_held(fields[NAMES], said, spaced_terms) ** 2)
    score *= 1 + named
    if about.whole in entry.whole_title:
        score *= SAME_TITLE
    score *= KINDS[entry.kind] * (1.0 if entry.validated else NOT_VALIDATED)
    if about.in_hand is not None and about.in_hand in entry.services:
        score *= IN_HAND
    return Ranked(
        id=entry.id,
        kind=entry.kind,
        key=entry.key,
        code=entry.code,
        score=score,
        share=share,
        found=tuple(found),
        fields=fields,
        alike=entry.alike,
        places=entry.places,
    )


def _sure(fields: Fields, spaced: Sequence[str]) -> float:
    """0 where a term is in no field. Several terms must be in the same field."""
    unsure = 1.0
    first, *others = spaced
    for field, other in zip(fields, UNSURE):  # noqa: B905 - asked for each word of each entry: a check of the lengths is felt
        if first in field and (not others or all(term in field for term in others)):
            unsure *= other
    return 1 - unsure


def _part_held(field: str, terms: frozenset[str], spaced_terms: Iterable[str]) -> float:
    """Of the name in `field` that is held best by `terms`, how much of it, 0 to 1. `spaced_terms`: they, each between
    spaces."""
    best = 0.0
    for spaced in spaced_terms:
        at = field.find(spaced)
        while at >= 0:
            end = field.find(NAMES_END, at)
            name = field[field.rfind(NAMES_END, 0, at) + 1 : end if end >= 0 else None].split()
            best = max(best, len([stem for stem in name if stem in terms]) / len(name))
            at = field.find(spaced, end) if end >= 0 and best < 1 else -1
        if best == 1:
            break
    return best

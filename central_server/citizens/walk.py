"""Walking the people who may fit, a stretch at a time, and asking the rest of each: the work stays bounded.

One statement for the whole question leaves its plan to the database, which at a million people at times chose to join
a third of a town (0.3 s) or to read the whole name index (1 s). A stretch of candidates by the rarest condition, each
then asked by primary key, took 5 to 50 ms for the same questions.
"""

from dataclasses import dataclass
from itertools import chain, repeat
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, not_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from central_server.citizens.tables import CitizenRow, CitizenTerm
from central_server.citizens.words import Tiers

FIRST_STRETCH, STRETCH = 200, 3000
"""Most pages are full within the first. Past some 4,000 candidates PostgreSQL would rather read whole areas."""

WIDE = 20_000
"""People are counted up to here. From here on the first stretch is sooner found person by person than word by word."""

MANY_TERMS = 50
"""From here on a person's few words are sooner looked through than each of the terms is looked up."""


@dataclass(frozen=True)
class Sought:
    """What must hold of a person. `exact` narrows to few; `area`, the outward part of a postcode, does not."""

    exact: tuple[ColumnElement[bool], ...]
    area: tuple[ColumnElement[bool], ...]
    words: tuple[Tiers, ...]


@dataclass(frozen=True)
class Route:
    """Where the walk begins: at the people of `word` (its place in `words`); None: at those of `exact` and `area`."""

    word: int | None
    wide: bool = False


def walk(session: Session, sought: Sought, *, tier: int, after: UUID | None, limit: int) -> list[UUID]:
    """The next `limit` people past `after`, by id, who fit in `tier` and in none before it."""
    if any(not word[tier] for word in sought.words):
        return []
    route = _route(session, sought, tier)
    found: list[UUID] = []
    for stretch in chain((FIRST_STRETCH,), repeat(STRETCH)):
        candidates = _candidates(sought, route, tier, by_person=route.wide and stretch == FIRST_STRETCH)
        person = candidates.selected_columns[0]
        if after is not None:
            candidates = candidates.where(person > after)
        some = _apart(candidates.order_by(person).limit(stretch), "candidate")
        rows = session.execute(select(some, _fits(some, sought, route, tier)).order_by(some)).all()
        found += [citizen_id for citizen_id, fits in rows if fits]
        if len(rows) < stretch or len(found) >= limit:
            break
        after = rows[-1][0]
    return found[:limit]


def _route(session: Session, sought: Sought, tier: int) -> Route:
    """The rarest condition: by it the fewest people are looked at."""
    if sought.exact or not sought.words:
        return Route(word=None)
    wanted = [select(CitizenTerm.citizen_id).where(_any_of(word[tier])) for word in sought.words]
    counts = [_count(session, people) for people in wanted]
    people = min(counts)
    if sought.area and _count(session, select(CitizenRow.id).where(*sought.area)) < people:
        return Route(word=None)
    return Route(word=counts.index(people), wide=people >= WIDE)


def _candidates(sought: Sought, route: Route, tier: int, *, by_person: bool) -> Select[UUID]:
    if route.word is None:
        return select(CitizenRow.id).where(*sought.exact, *sought.area)
    terms = sought.words[route.word][tier]
    wanted = select(CitizenTerm.citizen_id)
    if len(terms) == 1:  # the primary key has the people of one term in order already
        return wanted.where(_any_of(terms))
    wanted = wanted.distinct().where(_any_of(terms, by_person=by_person))
    return wanted if route.wide else select(_apart(wanted, "people"))


def _apart(people: Select[UUID], name: str) -> ColumnElement[UUID]:
    """`people` found on their own: PostgreSQL would let the limit outside talk it into reading by person."""
    return people.cte(name).prefix_with("MATERIALIZED", dialect="postgresql").c[0]


def _fits(person: ColumnElement[UUID], sought: Sought, route: Route, tier: int) -> ColumnElement[bool]:
    """Whatever the candidates were not chosen by."""
    asked = [_has(person, word[tier]) for place, word in enumerate(sought.words) if place != route.word]
    if route.word is not None and sought.area:
        asked.append(exists().where(CitizenRow.id == person, *sought.area))
    if tier and sought.words:
        asked.append(not_(and_(*(_has(person, word[tier - 1]) for word in sought.words))))
    return and_(true(), *asked)


def _has(person: ColumnElement[UUID], terms: frozenset[int]) -> ColumnElement[bool]:
    other = CitizenTerm.__table__.alias()
    by_person = len(terms) > MANY_TERMS
    return exists().where(
        other.c.citizen_id == person, (other.c.term_id + 0 if by_person else other.c.term_id).in_(terms)
    )


def _any_of(terms: frozenset[int], *, by_person: bool = False) -> ColumnElement[bool]:
    """`by_person` keeps the database from walking term by term: an expression is in no index."""
    column: InstrumentedAttribute[int] | ColumnElement[int] = CitizenTerm.term_id
    return (column + 0 if by_person else column).in_(terms)


def _count(session: Session, people: Select[UUID]) -> int:
    return session.scalar(select(func.count()).select_from(people.limit(WIDE).subquery())) or 0

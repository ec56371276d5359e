"""Finding people: every word in any order, exact before prefix before one slip, all else by index.

Each tier is one statement that walks the index of the rarest condition; no statement scans the people.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, not_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from agent_desktop.citizens.query import Query
from agent_desktop.contract.accounts import Role
from agent_desktop.contract.base import Page, Record
from agent_desktop.contract.citizens import CitizenMatch, CitizenSearch, CitizenStatus, MatchedOn
from agent_desktop.contract.problems import ProblemType
from central_server.api.pages import read_cursor, write_cursor
from central_server.cases.tables import CaseRow
from central_server.citizens.asked import Asked, read_asked
from central_server.citizens.matches import Found, at_number
from central_server.citizens.tables import CitizenRow, CitizenTerm
from central_server.citizens.words import Tiers, tiers
from central_server.refusals import Refusal

TIERS = 3
MOST_WORDS = 8
COUNTED = 5000
"""A word's people are counted up to here to learn which word is the rarest."""

OUTWARD_LONGEST = 4
INWARD_LENGTH = 3


class SearchPosition(Record, frozen=True, kw_only=True):
    """The tier that was being listed, and the last id shown of it (None: from its start)."""

    tier: int
    after: UUID | None


def search(session: Session, asked: CitizenSearch, role: Role, today: date) -> Page[CitizenMatch]:
    """One page of those who fit everything in `asked.text`."""
    position = read_cursor(asked.cursor, SearchPosition) or SearchPosition(tier=0, after=None)
    if not 0 <= position.tier < TIERS:
        raise Refusal(ProblemType.MALFORMED, "This cursor is not one of ours.")
    wanted = read_asked(asked.text, today)
    if wanted.is_empty:
        return Page(items=())
    references = _by_reference(session, wanted.reference)
    if wanted.reference and not references:
        return Page(items=())
    ids, following = _ids(
        session, wanted, of_reference=tuple(references), position=position, limit=asked.limit, today=today
    )
    ways = _ways(wanted)
    found = Found(session, [(citizen_id, way) for citizen_id in ids for way in ways], role, today)
    living_first = sorted(found.matches(today, references), key=lambda match: match.status is not CitizenStatus.LIVING)
    return Page(items=tuple(living_first), next_cursor=write_cursor(following) if following else None)


def _by_reference(session: Session, reference: str | None) -> dict[UUID, str]:
    if reference is None:
        return {}
    wanted = select(CaseRow.citizen_id).where(CaseRow.reference == reference, CaseRow.citizen_id.is_not(None))
    return {citizen_id: reference for citizen_id in session.scalars(wanted) if citizen_id is not None}


def _ways(wanted: Asked) -> tuple[MatchedOn, ...]:
    given = (
        (wanted.reference, MatchedOn.REFERENCE),
        (wanted.e164, MatchedOn.PHONE),
        (wanted.query.names, MatchedOn.NAME),
        (wanted.query.postcode, MatchedOn.POSTCODE),
        (wanted.query.birth_date, MatchedOn.BIRTH_DATE),
        (wanted.query.email, MatchedOn.EMAIL),
    )
    return tuple(way for value, way in given if value)


def _ids(
    session: Session,
    wanted: Asked,
    *,
    of_reference: Sequence[UUID],
    position: SearchPosition,
    limit: int,
    today: date,
) -> tuple[list[UUID], SearchPosition | None]:
    """Up to `limit` ids from `position` on, tier by tier, and where the next page begins."""
    conditions, area = _conditions(wanted.query), _in_area(wanted.query)
    if wanted.reference:
        conditions.append(CitizenRow.id.in_(of_reference))
    if wanted.e164:
        conditions.append(CitizenRow.id.in_([found for found, _ in at_number(session, wanted.e164, today)]))
    words = tiers(session, wanted.query.names[:MOST_WORDS])
    rarest_first = _rarest_first(session, words)
    ids: list[UUID] = []
    tier, after = position.tier, position.after
    while tier < TIERS:
        if tier == 0 or _widens(words, tier):
            found = _tier(
                session,
                words=rarest_first,
                conditions=conditions,
                area=area,
                tier=tier,
                after=after,
                limit=limit + 1 - len(ids),
            )
            ids += found
            if len(ids) > limit:
                return ids[:limit], _next(found, ids, limit, tier, after)
        if not words:
            break
        tier, after = tier + 1, None
    return ids, None


def _next(found: list[UUID], ids: list[UUID], limit: int, tier: int, after: UUID | None) -> SearchPosition:
    """The page is full within `tier`; it may have been filled to the brim before this tier gave anything."""
    shown_of_tier = len(found) - (len(ids) - limit)
    return SearchPosition(tier=tier, after=found[shown_of_tier - 1] if shown_of_tier else after)


def _widens(words: Sequence[Tiers], tier: int) -> bool:
    return any(word[tier] != word[tier - 1] for word in words)


def _tier(
    session: Session,
    *,
    words: Sequence[Tiers],
    conditions: Sequence[ColumnElement[bool]],
    area: Sequence[ColumnElement[bool]],
    tier: int,
    after: UUID | None,
    limit: int,
) -> list[UUID]:
    if any(not word[tier] for word in words):
        return []
    if words and not conditions:
        return _by_words(session, words, area=area, tier=tier, after=after, limit=limit)
    wanted = select(CitizenRow.id).where(*conditions, *area, *(_has(CitizenRow.id, word[tier]) for word in words))
    if tier:
        wanted = wanted.where(not_(and_(*(_has(CitizenRow.id, word[tier - 1]) for word in words))))
    if after is not None:
        wanted = wanted.where(CitizenRow.id > after)
    return list(session.scalars(wanted.order_by(CitizenRow.id).limit(limit)))


def _by_words(
    session: Session,
    words: Sequence[Tiers],
    *,
    area: Sequence[ColumnElement[bool]],
    tier: int,
    after: UUID | None,
    limit: int,
) -> list[UUID]:
    """Walks the people of the rarest word and asks the others of each."""
    person = CitizenTerm.citizen_id
    rarest, *others = words
    wanted = select(person).distinct().where(CitizenTerm.term_id.in_(rarest[tier]))
    wanted = wanted.where(*(_has(person, word[tier]) for word in others))
    if area:
        wanted = wanted.where(exists().where(CitizenRow.id == person, *area))
    if tier:
        wanted = wanted.where(not_(and_(*(_has(person, word[tier - 1]) for word in words))))
    if after is not None:
        wanted = wanted.where(person > after)
    return list(session.scalars(wanted.order_by(person).limit(limit)))


def _has(citizen_id: InstrumentedAttribute[UUID], terms: frozenset[int]) -> ColumnElement[bool]:
    other = CitizenTerm.__table__.alias()
    return exists().where(other.c.citizen_id == citizen_id, other.c.term_id.in_(terms))


def _rarest_first(session: Session, words: Sequence[Tiers]) -> Sequence[Tiers]:
    if len(words) < 2:  # noqa: PLR2004 - nothing to order
        return words

    def people(word: Tiers) -> int:
        some = select(CitizenTerm.citizen_id).where(CitizenTerm.term_id.in_(word[-1])).limit(COUNTED).subquery()
        return session.scalar(select(func.count()).select_from(some)) or 0

    return sorted(words, key=people)


def _conditions(query: Query) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.birth_date is not None:
        conditions.append(CitizenRow.birth_date == query.birth_date)
    if query.email is not None:
        conditions.append(CitizenRow.email_key == query.email)
    if query.postcode is not None and len(query.postcode) > OUTWARD_LONGEST:
        conditions.append(CitizenRow.postcode_key == query.postcode)
    return conditions


def _in_area(query: Query) -> list[ColumnElement[bool]]:
    """The outward part of a postcode: a third of a town may live there, so names are looked up first."""
    if query.postcode is None or len(query.postcode) > OUTWARD_LONGEST:
        return []
    return [
        CitizenRow.postcode_key.between(query.postcode, query.postcode + "~"),
        func.length(CitizenRow.postcode_key) == len(query.postcode) + INWARD_LENGTH,
    ]

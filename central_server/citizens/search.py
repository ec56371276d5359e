"""Finding people: every word in any order, exact before prefix before one slip, all else by index.

Each tier walks the people of the rarest condition (central_server/citizens/walk.py); nothing scans everyone.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from agent_desktop.citizens.query import Query
from agent_desktop.contract.accounts import Role
from agent_desktop.contract.base import Page, Record
from agent_desktop.contract.citizens import CitizenMatch, CitizenSearch, CitizenStatus, MatchedOn
from agent_desktop.contract.problems import ProblemType
from central_server.api.pages import read_cursor, write_cursor
from central_server.cases.tables import CaseRow
from central_server.citizens.asked import Asked, read_asked
from central_server.citizens.matches import Found, at_number
from central_server.citizens.tables import CitizenRow
from central_server.citizens.walk import Sought, walk
from central_server.citizens.words import Tiers, tiers
from central_server.refusals import Refusal

TIERS = 3
MOST_WORDS = 8
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
    sought = Sought(exact=tuple(conditions), area=tuple(area), words=words)
    ids: list[UUID] = []
    tier, after = position.tier, position.after
    while tier < TIERS:
        if tier == 0 or _widens(words, tier):
            found = walk(session, sought, tier=tier, after=after, limit=limit + 1 - len(ids))
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
        CitizenRow.postcode_key.like(query.postcode + "_" * INWARD_LENGTH),
    ]

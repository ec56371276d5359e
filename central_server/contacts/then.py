"""Answers, flags and cases of contacts as they stood when each contact was."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import Row, and_, select
from sqlalchemy.orm import Session

from agent_desktop.cases.forms import check_form
from agent_desktop.cases.promise import due, zone_of
from agent_desktop.contract.answering import Source
from agent_desktop.contract.base import Words
from agent_desktop.contract.flags import FlagDefinition
from agent_desktop.contract.knowledge import ArticleState
from agent_desktop.contract.reviewing import CaseThen, FlagThen, QuoteThen
from agent_desktop.scripts.standing import day_of
from central_server.accounts.tables import Account
from central_server.answering.quotes import as_quote
from central_server.answering.tables import ContactQuoteRow
from central_server.cases.service import as_case
from central_server.cases.tables import CaseRow
from central_server.contacts.tables import ContactRow
from central_server.flags.repository import catalogue
from central_server.flags.tables import FlagRow
from central_server.knowledge.tables import ArticleVersionRow, InstitutionRow
from central_server.services.repository import OfferedService, find_service

_ANSWER = len("answers.")


def quotes_then(session: Session, contact_ids: Collection[UUID]) -> Mapping[UUID, tuple[QuoteThen, ...]]:
    """By contact, in their order. One statement."""
    quote, article, institution = ContactQuoteRow, ArticleVersionRow, InstitutionRow
    rows = session.execute(
        select(
            quote,
            article.title,
            article.validated_at,
            article.effective_until,
            article.review_by,
            institution.body["name"],
        )
        .outerjoin(
            article,
            and_(
                quote.source == Source.ARTICLE.value,
                article.article_id == quote.subject_id,
                article.number == quote.version,
            ),
        )
        .outerjoin(institution, and_(quote.source == Source.INSTITUTION.value, institution.id == quote.subject_id))
        .where(quote.contact_id.in_(contact_ids))
        .order_by(quote.contact_id, quote.position)
    )
    found: dict[UUID, list[QuoteThen]] = defaultdict(list)
    for row in rows:
        found[row[0].contact_id].append(_quote(row))
    return {contact_id: tuple(quotes) for contact_id, quotes in found.items()}


def _quote(row: Row[ContactQuoteRow, dict[str, str], datetime, datetime, datetime, dict[str, str]]) -> QuoteThen:
    quote, title, validated_at, effective_until, review_by, called = row
    named = title or called
    return QuoteThen(
        quote=as_quote(quote),
        title=msgspec.convert(named, Words) if named else Words(en=""),
        state=_state(quote.at, validated_at, effective_until) if title else None,
        past_review=review_by is not None and review_by < day_of(quote.at),
    )


def _state(at: datetime, validated_at: datetime | None, until: datetime | None) -> ArticleState:
    if until is not None and until <= at:
        return ArticleState.ARCHIVED
    validated = validated_at is not None and validated_at <= at
    return ArticleState.VALIDATED if validated else ArticleState.NOT_VALIDATED


def flags_then(session: Session, contacts: Collection[ContactRow]) -> Mapping[UUID, tuple[FlagThen, ...]]:
    """By contact, by rank: those that everybody may see, and that were in force and known of then."""
    citizens = {contact.citizen_id for contact in contacts if contact.citizen_id}
    if not citizens:
        return {}
    known = {each.code: each for each in _catalogue(session) if not each.restricted}
    by_citizen: dict[UUID, list[FlagRow]] = defaultdict(list)
    for row in session.scalars(select(FlagRow).where(FlagRow.citizen_id.in_(citizens))):
        if row.code in known:
            by_citizen[row.citizen_id].append(row)
    found = {}
    for contact in contacts:
        own = by_citizen.get(contact.citizen_id, []) if contact.citizen_id else []
        then = sorted({row.code for row in own if _in_force(row, contact)}, key=lambda code: (known[code].rank, code))
        found[contact.id] = tuple(
            FlagThen(code=code, label=known[code].label, act=known[code].guidance) for code in then
        )
    return found


def _catalogue(session: Session) -> tuple[FlagDefinition, ...]:
    """Read once a session, as services are."""
    if "flag_catalogue" not in session.info:
        session.info["flag_catalogue"] = catalogue(session)
    found: tuple[FlagDefinition, ...] = session.info["flag_catalogue"]
    return found


def _in_force(row: FlagRow, contact: ContactRow) -> bool:
    day = day_of(contact.started_at)
    ended = row.ends_on is not None and row.ends_on < day
    return row.starts_on <= day and not ended and row.recorded_at <= contact.started_at


def cases_then(session: Session, contacts: Collection[ContactRow]) -> Mapping[UUID, tuple[CaseThen, ...]]:
    """By contact, the cases that it raised, in the order in which they were opened."""
    received = {contact.id: contact.received_at for contact in contacts}
    rows = session.execute(
        select(CaseRow, Account.name)
        .outerjoin(Account, Account.id == CaseRow.opened_by)
        .where(CaseRow.contact_id.in_(received))
        .order_by(CaseRow.opened_at, CaseRow.id)
    )
    found: dict[UUID, list[CaseThen]] = defaultdict(list)
    for row, opened_by in rows:
        assert row.contact_id is not None
        offered = find_service(session, row.service_code)
        found[row.contact_id].append(
            CaseThen(
                case=as_case(row, opened_by or ""),
                promised_at=row.promised_at,
                due_then=_due(offered, row.opened_at),
                received_at=received[row.contact_id],
                lacks=_lacks(offered, row),
            )
        )
    return {contact_id: tuple(cases) for contact_id, cases in found.items()}


def _due(offered: OfferedService | None, opened_at: datetime) -> datetime | None:
    """By the service's clock as it is now: of earlier clocks nothing is kept."""
    if offered is None:
        return None
    try:
        return due(offered.service.promise, offered.calendar, opened_at)
    except ValueError:
        return None


def _lacks(offered: OfferedService | None, row: CaseRow) -> tuple[str, ...] | None:
    if offered is None:
        return None
    try:
        day = row.opened_at.astimezone(zone_of(offered.calendar)).date()
    except ValueError:
        return None
    return tuple(error.field[_ANSWER:] for error in check_form(offered.service.form, row.answers, day))

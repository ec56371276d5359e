"""The history: all channels and services on one line, newest first, in pages."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, func, select, tuple_
from sqlalchemy.orm import Session

from agent_desktop.contract.base import Page, Record
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.contacts import Direction, GivenAnswer, HistoryCounts, HistoryItem
from agent_desktop.contract.outcomes import Outcome
from central_server.accounts.tables import Account
from central_server.answering.quotes import given_in
from central_server.api.pages import read_cursor, write_cursor
from central_server.cases.tables import CaseRow
from central_server.contacts.tables import ContactRow


class HistoryPosition(Record, frozen=True, kw_only=True):
    """The last contact shown."""

    at: datetime
    id: UUID


class HistoryFilter(Record, frozen=True, kw_only=True):
    channel: Channel | None = None
    service_code: str | None = None


EVERYTHING = HistoryFilter()


def page(
    session: Session, citizen_id: UUID, *, only: HistoryFilter = EVERYTHING, cursor: str | None = None, limit: int
) -> Page[HistoryItem]:
    """Contacts of a citizen, newest first, each with the first case it raised and the answers given in it."""
    wanted = _newest_first(citizen_id, only)
    position = read_cursor(cursor, HistoryPosition)
    if position is not None:
        key = tuple_(ContactRow.started_at, ContactRow.id)
        wanted = wanted.where(key < tuple_(position.at, position.id))
    rows = session.execute(wanted.limit(limit + 1)).all()
    given = given_in(session, [row[0] for row in rows[:limit] if row[10]])
    items = tuple(_item(row, given.get(row[0], ())) for row in rows[:limit])
    more = len(rows) > limit
    following = write_cursor(HistoryPosition(at=items[-1].at, id=items[-1].id)) if more else None
    return Page(items=items, next_cursor=following)


def _newest_first(citizen_id: UUID, only: HistoryFilter) -> Select[*tuple[Any, ...]]:
    reference = (
        select(func.min(CaseRow.reference)).where(CaseRow.contact_id == ContactRow.id).correlate(ContactRow)
    ).scalar_subquery()
    wanted = (
        select(
            ContactRow.id,
            ContactRow.started_at,
            ContactRow.channel,
            ContactRow.direction,
            ContactRow.service_code,
            ContactRow.title,
            ContactRow.summary,
            ContactRow.outcome,
            Account.name,
            reference,
            ContactRow.answers_given,
        )
        .outerjoin(Account, Account.id == ContactRow.handled_by)
        .where(ContactRow.citizen_id == citizen_id)
    )
    if only.channel is not None:
        wanted = wanted.where(ContactRow.channel == only.channel.value)
    if only.service_code is not None:
        wanted = wanted.where(ContactRow.service_code == only.service_code)
    return wanted.order_by(ContactRow.started_at.desc(), ContactRow.id.desc())


def _item(row: Row[*tuple[Any, ...]], answers: tuple[GivenAnswer, ...]) -> HistoryItem:
    return HistoryItem(
        id=row[0],
        at=row[1],
        channel=Channel(row[2]),
        direction=Direction(row[3]),
        service_code=row[4],
        title=row[5],
        summary=row[6],
        outcome=Outcome(row[7]) if row[7] else None,
        handled_by=row[8] or "",
        case_reference=row[9],
        answers=answers,
    )


def counts(session: Session, citizen_id: UUID) -> HistoryCounts:
    """All there are, by channel and service: two statements over one citizen's rows."""
    grouped = session.execute(
        select(ContactRow.channel, ContactRow.service_code, func.count())
        .where(ContactRow.citizen_id == citizen_id)
        .group_by(ContactRow.channel, ContactRow.service_code)
    )
    cases = session.scalar(select(func.count()).select_from(CaseRow).where(CaseRow.citizen_id == citizen_id))
    by_channel: dict[str, int] = {}
    by_service: dict[str, int] = {}
    for channel, service_code, count in grouped:
        by_channel[channel] = by_channel.get(channel, 0) + count
        if service_code is not None:
            by_service[service_code] = by_service.get(service_code, 0) + count
    return HistoryCounts(
        contacts=sum(by_channel.values()), cases=cases or 0, by_channel=by_channel, by_service=by_service
    )

"""Cases in lists, what is due first."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from agent_desktop.contract.base import Page, Record
from agent_desktop.contract.cases import CaseState, CaseSummary
from central_server.api.pages import read_cursor, write_cursor
from central_server.cases.tables import CaseRow

UNFINISHED = (CaseState.OPEN.value, CaseState.WAITING.value)
MOST_OPEN = 100
"""Open cases in one screen pop; past this the list of cases has them all."""


class CasePosition(Record, frozen=True, kw_only=True):
    """The last case shown; those without a due moment come last."""

    due_at: datetime | None
    id: UUID


class CaseFilter(Record, frozen=True, kw_only=True):
    """`state` None: open and waiting."""

    state: CaseState | None = None
    service_code: str | None = None
    citizen_id: UUID | None = None


def page(session: Session, only: CaseFilter, cursor: str | None, limit: int) -> Page[CaseSummary]:
    """Cases in order of what is due; those without a due moment last."""
    wanted = _due_first(only)
    position = read_cursor(cursor, CasePosition)
    if position is not None and position.due_at is not None:
        later = and_(CaseRow.due_at == position.due_at, CaseRow.id > position.id)
        wanted = wanted.where(or_(CaseRow.due_at > position.due_at, later, CaseRow.due_at.is_(None)))
    elif position is not None:
        wanted = wanted.where(CaseRow.due_at.is_(None), CaseRow.id > position.id)
    rows = session.scalars(wanted.limit(limit + 1)).all()
    following = CasePosition(due_at=rows[limit - 1].due_at, id=rows[limit - 1].id) if len(rows) > limit else None
    return Page(items=_summaries(rows[:limit]), next_cursor=write_cursor(following) if following else None)


def open_cases_of(session: Session, citizen_id: UUID) -> tuple[CaseSummary, ...]:
    """What is open or waiting for this citizen, at most MOST_OPEN."""
    return _summaries(session.scalars(_due_first(CaseFilter(citizen_id=citizen_id)).limit(MOST_OPEN)).all())


def _due_first(only: CaseFilter) -> Select[Any]:
    states = UNFINISHED if only.state is None else (only.state.value,)
    wanted = select(CaseRow).where(CaseRow.state.in_(states))
    if only.service_code is not None:
        wanted = wanted.where(CaseRow.service_code == only.service_code)
    if only.citizen_id is not None:
        wanted = wanted.where(CaseRow.citizen_id == only.citizen_id)
    return wanted.order_by(CaseRow.due_at.is_(None), CaseRow.due_at, CaseRow.id)


def _summaries(rows: Sequence[CaseRow]) -> tuple[CaseSummary, ...]:
    return tuple(
        CaseSummary(
            id=row.id,
            reference=row.reference,
            service_code=row.service_code,
            title=row.title,
            state=CaseState(row.state),
            opened_at=row.opened_at,
            due_at=row.due_at,
            citizen_id=row.citizen_id,
            progress=row.progress,
        )
        for row in rows
    )

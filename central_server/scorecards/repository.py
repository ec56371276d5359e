"""Versions of scorecards as the contract has them."""

from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session, aliased, defer

from agent_desktop.contract.base import Page, Words
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.scorecards import (
    ScorecardContent,
    ScorecardState,
    ScorecardVersion,
    ScorecardVersionInfo,
)
from central_server.accounts.repository import name_of
from central_server.accounts.tables import Account
from central_server.scorecards.tables import ScorecardVersionRow
from central_server.versions.following import holds_at
from central_server.versions.listing import newest_first

REACHED = frozenset({ScorecardState.APPROVED, ScorecardState.RETIRED})
"""States of versions that contacts are or were reviewed by."""


def state_of(row: ScorecardVersionRow, now: datetime) -> ScorecardState:
    """An approved version is retired by the clock, so that nothing need happen at that moment."""
    over = row.effective_until is not None and row.effective_until <= now
    return ScorecardState.RETIRED if over else ScorecardState(row.state)


def is_in_force(row: ScorecardVersionRow, now: datetime) -> bool:
    """Whether evaluations are begun by it."""
    return state_of(row, now) is ScorecardState.APPROVED and holds_at(row, now)


def content_of(row: ScorecardVersionRow) -> ScorecardContent:
    return msgspec.convert(row.content, ScorecardContent)


def infos(session: Session, now: datetime, cursor: str | None, limit: int) -> Page[ScorecardVersionInfo]:
    """All versions of all scorecards, newest first."""
    author, approver = aliased(Account), aliased(Account)
    wanted = (
        select(ScorecardVersionRow, author.name, approver.name)
        .options(defer(ScorecardVersionRow.content))
        .outerjoin(author, author.id == ScorecardVersionRow.author)
        .outerjoin(approver, approver.id == ScorecardVersionRow.approved_by)
    )
    return newest_first(
        session,
        wanted,
        (ScorecardVersionRow.made_at, ScorecardVersionRow.id),
        cursor=cursor,
        limit=limit,
        convert=lambda row: _info(row[0], row[1] or "", row[2] or "", now),
    )


def in_force(session: Session, now: datetime) -> Page[ScorecardVersion]:
    """Every version that contacts are reviewed by now, by title. They are few, and on one page."""
    rows = session.scalars(select(ScorecardVersionRow).where(ScorecardVersionRow.state == ScorecardState.APPROVED))
    held = [row for row in rows if is_in_force(row, now)]
    found = [ScorecardVersion(info=as_info(session, row, now), content=content_of(row)) for row in held]
    return Page(items=tuple(sorted(found, key=lambda each: (each.content.title.en, each.info.id))))


def find_version(session: Session, version_id: UUID, now: datetime) -> ScorecardVersion | None:
    """One version whole; None where there is none."""
    row = session.get(ScorecardVersionRow, version_id)
    return None if row is None else ScorecardVersion(info=as_info(session, row, now), content=content_of(row))


def as_info(session: Session, row: ScorecardVersionRow, now: datetime) -> ScorecardVersionInfo:
    return _info(row, name_of(session, row.author), name_of(session, row.approved_by), now)


def _info(row: ScorecardVersionRow, author_name: str, approved_by_name: str, now: datetime) -> ScorecardVersionInfo:
    return ScorecardVersionInfo(
        id=row.id,
        version=row.version,
        scorecard_id=row.scorecard_id,
        number=row.number,
        state=state_of(row, now),
        in_force=is_in_force(row, now),
        title=msgspec.convert(row.title, Words),
        channels=tuple(Channel(each) for each in row.channels),
        questions=row.questions,
        change_note=row.change_note,
        author=row.author,
        author_name=author_name,
        made_at=row.made_at,
        changed_at=row.changed_at,
        submitted_at=row.submitted_at,
        approved_by=row.approved_by,
        approved_by_name=approved_by_name,
        approved_at=row.approved_at,
        effective_from=row.effective_from,
        effective_until=row.effective_until,
        note=row.note,
    )

"""Restricted flags: entered by one person, approved by another, and opened only with a reason."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.contract.base import Page, Record
from agent_desktop.contract.flags import Flag
from central_server.accounts.repository import name_of
from central_server.accounts.tables import Account
from central_server.api.asker import Asker
from central_server.api.pages import read_cursor, write_cursor
from central_server.audit.trail import write_down
from central_server.feed.telling import tell_of_citizens
from central_server.flags.repository import as_flag, not_ended
from central_server.flags.service import find_shown
from central_server.flags.tables import FlagDefinitionRow, FlagRow
from central_server.refusals import refused_field


class WaitingPosition(Record, frozen=True, kw_only=True):
    """Ids are UUIDv7, so their order is that of time."""

    id: UUID


def waiting(session: Session, today: date, cursor: str | None, limit: int) -> Page[Flag]:
    """Restricted flags that nobody approved yet, oldest first."""
    wanted = (
        select(FlagRow, Account.name)
        .join(FlagDefinitionRow, FlagDefinitionRow.code == FlagRow.code)
        .outerjoin(Account, Account.id == FlagRow.recorded_by)
        .where(FlagRow.approved_by.is_(None), FlagDefinitionRow.restricted, not_ended(today))
    )
    position = read_cursor(cursor, WaitingPosition)
    if position is not None:
        wanted = wanted.where(FlagRow.id > position.id)
    rows = session.execute(wanted.order_by(FlagRow.id).limit(limit + 1)).all()
    flags = tuple(as_flag(row, restricted=True, recorded_by=name or "") for row, name in rows[:limit])
    more = len(rows) > limit
    return Page(items=flags, next_cursor=write_cursor(WaitingPosition(id=flags[-1].id)) if more else None)


def approve(session: Session, asker: Asker, citizen_id: UUID, flag_id: UUID) -> Flag:
    """Raises Refusal: 404, 422 where it is approved already or the asker recorded it."""
    row, definition = find_shown(session, asker, citizen_id, flag_id)
    if row.approved_by is not None:
        raise refused_field("approved", "It is approved already.")
    if row.recorded_by == asker.user.id:
        raise refused_field("approved", "You recorded this flag: another supervisor must approve it.")
    row.approved_by = asker.user.id
    row.version += 1
    session.flush()
    write_down(session, asker, "flag.approve", (citizen_id,), flag_id)
    tell_of_citizens(session, citizen_id)
    return as_flag(row, restricted=definition.restricted, recorded_by=name_of(session, row.recorded_by))


def open_flag(session: Session, asker: Asker, citizen_id: UUID, flag_id: UUID, reason: str) -> Flag:
    """The flag with its own words; the words of `reason` go to the audit log in the same transaction.

    Raises Refusal: 404.
    """
    row, definition = find_shown(session, asker, citizen_id, flag_id)
    write_down(session, replace(asker, reason=reason), "flag.open", (citizen_id,), flag_id)
    return as_flag(row, restricted=definition.restricted, recorded_by=name_of(session, row.recorded_by), opened=True)

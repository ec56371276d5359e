"""/audit."""

from typing import Annotated
from uuid import UUID

from litestar import get
from litestar.di import NamedDependency
from litestar.params import QueryParameter
from sqlalchemy import select

from agent_desktop.contract.accounts import AuditEntry
from agent_desktop.contract.base import Page, Record
from central_server.accounts.tables import Account
from central_server.api.asker import Asker
from central_server.api.guard import A, only
from central_server.api.pages import read_cursor, write_cursor
from central_server.api.parameters import Cursor, Limit
from central_server.audit.tables import AuditRow


class AuditPosition(Record, frozen=True, kw_only=True):
    """Ids are UUIDv7, so their order is that of time."""

    id: UUID


@get("/audit", guards=only(A), sync_to_thread=True)
def read_audit(
    asker: NamedDependency[Asker],
    citizen: Annotated[UUID | None, QueryParameter(name="citizen")] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[AuditEntry]:
    wanted = select(AuditRow, Account.name).outerjoin(Account, Account.id == AuditRow.account_id)
    if citizen is not None:
        wanted = wanted.where(AuditRow.citizen_id == citizen)
    position = read_cursor(cursor, AuditPosition)
    if position is not None:
        wanted = wanted.where(AuditRow.id < position.id)
    with asker.database.reading() as session:
        rows = session.execute(wanted.order_by(AuditRow.id.desc()).limit(limit + 1)).all()
    entries = tuple(_entry(row, name) for row, name in rows[:limit])
    more = len(rows) > limit
    return Page(items=entries, next_cursor=write_cursor(AuditPosition(id=entries[-1].id)) if more else None)


def _entry(row: AuditRow, user_name: str | None) -> AuditEntry:
    return AuditEntry(
        id=row.id,
        at=row.at,
        user_id=row.account_id,
        user_name=user_name or "",
        action=row.action,
        citizen_id=row.citizen_id,
        reason=row.reason,
        request_id=row.request_id,
    )


ROUTES = (read_audit,)

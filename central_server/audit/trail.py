"""Writing down who looked at or wrote whose record, when and why."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from agent_desktop.ids import new_id
from central_server.api.asker import Asker
from central_server.audit.tables import AuditRow

_INSERT = insert(AuditRow)
"""Made once: every read and every write runs it."""


def looked_at(asker: Asker, action: str, citizens: Iterable[UUID | None], subject_id: UUID | None = None) -> None:
    """Write a read down, a row for each person shown, before the answer leaves: no record, no answer.

    A transaction of its own after the read: SQLite's readers must not turn writers.
    """
    shown = tuple(dict.fromkeys(citizens))
    if shown:
        with asker.database.writing() as session:
            write_down(session, asker, action, shown, subject_id)


def write_down(
    session: Session, asker: Asker, action: str, citizens: Iterable[UUID | None], subject_id: UUID | None = None
) -> None:
    """One statement for all of `citizens`, within the caller's transaction."""
    rows = [
        {
            "id": new_id(),
            "at": asker.now,
            "account_id": asker.user.id,
            "action": action,
            "citizen_id": citizen_id,
            "subject_id": subject_id,
            "reason": asker.reason,
            "request_id": asker.request_id,
        }
        for citizen_id in citizens
    ]
    session.connection().execute(_INSERT, rows)

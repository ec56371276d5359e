"""Where trainees lose points, by step and wording: one statement over what was judged in their attempts."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.practice import AttemptEnd, PointKind, Stumble, Stumbles
from central_server.accounts.tables import Account
from central_server.practice.tables import AttemptRow, JudgedRow

MOST = 100


def stumbles(session: Session, now: datetime, days: int) -> Stumbles:
    """Of the last `days`: handlers' attempts that came to their end. Where most is lost first."""
    counted = (
        AttemptRow.began_at >= now - timedelta(days=days),
        AttemptRow.ended == AttemptEnd.FINISHED.value,
        Account.role == Role.HANDLER.value,
    )
    attempts, trainees = session.execute(
        select(func.count(AttemptRow.id), func.count(AttemptRow.trainee.distinct()))
        .join(Account, Account.id == AttemptRow.trainee)
        .where(*counted)
    ).one()
    lost = func.count(_where_lost(AttemptRow.id).distinct())
    seen = func.count(JudgedRow.attempt_id.distinct())
    place = (JudgedRow.at, JudgedRow.variant, JudgedRow.kind)
    rows = session.execute(
        select(*place, lost, seen, func.count(_where_lost(AttemptRow.trainee).distinct()), func.avg(JudgedRow.seconds))
        .join(AttemptRow, AttemptRow.id == JudgedRow.attempt_id)
        .join(Account, Account.id == AttemptRow.trainee)
        .where(*counted)
        .group_by(*place)
        .having(lost > 0)
        .order_by(lost.desc(), seen, *place)
        .limit(MOST)
    )
    found = tuple(
        Stumble(
            at=at,
            variant=variant,
            kind=PointKind(kind),
            lost=lost_in,
            attempts=seen_in,
            trainees=who,
            mean_seconds=None if seconds is None else float(seconds),
        )
        for at, variant, kind, lost_in, seen_in, who, seconds in rows
    )
    return Stumbles(attempts=attempts, trainees=trainees, stumbles=found)


def _where_lost(column: InstrumentedAttribute[UUID]) -> ColumnElement[Any]:
    return case((JudgedRow.lost, column))

"""Contacts that can be reviewed, for supervisors to choose from."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.base import Id, Page, Record
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.reviewing import ContactToReview, HandlerNamed
from central_server.accounts.tables import Account
from central_server.api.asker import Asker
from central_server.contacts.tables import ContactRow
from central_server.evaluations.tables import EvaluationRow
from central_server.versions.listing import newest_first


class WaitingFilter(Record, frozen=True, kw_only=True):
    """None: all of them."""

    handler: Id | None = None
    service_code: str | None = None
    channel: Channel | None = None


def page(session: Session, asker: Asker, only: WaitingFilter, cursor: str | None, limit: int) -> Page[ContactToReview]:
    """Those of others that nobody has begun to review, newest first."""
    taken = exists().where(EvaluationRow.contact_id == ContactRow.id, EvaluationRow.calibration_id.is_(None))
    wanted = (
        select(ContactRow, Account.name)
        .join(Account, Account.id == ContactRow.handled_by)
        .where(ContactRow.handled_by != asker.user.id, ~taken)
    )
    for column, value in (
        (ContactRow.handled_by, only.handler),
        (ContactRow.service_code, only.service_code),
        (ContactRow.channel, only.channel.value if only.channel else None),
    ):
        if value is not None:
            wanted = wanted.where(column == value)
    key = (ContactRow.started_at, ContactRow.id)
    return newest_first(session, wanted, key, cursor=cursor, limit=limit, convert=as_to_review)


def handlers(session: Session) -> tuple[HandlerNamed, ...]:
    """Whose contacts may be chosen from, whether one of theirs is in sight or not."""
    wanted = select(Account.id, Account.name, Account.team).where(Account.role == Role.HANDLER.value, Account.active)
    rows = session.execute(wanted.order_by(Account.name, Account.id))
    return tuple(HandlerNamed(id=row[0], name=row[1], team=row[2]) for row in rows)


def as_to_review(found: Sequence[Any]) -> ContactToReview:
    """Of a contact that somebody handled, and their name."""
    row, handler_name = found
    return ContactToReview(
        id=row.id,
        title=row.title,
        channel=Channel(row.channel),
        service_code=row.service_code,
        started_at=row.started_at,
        seconds=round((row.finished_at - row.started_at).total_seconds()),
        handler=row.handled_by,
        handler_name=handler_name,
    )

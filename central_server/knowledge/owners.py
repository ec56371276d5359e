"""Who may look after an article."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.contract.article_life import OWNERS, Owner
from agent_desktop.contract.base import Page, Record
from agent_desktop.contract.problems import FieldError
from central_server.accounts.tables import Account
from central_server.api.pages import read_cursor, write_cursor

_ROLES = tuple(sorted(role.value for role in OWNERS))


class OwnerPosition(Record, frozen=True, kw_only=True):
    """They are listed by user name."""

    username: str


def page_of(session: Session, cursor: str | None, limit: int) -> Page[Owner]:
    """Those who may now, a page at a time. Raises Refusal for a cursor that is not ours."""
    position = read_cursor(cursor, OwnerPosition)
    wanted = (
        select(Account.id, Account.username, Account.name)
        .where(Account.active, Account.role.in_(_ROLES), Account.username > (position.username if position else ""))
        .order_by(Account.username)
        .limit(limit + 1)
    )
    found = [
        Owner(id=account_id, username=username, name=name) for account_id, username, name in session.execute(wanted)
    ]
    more = len(found) > limit
    return Page(
        items=tuple(found[:limit]),
        next_cursor=write_cursor(OwnerPosition(username=found[limit - 1].username)) if more else None,
    )


def fault_of(session: Session, owner: UUID | None) -> FieldError | None:
    """Why this account cannot look after an article; None where it can, or where nobody is to."""
    account = session.get(Account, owner) if owner else None
    if owner is None or (account is not None and account.active and account.role in _ROLES):
        return None
    gone = account is None or not account.active
    words = "There is no such colleague." if gone else "This colleague's role cannot look after articles."
    return FieldError(field="content.owner", message=words)

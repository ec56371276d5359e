"""Making and changing accounts."""

import hashlib
from uuid import UUID

from msgspec import UNSET, UnsetType
from sqlalchemy.orm import Session

from agent_desktop.contract.accounts import AccountChange, AccountWrite, User
from agent_desktop.contract.base import Page, Record
from central_server.accounts import passwords, refresh_tokens
from central_server.accounts.repository import accounts_after, as_user, find_account
from central_server.accounts.tables import Account
from central_server.api.asker import Asker
from central_server.api.pages import read_cursor, write_cursor
from central_server.api.preconditions import changed
from central_server.refusals import not_found, refused_field


class AccountPosition(Record, frozen=True, kw_only=True):
    """Accounts are listed by user name."""

    username: str


def page(session: Session, cursor: str | None, limit: int) -> Page[User]:
    """Accounts by user name, a page at a time."""
    position = read_cursor(cursor, AccountPosition)
    rows = accounts_after(session, position.username if position else "", limit + 1)
    more = len(rows) > limit
    return Page(
        items=tuple(as_user(row) for row in rows[:limit]),
        next_cursor=write_cursor(AccountPosition(username=rows[limit - 1].username)) if more else None,
    )


def add(session: Session, asker: Asker, account_id: UUID, asked: AccountWrite) -> User:
    """Raises Refusal (422) where the user name is taken."""
    if session.get(Account, account_id) is not None:
        raise refused_field("id", "This id is in use.")
    if find_account(session, asked.username) is not None:
        raise refused_field("username", "This user name is taken.")
    account = Account(
        id=account_id,
        version=1,
        username=asked.username,
        name=asked.name,
        role=asked.role.value,
        team=asked.team,
        active=True,
        password_hash=passwords.hash_password(asked.password),
        created_at=asker.now,
    )
    session.add(account)
    session.flush()
    return as_user(account)


def change(session: Session, asker: Asker, account_id: UUID, version: int, asked: AccountChange) -> User:
    """Raises Refusal: 404, 412 where it is no longer at `version`, 422 for locking oneself out."""
    account = session.get(Account, account_id, with_for_update=True)
    if account is None:
        raise not_found("account")
    if account.version != version:
        raise changed()
    itself = account_id == asker.user.id
    if itself and (asked.active is False or (asked.role is not UNSET and asked.role != asker.user.role)):
        raise refused_field("active" if asked.active is False else "role", "You cannot lock yourself out.")
    for field in ("name", "team", "active"):
        value = getattr(asked, field)
        if value is not UNSET:
            setattr(account, field, value)
    if asked.role is not UNSET:
        account.role = asked.role.value
    if asked.password is not UNSET:
        account.password_hash = passwords.hash_password(asked.password)
    if asked.password is not UNSET or asked.active is False:
        refresh_tokens.end_all(session, account_id, asker.now)
    account.version += 1
    session.flush()
    return as_user(account)


def password_digest(write_id: UUID, password: str | UnsetType) -> str:
    """What stands for a password in a receipt: slow to guess, and the same for a replay."""
    if password is UNSET:
        return ""
    return hashlib.scrypt(password.encode(), salt=write_id.bytes, n=2**14, r=8, p=1).hex()

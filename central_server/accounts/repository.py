"""Accounts as rows."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.contract.accounts import Role, User
from central_server.accounts.tables import Account


def find_user(session: Session, account_id: UUID) -> User | None:
    """Whoever has this id, active or not; None for nobody."""
    account = session.get(Account, account_id)
    return None if account is None else as_user(account)


def name_of(session: Session, account_id: UUID | None) -> str:
    """What the colleague is called; "" where nobody is known."""
    account = session.get(Account, account_id) if account_id else None
    return account.name if account else ""


def names_of(session: Session, account_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The same of several, by one statement; without those whom nobody knows."""
    wanted = select(Account.id, Account.name).where(Account.id.in_(tuple(account_ids)))
    return dict(session.execute(wanted).tuples().all())


def find_account(session: Session, username: str) -> Account | None:
    """The account of this user name, in small letters; None for nobody."""
    return session.scalar(select(Account).where(Account.username == username))


def accounts_after(session: Session, username: str, limit: int) -> list[Account]:
    """Accounts in order of user name, those past `username` ("" for the first)."""
    wanted = select(Account).where(Account.username > username).order_by(Account.username).limit(limit)
    return list(session.scalars(wanted))


def as_user(account: Account) -> User:
    """The account as the contract has it: without its password."""
    return User(
        id=account.id,
        username=account.username,
        name=account.name,
        role=Role(account.role),
        team=account.team,
        active=account.active,
        version=account.version,
    )

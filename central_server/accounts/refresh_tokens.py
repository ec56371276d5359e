"""Refresh tokens: 256 random bits, kept only hashed, good once. Using one twice ends its whole family."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from agent_desktop.contract.accounts import User
from agent_desktop.ids import new_id
from central_server.accounts.access_tokens import Claims
from central_server.accounts.repository import as_user
from central_server.accounts.tables import Account, RefreshToken

LIFE = timedelta(hours=12)
"""A long shift: after it, or after sign-out, the password is asked for again."""


class Issued(NamedTuple):
    """A refresh token just given out, and whom and which sign-in it speaks for."""

    claims: Claims
    token: str


def begin_family(session: Session, account_id: UUID, now: datetime) -> Issued:
    """The first token of a new sign-in."""
    return _issue(session, Claims(account_id, new_id()), now, now + LIFE)


def rotate(session: Session, token: str, now: datetime) -> Issued | None:
    """The next token; None where the token is unknown, out of date, or was used before.

    What it writes must be committed in either case: a second use ends the family.
    """
    row = session.scalar(select(RefreshToken).where(RefreshToken.token_hash == _hash(token)).with_for_update())
    if row is None or row.revoked_at is not None or row.expires_at <= now:
        return None
    if row.used_at is not None:
        end_family(session, row.family_id, now)
        return None
    row.used_at = now
    return _issue(session, Claims(row.account_id, row.family_id), now, row.expires_at)


def sign_out(session: Session, token: str, now: datetime) -> None:
    """Ends the token's family. An unknown token is no error: nothing is signed in by it.

    The token's row is held first: a refresh under way would otherwise add to the family unseen.
    """
    row = session.scalar(select(RefreshToken).where(RefreshToken.token_hash == _hash(token)).with_for_update())
    if row is not None:
        end_family(session, row.family_id, now)


def end_family(session: Session, family_id: UUID, now: datetime) -> None:
    """Ends one sign-in: its refresh tokens and, by `signed_in`, its access tokens."""
    session.execute(
        update(RefreshToken)
        .where(RefreshToken.family_id == family_id, RefreshToken.revoked_at.is_(None))
        .values(revoked_at=now)
    )


def end_all(session: Session, account_id: UUID, now: datetime) -> None:
    """Ends every sign-in of an account: it was deactivated, or its password changed."""
    session.execute(
        update(RefreshToken)
        .where(RefreshToken.account_id == account_id, RefreshToken.revoked_at.is_(None))
        .values(revoked_at=now)
    )


def signed_in(session: Session, claims: Claims) -> User | None:
    """Whoever `claims` speak for, where their sign-in has not ended: one statement, every part of it by index."""
    alive = exists().where(
        RefreshToken.family_id == claims.family_id,
        RefreshToken.account_id == Account.id,
        RefreshToken.revoked_at.is_(None),
    )
    account = session.scalar(select(Account).where(Account.id == claims.account_id, Account.active, alive))
    return None if account is None else as_user(account)


def _issue(session: Session, claims: Claims, now: datetime, expires_at: datetime) -> Issued:
    token = secrets.token_urlsafe(32)
    session.add(
        RefreshToken(
            id=new_id(),
            family_id=claims.family_id,
            account_id=claims.account_id,
            token_hash=_hash(token),
            issued_at=now,
            expires_at=expires_at,
        )
    )
    return Issued(claims, token)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

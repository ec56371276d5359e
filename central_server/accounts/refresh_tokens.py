"""Refresh tokens: 256 random bits, kept only hashed, good once. Using one twice ends its whole family."""

import hashlib
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from agent_desktop.ids import new_id
from central_server.accounts.tables import RefreshToken

LIFE = timedelta(hours=12)
"""A long shift: after it, or after sign-out, the password is asked for again."""


def begin_family(session: Session, account_id: UUID, now: datetime) -> str:
    """The first token of a new sign-in."""
    return _issue(session, account_id, new_id(), now, now + LIFE)


def rotate(session: Session, token: str, now: datetime) -> tuple[UUID, str] | None:
    """The account and the next token; None where the token is unknown, out of date, or was used before.

    What it writes must be committed in either case: a second use ends the family.
    """
    row = session.scalar(select(RefreshToken).where(RefreshToken.token_hash == _hash(token)).with_for_update())
    if row is None or row.revoked_at is not None or row.expires_at <= now:
        return None
    if row.used_at is not None:
        end_family(session, row.family_id, now)
        return None
    row.used_at = now
    return row.account_id, _issue(session, row.account_id, row.family_id, now, row.expires_at)


def sign_out(session: Session, token: str, now: datetime) -> None:
    """Ends the token's family. An unknown token is no error: nothing is signed in by it."""
    family = session.scalar(select(RefreshToken.family_id).where(RefreshToken.token_hash == _hash(token)))
    if family is not None:
        end_family(session, family, now)


def end_family(session: Session, family_id: UUID, now: datetime) -> None:
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


def _issue(session: Session, account_id: UUID, family_id: UUID, now: datetime, expires_at: datetime) -> str:
    token = secrets.token_urlsafe(32)
    session.add(
        RefreshToken(
            id=new_id(),
            family_id=family_id,
            account_id=account_id,
            token_hash=_hash(token),
            issued_at=now,
            expires_at=expires_at,
        )
    )
    return token


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

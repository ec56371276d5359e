"""Access tokens: short-lived JWTs that name an account and the sign-in (the family of refresh tokens) they came by."""

import secrets
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

import jwt
from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.contract.problems import ProblemType
from central_server.accounts.tables import SigningKey
from central_server.database.locks import take_turn
from central_server.refusals import Refusal

LIFE = timedelta(minutes=10)
ALGORITHM = "HS256"
AUDIENCE = "agent-desktop"


def signing_secret(session: Session, now: datetime) -> bytes:
    """The database's secret, made at the first start."""
    take_turn(session, "signing-key")
    key = session.scalar(select(SigningKey))
    if key is None:
        key = SigningKey(id=1, secret=secrets.token_bytes(32), created_at=now)
        session.add(key)
    return key.secret


class Claims(NamedTuple):
    """Whom a token speaks for, and by which sign-in."""

    account_id: UUID
    family_id: UUID


def access_token(secret: bytes, claims: Claims, now: datetime) -> str:
    """A token good for LIFE from `now`."""
    held = {"sub": str(claims.account_id), "sid": str(claims.family_id), "aud": AUDIENCE, "iat": now, "exp": now + LIFE}
    return jwt.encode(held, secret, algorithm=ALGORITHM)


def read_token(secret: bytes, authorization: str, now: datetime) -> Claims:
    """Whom an Authorization header speaks for.

    Raises Refusal (401) for no token, one that is not ours, or one out of date at `now`.
    """
    scheme, _, token = authorization.partition(" ")
    required = ["sub", "sid", "exp", "iat"]
    try:
        if scheme.lower() != "bearer":
            raise Refusal(ProblemType.SIGN_IN_REQUIRED, headers={"WWW-Authenticate": "Bearer"})
        claims = jwt.decode(
            token.strip(),
            secret,
            algorithms=[ALGORITHM],
            audience=AUDIENCE,
            options={"require": required, "verify_exp": False, "verify_iat": False},
        )
        if claims["exp"] <= now.timestamp():
            raise Refusal(ProblemType.SIGN_IN_REQUIRED, "The sign-in is out of date.", headers=_INVALID)
        return Claims(UUID(claims["sub"]), UUID(claims["sid"]))
    except (jwt.InvalidTokenError, ValueError, TypeError) as error:
        raise Refusal(ProblemType.SIGN_IN_REQUIRED, "The token is not one of ours.", headers=_INVALID) from error


_INVALID = {"WWW-Authenticate": 'Bearer error="invalid_token"'}

"""Signing in, going on, signing out."""

from datetime import datetime

from sqlalchemy.orm import Session

from agent_desktop.contract.accounts import SignIn, Tokens, User
from agent_desktop.contract.problems import ProblemType
from central_server.accounts import passwords, refresh_tokens, throttle
from central_server.accounts.access_tokens import LIFE, access_token
from central_server.accounts.repository import as_user, find_account, find_user
from central_server.api.asker import ServerState
from central_server.policy import service as policy
from central_server.refusals import Refusal


def sign_in(server: ServerState, asked: SignIn, address: str, now: datetime) -> Tokens:
    """Raises Refusal: 429 after too many tries, 401 where name and password do not fit, whichever of them is wrong."""
    username = asked.username.strip().lower()
    counted = throttle.keys(server.secret, username, address)
    with server.database.writing() as session:
        throttle.count_try(session, counted, now)
        account = find_account(session, username)
        known_hash = account.password_hash if account is not None and account.active else None
    if not passwords.fits(known_hash, asked.password):  # slow on purpose, so outside the transaction
        raise Refusal(ProblemType.SIGN_IN_FAILED)
    with server.database.writing() as session:
        account = find_account(session, username)
        if account is None or not account.active or account.password_hash != known_hash:
            raise Refusal(ProblemType.SIGN_IN_FAILED)
        throttle.forgive(session, counted, now)
        if passwords.out_of_date(account.password_hash):
            account.password_hash = passwords.hash_password(asked.password)
        return _tokens(server, session, as_user(account), refresh_tokens.begin_family(session, account.id, now), now)


def refresh(server: ServerState, token: str, now: datetime) -> Tokens:
    """Raises Refusal (401) for a token that is unknown, used before or out of date, or of an account not in use."""
    with server.database.writing() as session:
        rotated = refresh_tokens.rotate(session, token, now)
        user = find_user(session, rotated.claims.account_id) if rotated else None
        tokens = _tokens(server, session, user, rotated, now) if rotated and user and user.active else None
    if tokens is None:
        raise Refusal(ProblemType.SIGN_IN_REQUIRED, "Sign in again.")
    return tokens


def sign_out(server: ServerState, token: str, now: datetime) -> None:
    """Ends the sign-in this refresh token belongs to; none for a token nobody knows."""
    with server.database.writing() as session:
        refresh_tokens.sign_out(session, token, now)


def _tokens(server: ServerState, session: Session, user: User, issued: refresh_tokens.Issued, now: datetime) -> Tokens:
    return Tokens(
        access_token=access_token(server.secret, issued.claims, now),
        refresh_token=issued.token,
        expires_in=int(LIFE.total_seconds()),
        user=user,
        policy=policy.read(session),
    )

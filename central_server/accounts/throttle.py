"""How often signing in may be tried, by user name and by address."""

import hashlib
import hmac
import math
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from agent_desktop.contract.problems import ProblemType
from agent_desktop.ids import new_id
from central_server.accounts.tables import FailedSignIn
from central_server.database.locks import take_turn
from central_server.refusals import Refusal

WINDOW = timedelta(minutes=15)
TRIES_A_NAME = 5
TRIES_AN_ADDRESS = 50
"""An address may be a whole office behind one router."""


def keys(secret: bytes, username: str, address: str) -> tuple[tuple[str, int], ...]:
    """What is counted, each with its limit. Keyed hashes: neither name nor address is kept."""

    def key(kind: str, value: str) -> str:
        return hmac.new(secret, f"{kind}:{value}".encode(), hashlib.sha256).hexdigest()

    return (key("name", username.casefold()), TRIES_A_NAME), (key("address", address), TRIES_AN_ADDRESS)


def count_try(session: Session, counted: tuple[tuple[str, int], ...], now: datetime) -> None:
    """Counts a try as failed before the password is looked at, so that many at once cannot slip through.

    Raises Refusal (429) with Retry-After when a limit is reached.
    """
    for key, limit in counted:
        take_turn(session, key)
        tries = session.scalars(
            select(FailedSignIn.at)
            .where(FailedSignIn.key == key, FailedSignIn.at > now - WINDOW)
            .order_by(FailedSignIn.at.desc())
            .limit(limit)
        ).all()
        if len(tries) == limit:
            wait = math.ceil((tries[-1] + WINDOW - now).total_seconds())
            raise Refusal(
                ProblemType.THROTTLED,
                f"Try again in {math.ceil(wait / 60)} minutes, or ask your administrator.",
                headers={"Retry-After": str(max(1, wait))},
            )
    session.execute(delete(FailedSignIn).where(FailedSignIn.at < now - 4 * WINDOW))
    session.add_all(FailedSignIn(id=new_id(), key=key, at=now) for key, _ in counted)


def forgive(session: Session, counted: tuple[tuple[str, int], ...], now: datetime) -> None:
    """The password was right: the tries of this name are forgotten, and this one of the address."""
    (name, _), (address, _) = counted
    session.execute(delete(FailedSignIn).where(FailedSignIn.key == name))
    session.execute(delete(FailedSignIn).where(FailedSignIn.key == address, FailedSignIn.at == now))

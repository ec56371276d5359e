"""Turns taken at one thing, alike on both databases."""

import hashlib
from collections.abc import Iterable

from sqlalchemy import text
from sqlalchemy.orm import Session

_TAKE = text("SELECT pg_advisory_xact_lock(number) FROM unnest(CAST(:numbers AS bigint[])) AS number")
"""One after the other, in the order of the list."""


def take_turn(session: Session, about: str) -> None:
    """Hold the lock `about` until the transaction ends. SQLite's writing transaction is that lock already."""
    take_turns(session, [about])


def take_turns(session: Session, abouts: Iterable[str]) -> None:
    """Hold several locks; always in the same order, so that two who want the same ones never wait for each other."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(_TAKE, {"numbers": sorted({_number(about) for about in abouts})})


def _number(about: str) -> int:
    return int.from_bytes(hashlib.sha256(about.encode()).digest()[:8], signed=True)

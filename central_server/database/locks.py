"""Turns taken at one thing, alike on both databases."""

import hashlib

from sqlalchemy import text
from sqlalchemy.orm import Session


def take_turn(session: Session, about: str) -> None:
    """Hold the lock `about` until the transaction ends. SQLite's writing transaction is that lock already."""
    if session.get_bind().dialect.name == "postgresql":
        number = int.from_bytes(hashlib.sha256(about.encode()).digest()[:8], signed=True)
        session.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": number})

"""Passwords: kept as argon2id, and as slow to refuse for an unknown name as for a known one."""

import os
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

QUICK_FOR_TESTS = "CENTRAL_SERVER_QUICK_PASSWORDS"
"""Environment variable of the tests: at "1" hashing costs next to nothing. Never set it on a real server."""


@cache
def _hasher() -> PasswordHasher:
    if os.environ.get(QUICK_FOR_TESTS) == "1":
        return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    return PasswordHasher(parallelism=1)  # RFC 9106's second choice in one lane: a sign-in must not take every core


def hash_password(password: str) -> str:
    """argon2id with its salt and parameters, as one text."""
    return _hasher().hash(password)


@cache
def _nobodys_hash() -> str:
    return hash_password("nobody has this password")


def fits(password_hash: str | None, password: str) -> bool:
    """Whether `password` fits; with None (no such user) as much work is done, and the answer is no."""
    try:
        return _hasher().verify(password_hash or _nobodys_hash(), password) and password_hash is not None
    except (VerificationError, InvalidHashError):
        return False


def out_of_date(password_hash: str) -> bool:
    """Whether the hash was made with other parameters than today's."""
    return _hasher().check_needs_rehash(password_hash)

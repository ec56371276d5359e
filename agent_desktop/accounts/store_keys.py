"""The key of a handler's store: 32 random bytes, and where they may lie.

Beside the store stands `key.json`: the key, wrapped (AES-256-GCM) by one that argon2id makes of the password. So a
password can be proved right with no line, and a computer without a keyring keeps nothing openly. Where there is a good
keyring the key lies there too, and still opens the store after the password was changed at the server.
Slow on purpose (some 0.1 s, 64 MiB): never call it on the screen's thread.
"""

import hashlib
import logging
import secrets
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from agent_desktop.accounts.faults import KeyFileDamaged, KeyFileUnwritten, KeyringFault
from agent_desktop.accounts.remembering import Remembering
from agent_desktop.contract.base import Record
from agent_desktop.faults import ProgramFault
from agent_desktop.store.places import ASIDE_FOLDER, KEY_FILE, STORE_FILE
from agent_desktop.whole_files import write_whole

KEY_BYTES = 32
LARGEST = 4096
"""Bytes; a key file has some 300."""

log = logging.getLogger(__name__)

_PURPOSE = b"agent-desktop store key 1"
"""Bound to the wrapped key, so that nothing else ever wrapped with the same password can be passed off as one."""


class _Wrapped(Record, frozen=True, kw_only=True):
    """argon2id's salt and costs (memory in KiB), and AES-GCM's nonce and answer. The limits keep a file that was
    tampered with from asking for all the memory there is."""

    salt: Annotated[bytes, Meta(min_length=16, max_length=64)]
    time_cost: Annotated[int, Meta(ge=1, le=20)] = 3
    memory_cost: Annotated[int, Meta(ge=8 * 1024, le=1024 * 1024)] = 64 * 1024
    parallelism: Annotated[int, Meta(ge=1, le=16)] = 4
    nonce: Annotated[bytes, Meta(min_length=12, max_length=12)]
    wrapped: Annotated[bytes, Meta(min_length=KEY_BYTES + 16, max_length=KEY_BYTES + 16)]


class StoreKeys:
    """The keys of one server's handlers. `folder` is where this computer's user keeps the program's data."""

    def __init__(self, folder: Path, server_url: str) -> None:
        self._folder = folder
        self._server_url = server_url
        self._keyring = Remembering(f"store {server_url}")

    def path(self, username: str) -> Path:
        """Where the store stands. Its name tells nobody whose it is."""
        name = hashlib.sha256(f"{self._server_url}\n{username}".encode()).hexdigest()[:32]
        return self._folder / name / STORE_FILE

    def exists(self, username: str) -> bool:
        """Whether this handler signed in here before."""
        return self._key_file(username).exists()

    def unlock_with_password(self, username: str, password: str) -> bytes | None:
        """The key, or None where this is not the password it was wrapped with, or nothing is here.

        Raises KeyFileDamaged.
        """
        return _unlock(self._key_file(username), password)

    def unlock_from_keyring(self, username: str) -> bytes | None:
        """The key, or None where there is no keyring or it has none. Raises KeyringFault where it would not open."""
        kept = self._keyring.recall(username)
        try:
            key = bytes.fromhex(kept or "")
        except ValueError:
            return None
        return key if len(key) == KEY_BYTES else None

    def make(self, username: str, password: str) -> bytes:
        """A new key, kept. Raises KeyFileUnwritten; ProgramFault where a store stands that it would not open."""
        if self.path(username).exists():
            raise ProgramFault("a new key was asked for where a store stands that it would not open")
        key = secrets.token_bytes(KEY_BYTES)
        self.rewrap(username, password, key)
        return key

    def rewrap(self, username: str, password: str, key: bytes) -> None:
        """Keep the same key under a new password, and in the keyring. Raises KeyFileUnwritten: the old one stands."""
        try:
            write_whole(self._key_file(username), msgspec.json.encode(_wrap(password, key)) + b"\n")
        except OSError as error:
            raise KeyFileUnwritten(f"{type(error).__name__} {error.errno}") from error
        try:
            self._keyring.keep(username, key.hex())
        except KeyringFault as fault:
            log.info("the store's key is not in the keyring: %s", fault.details)  # the file alone will do

    def asides(self, username: str) -> tuple[Path, ...]:
        """The folders with stores of this handler that were set aside, oldest first."""
        parent = self.path(username).parent / ASIDE_FOLDER
        return tuple(sorted(parent.iterdir())) if parent.is_dir() else ()

    def unlock_aside(self, aside: Path, password: str) -> bytes | None:
        """The key of a store that was set aside, by the password it had then. Raises KeyFileDamaged."""
        return _unlock(aside / KEY_FILE, password)

    def _key_file(self, username: str) -> Path:
        return self.path(username).with_name(KEY_FILE)


def _unlock(file: Path, password: str) -> bytes | None:
    from cryptography.exceptions import InvalidTag  # late: 60 ms that only signing in needs
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    kept = _read(file)
    if kept is None:
        return None
    try:
        return AESGCM(_derived(password, kept)).decrypt(kept.nonce, kept.wrapped, _PURPOSE)
    except InvalidTag:
        return None


def _wrap(password: str, key: bytes) -> _Wrapped:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # late: see above

    plan = _plan()
    wrapped = AESGCM(_derived(password, plan)).encrypt(plan.nonce, key, _PURPOSE)
    return msgspec.structs.replace(plan, wrapped=wrapped)


def _plan() -> _Wrapped:
    """How a key is wrapped from now on, with nothing in it yet."""
    return _Wrapped(salt=secrets.token_bytes(16), nonce=secrets.token_bytes(12), wrapped=bytes(KEY_BYTES + 16))


def _derived(password: str, plan: _Wrapped) -> bytes:
    """RFC 9106's second recommendation unless the file says other costs."""
    from argon2.low_level import Type, hash_secret_raw  # late: only signing in needs it

    return hash_secret_raw(
        password.encode(),
        plan.salt,
        time_cost=plan.time_cost,
        memory_cost=plan.memory_cost,
        parallelism=plan.parallelism,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _read(file: Path) -> _Wrapped | None:
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise KeyFileDamaged(f"{type(error).__name__} {error.errno}") from error
    try:
        if len(content) > LARGEST:
            raise KeyFileDamaged("too long")
        return msgspec.json.decode(content, type=_Wrapped)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise KeyFileDamaged(type(error).__name__) from error

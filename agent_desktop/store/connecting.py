"""One connection to SQLCipher, keyed and set up. Why each setting is as it is: docs/decisions/0012."""

from pathlib import Path

from sqlcipher3 import dbapi2

KEY_BYTES = 32
PAGE = 4096
"""Bytes of one page, as SQLCipher has them."""

SALT = 16
"""Bytes at the start of the file."""

BUSY_MS = 5_000
"""How long a statement waits for another connection of this process; only a checkpoint ever makes it wait."""

_SETTINGS = (
    "PRAGMA synchronous = FULL",  # a commit is on the disk when it returns
    "PRAGMA temp_store = MEMORY",  # no sorted names in a temporary file
    "PRAGMA secure_delete = ON",  # what is deleted is overwritten with zeros
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",  # damage is met as damage
    "PRAGMA journal_size_limit = 4194304",
    "PRAGMA cache_size = -6144",  # KiB of decrypted pages: what one key of a search reads the next reads again
)


def connect(path: Path, key: bytes) -> dbapi2.Connection:
    """Set up for use. Setting up reads the first page, so a wrong key or a damaged page raises already here."""
    connection = keyed(path, key)
    try:
        for setting in _SETTINGS:
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return connection


def keyed(path: Path, key: bytes, *, read_only: bool = False, salt: bytes = b"") -> dbapi2.Connection:
    """With its key and nothing more: nothing is read from the file yet. A new file takes `salt`, or one of its own."""
    mode = "ro" if read_only else "rw"
    address = f"{path.absolute().as_uri()}?mode={mode}"
    # Autocommit: BEGIN is ours to say, because a write must begin as one.
    connection = dbapi2.connect(
        address, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_MS / 1000
    )
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to the program's own error stream
    connection.execute(f"PRAGMA key = \"x'{checked(key).hex()}{salt.hex()}'\"")
    return connection


def connect_memory() -> dbapi2.Connection:
    """A database that lives in this connection alone and touches no disk."""
    connection = dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False)
    for setting in _SETTINGS:
        connection.execute(setting)
    return connection


def checked(key: bytes) -> bytes:
    """The key itself; ValueError where it is not 32 bytes, which SQLCipher would take for a passphrase."""
    if len(key) != KEY_BYTES:
        raise ValueError(f"a store's key has {KEY_BYTES} bytes, not {len(key)}")
    return key

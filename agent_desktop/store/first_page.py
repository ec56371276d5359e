"""A store whose first page is lost: with it goes the list of the tables, and so the way to every row.

Each store begins with step 1 of migrations.py, so its oldest tables begin on the same pages as those of a new one. A
new store of the same key and salt, grown to the same length, therefore has a first page that leads to them.
"""

from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2

from agent_desktop.store.connecting import PAGE, SALT, keyed
from agent_desktop.store.migrations import migrate


def mend_first_page(copy: Path, key: bytes) -> None:
    """Put a new first page in place of one that cannot be read, in a copy that is thrown away afterwards.

    Nothing is done where it can be read, or where it could not be the only trouble (another key, a lost salt).
    """
    length = copy.stat().st_size
    if length < 2 * PAGE or not _only_the_first_fails(copy, key, length // PAGE):
        return
    with copy.open("rb") as file:
        salt = file.read(SALT)
    new = copy.with_name("new.db")
    new.touch(mode=0o600)
    with closing(keyed(new, key, salt=salt)) as connection:
        connection.execute("PRAGMA journal_mode = WAL").fetchone()  # or the log beside the copy would be passed over
        migrate(connection)
        connection.execute("CREATE TABLE length (bytes BLOB)")
        connection.execute("INSERT INTO length VALUES (zeroblob(?))", (length,))
    with new.open("rb") as file, copy.open("r+b") as damaged:
        damaged.write(file.read(PAGE))
        damaged.truncate(max(length, new.stat().st_size))


def _only_the_first_fails(path: Path, key: bytes, pages: int) -> bool:
    try:
        with closing(keyed(path, key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except dbapi2.DatabaseError:
        with closing(keyed(path, key, read_only=True)) as connection:
            return len(connection.execute("PRAGMA cipher_integrity_check").fetchall()) < pages
    return False

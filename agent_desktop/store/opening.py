"""The store, open: who may read and write at once, and how opening fails."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, Engine, Pool, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool, StaticPool
from sqlcipher3 import dbapi2

from agent_desktop.giving_way import give_way_unless_awaited
from agent_desktop.store.aside import finish_setting_aside
from agent_desktop.store.connecting import PAGE, connect, connect_memory, keyed
from agent_desktop.store.faults import StoreClosed, StoreDamaged, StoreFault, StoreWrongKey
from agent_desktop.store.migrations import migrate
from agent_desktop.store.one_process import OneProcess
from agent_desktop.store.translating import fault_for, translating
from agent_desktop.whole_files import sync_folder

READERS = 8
"""Connections at most; each is some 100 KB."""


class Store:
    """Thread-safe. Never write inside `reading()` or `writing()` of the same thread: there is one writer.

    `path` is None where nothing is on disk. Both ways in raise StoreDamaged, StoreDiskFull and StoreClosed.
    """

    def __init__(self, path: Path | None, engine: Engine, lock: OneProcess | None = None) -> None:
        self.path = path
        self._engine = engine
        self._lock = lock
        self._writer = Lock()
        self._closed = False
        self._writes = 0

    @property
    def writes(self) -> int:
        """Counts what was written: whatever was read since the same count was seen is as it was read.

        It is asked before reading. A write just done may be read before it is counted, never the other way.
        """
        return self._writes

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One moment of the store, whatever is written meanwhile."""
        give_way_unless_awaited()
        alone = self._writer if self.path is None else nullcontext()  # in memory there is one connection for all
        with alone, self._transaction() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: on the disk whole when the block has ended, or not done at all where it raised."""
        give_way_unless_awaited()
        with self._writer:
            try:
                with self._transaction(writes=True) as connection:
                    yield connection
            finally:
                self._writes += 1

    def sweep(self) -> None:
        """Leave nothing of what was deleted in the write-ahead log, encrypted as it is. Waits for those who read."""
        if self.path is None:
            return
        if self._closed:
            raise StoreClosed
        # The driver's own connection: a checkpoint cannot be part of a transaction.
        with self._writer, translating(), closing(self._engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Waits for the write in hand. Afterwards everything raises StoreClosed. A second call does nothing."""
        with self._writer:
            self._closed = True
            self._engine.dispose()
            if self._lock is not None:
                self._lock.release()

    @contextmanager
    def _transaction(self, *, writes: bool = False) -> Iterator[Connection]:
        if self._closed:
            raise StoreClosed
        with translating(), self._engine.connect() as connection:
            if self._closed:  # while this connection was made
                connection.invalidate()
                raise StoreClosed
            connection.execution_options(writes=writes)
            try:
                with connection.begin():
                    yield connection
            except DBAPIError as error:
                if isinstance(fault_for(error.orig), StoreDamaged):
                    connection.invalidate(error)  # SQLCipher reads nothing more on a connection that met a bad page
                raise


def open_store(path: Path, key: bytes) -> Store:
    """The store at `path`, made where there is none; its folder too. `key` is 32 random bytes.

    Raises StoreInUse, StoreWrongKey, StoreDamaged, StoreTooNew and StoreDiskFull; the files are then as they were.
    A damaged page further in is met when it is read, not here: looking at every page takes too long for a start.
    """
    with translating():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = OneProcess(path)
    try:
        with translating():
            finish_setting_aside(path)
            _prepare(path, key)
        return Store(path, _engine(lambda: connect(path, key), QueuePool), lock)
    except BaseException:
        lock.release()
        raise


def memory_store() -> Store:
    """The same, with nothing on disk: for a computer where nothing can be written. What is in it ends with it."""
    connection = connect_memory()
    migrate(connection)
    return Store(None, _engine(lambda: connection, StaticPool))


def _engine(creator: Callable[[], dbapi2.Connection], pool: type[Pool]) -> Engine:
    room = {"pool_size": READERS, "max_overflow": 0, "pool_use_lifo": True} if pool is QueuePool else {}
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=creator,
        poolclass=pool,
        hide_parameters=True,  # an error's text would otherwise hold names and notes
        **room,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare(path: Path, key: bytes) -> None:
    new = not path.exists()
    if not new:
        _refuse_cut_off(path)
    else:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        connection = connect(path, key)
    except dbapi2.DatabaseError as error:
        raise _told_apart(path, key, error) from error
    try:
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
        migrate(connection)
    finally:
        connection.close()
    if new:
        sync_folder(path.parent)


def _refuse_cut_off(path: Path) -> None:
    """SQLite takes a file without one whole page for an empty one, writes over it and deletes the log beside it."""
    log = path.with_name(path.name + "-wal")
    size = path.stat().st_size
    if 0 < size < PAGE or (size == 0 and log.exists() and log.stat().st_size > 0):
        raise StoreDamaged(f"{size} bytes")


def _told_apart(path: Path, key: bytes, error: dbapi2.DatabaseError) -> Exception:
    """A wrong key reads no page at all; with the right one only the damaged pages fail."""
    if (error.sqlite_errorcode & 0xFF) != dbapi2.SQLITE_NOTADB:
        return fault_for(error) or error
    connection = keyed(path, key, read_only=True)
    try:
        failed = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    except dbapi2.DatabaseError as further:
        return fault_for(further) or further
    finally:
        connection.close()
    pages = path.stat().st_size // PAGE
    fault: StoreFault = StoreWrongKey() if len(failed) >= pages else StoreDamaged(f"{len(failed)} of {pages} pages")
    return fault

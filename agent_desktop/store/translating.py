"""The one place where the database's errors become faults that a handler can read."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from agent_desktop.store.faults import StoreDamaged, StoreDiskFull, StoreFault, StoreInUse

_DAMAGE = {dbapi2.SQLITE_CORRUPT, dbapi2.SQLITE_NOTADB}
_BAD_READS = {10 | 1 << 8, 10 | 2 << 8}  # SQLITE_IOERR_READ and _SHORT_READ, which the driver does not name
_NO_WRITING = {
    dbapi2.SQLITE_FULL,
    dbapi2.SQLITE_IOERR,
    dbapi2.SQLITE_READONLY,
    dbapi2.SQLITE_CANTOPEN,
    dbapi2.SQLITE_PERM,
    dbapi2.SQLITE_NOLFS,
}
_TAKEN = {dbapi2.SQLITE_BUSY, dbapi2.SQLITE_LOCKED}


@contextmanager
def translating() -> Iterator[None]:
    """Raises a StoreFault in place of a database error that is not a defect of ours."""
    try:
        yield
    except DBAPIError as error:
        fault = fault_for(error.orig)
        if fault is None:
            raise
        raise fault from error
    except dbapi2.Error as error:
        fault = fault_for(error)
        if fault is None:
            raise
        raise fault from error
    except OSError as error:
        raise StoreDiskFull(f"{type(error).__name__} {error.errno}") from error


def fault_for(error: BaseException | None) -> StoreFault | None:
    """The fault that SQLite's result code stands for; None for a defect of ours (a constraint, wrong SQL)."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    primary, details = code & 0xFF, getattr(error, "sqlite_errorname", str(code))
    if primary in _DAMAGE or code in _BAD_READS:
        return StoreDamaged(details)
    if primary in _NO_WRITING:
        return StoreDiskFull(details)
    if primary in _TAKEN:
        return StoreInUse(details)
    return None

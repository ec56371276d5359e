"""One process a store: a lock on a file beside it, which the system lets go of however the process ends."""

import os
import sys
from pathlib import Path

from agent_desktop.store.faults import StoreDiskFull, StoreInUse

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class OneProcess:
    """The lock, held from the making of this until `release`. Raises StoreInUse where another holds it."""

    def __init__(self, store: Path) -> None:
        try:
            # Never deleted: a second process could otherwise lock a file that has no name any more.
            self._handle: int | None = os.open(lock_path(store), os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise StoreDiskFull(f"lock {type(error).__name__} {error.errno}") from error
        try:
            _lock(self._handle)
        except OSError as error:
            self.release()
            raise StoreInUse() from error

    def release(self) -> None:
        """Let go. A second call does nothing."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def lock_path(store: Path) -> Path:
    """The file that is locked. It is empty."""
    return store.with_name(store.name + ".lock")

"""Where the desktops of one user meet: a socket and a lock in a folder that only this user may enter."""

import os
import stat
import sys
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths

VARIABLE = "AGENT_DESKTOP_RUNTIME_DIR"
"""Names another folder: for tests, and for two desktops side by side on purpose."""

OWNER_ONLY = 0o700


def folder() -> Path:
    """Made if need be. Raises OSError where another user got there first."""
    named = os.environ.get(VARIABLE) or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation)
    place = Path(named or QDir.tempPath()) / f"agent-desktop-{_user()}"
    place.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
    if sys.platform != "win32":
        found = place.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
            raise PermissionError(f"{place} belongs to another user")
        place.chmod(OWNER_ONLY)
    return place


def socket_name() -> str:
    """For QLocalServer: a path, or on Windows the name of a pipe."""
    return f"agent-desktop-{_user()}" if sys.platform == "win32" else str(folder() / "desktop.socket")


def lock_path() -> str:
    """For QLockFile. Whoever holds it is the one desktop."""
    return str(folder() / "desktop.lock")


def _user() -> str:
    return os.environ.get("USERNAME", "user") if sys.platform == "win32" else str(os.getuid())

"""Staying signed in from one day to the next: the refresh token in the computer's own keyring, or nowhere.

keyring is imported with the first call, because looking for its backends takes longer than opening the first window.
Call nothing here on the screen's thread: a locked keyring asks its owner and waits.
"""

import logging
from typing import TYPE_CHECKING

from agent_desktop.accounts.faults import KeyringFault
from agent_desktop.language import t

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

GOOD_ENOUGH = 1.0
"""keyring's own line for "recommended": below it stand files that anyone may read, and backends that keep nothing."""

log = logging.getLogger(__name__)


class Remembering:
    """One refresh token a server and user name."""

    def __init__(self, server_url: str) -> None:
        self._entry = f"Agent Desktop {server_url}"

    def available(self) -> bool:
        """Whether this computer has a keyring that keeps secrets secret."""
        return _backend() is not None

    def keep(self, username: str, refresh_token: str) -> bool:
        """False where there is no keyring. Raises KeyringFault where it would not take it."""
        backend = _backend()
        if backend is None:
            return False
        try:
            backend.set_password(self._entry, username, refresh_token)
        except Exception as error:
            raise _closed(error) from error
        return True

    def recall(self, username: str) -> str | None:
        """The token kept, if any. Raises KeyringFault where the keyring would not open."""
        backend = _backend()
        if backend is None:
            return None
        try:
            return backend.get_password(self._entry, username)
        except Exception as error:
            raise _closed(error) from error

    def forget(self, username: str) -> None:
        """Also where nothing was kept. Raises KeyringFault where the keyring would not open."""
        backend = _backend()
        if backend is None:
            return
        try:
            if backend.get_password(self._entry, username) is not None:
                backend.delete_password(self._entry, username)
        except Exception as error:
            raise _closed(error) from error


def _backend() -> "KeyringBackend | None":
    try:
        import keyring  # late: see above

        backend = keyring.get_keyring()
        good = float(backend.priority) >= GOOD_ENOUGH and _keeps_secrets(backend)
    except Exception as error:  # foreign code: whatever it raises, there is none to use
        log.info("no keyring: %s", type(error).__name__)
        return None
    return backend if good else None


def _keeps_secrets(backend: "KeyringBackend") -> bool:
    """A chain of backends is as good as the one it would write to."""
    chained = getattr(backend, "backends", None)
    return chained is None or any(float(each.priority) >= GOOD_ENOUGH for each in list(chained)[:1])


def _closed(error: Exception) -> KeyringFault:
    """Backends raise KeyringError, and also whatever the system beneath them raises."""
    return KeyringFault(
        t("This computer's keyring would not open."),
        kept=t("Signing in by hand works as always; nothing is remembered."),
        do=t("Unlock the keyring to be remembered."),
        details=f"keyring: {type(error).__name__}",
    )

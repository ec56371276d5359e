"""Keyring backends for tests: real ones to keyring's own machinery, kept in memory."""

from typing import NoReturn

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked


class MemoryKeyring(KeyringBackend):
    """Keeps secrets for as long as it lives."""

    priority = 5.0

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    @property
    def tokens(self) -> dict[tuple[str, str], str]:
        """What is kept to be remembered by, without the keys of stores."""
        return {entry: kept for entry, kept in self.kept.items() if "Agent Desktop store " not in entry[0]}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class OpenFileKeyring(MemoryKeyring):
    """Stands for the backends that write a file anyone may read: keyring gives them less than 1."""

    priority = 0.5


class LockedKeyring(MemoryKeyring):
    """Refuses everything, as a keyring does whose owner would not unlock it."""

    def get_password(self, service: str, username: str) -> NoReturn:
        raise KeyringLocked(f"the owner said no: {service}, {username}")

    def set_password(self, service: str, username: str, password: str) -> NoReturn:
        raise KeyringLocked(f"the owner said no: {service}, {username}, {password}")


class BrokenKeyring(MemoryKeyring):
    """Fails as the system beneath a backend fails: with an error that is none of keyring's."""

    def get_password(self, service: str, username: str) -> NoReturn:
        raise OSError(5, f"the bus is gone: {service}, {username}")

    def set_password(self, service: str, username: str, password: str) -> NoReturn:
        raise OSError(5, f"the bus is gone: {service}, {username}, {password}")

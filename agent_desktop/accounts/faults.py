"""What can go wrong with the keys and secrets that this computer keeps."""

from agent_desktop.faults import EnvironmentFault
from agent_desktop.language import t


class KeyringFault(EnvironmentFault):
    """The keyring is there and would not open: locked, denied, or broken. Signing in by hand still works."""


class KeyFileDamaged(EnvironmentFault):
    """The file with the wrapped key cannot be read or understood. The keyring may still have the key."""

    def __init__(self, details: str = "") -> None:
        super().__init__(
            t("The key to what Agent Desktop keeps on this computer is damaged."),
            kept=t("What it keeps is set aside whole."),
            do=t("Sign in again while the server can be reached."),
            details=f"key file: {details}",
        )


class KeyFileUnwritten(EnvironmentFault):
    """The file with the wrapped key could not be written; the one before it stands."""

    def __init__(self, details: str = "") -> None:
        super().__init__(
            t("The key to what Agent Desktop keeps on this computer could not be saved."),
            kept=t("Nothing was changed."),
            do=t("Make room on the disk, or ask for the right to write to it."),
            details=f"key file: {details}",
        )

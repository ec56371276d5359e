"""What can go wrong with the store. Each says what happened, what was kept and what to do, in translated words."""

from agent_desktop.faults import EnvironmentFault
from agent_desktop.language import t


class StoreFault(EnvironmentFault):
    """The store on this computer cannot be used, or not for this. Nothing in it was deleted."""


class StoreWrongKey(StoreFault):
    """No page can be read with the key given. A store whose first 16 bytes are damaged looks the same."""

    def __init__(self, details: str = "") -> None:
        super().__init__(
            t("What Agent Desktop keeps on this computer cannot be opened with your key."),
            kept=t("It stays on this computer as it is."),
            do=t("Go on working. Tell your administrator, who can help to open it."),
            details=f"store: wrong key {details}".rstrip(),
        )


class StoreDamaged(StoreFault):
    """Some page is not as it was written. Others can still be read."""

    def __init__(self, details: str = "") -> None:
        super().__init__(
            t("What Agent Desktop keeps on this computer is damaged."),
            kept=t("It is set aside whole, and what can be read of it is saved."),
            do=t("Sign in again. If this comes back, have the disk of this computer looked at."),
            details=f"store: damaged {details}".rstrip(),
        )


class StoreTooNew(StoreFault):
    """A newer version of the program wrote it."""

    def __init__(self, details: str = "") -> None:
        super().__init__(
            t("A newer version of Agent Desktop was used on this computer."),
            kept=t("What it kept here stays as it is."),
            do=t("Install the newer version again, or go on with this one: what waited to be sent is carried over."),
            details=f"store: too new {details}".rstrip(),
        )


class StoreDiskFull(StoreFault):
    """Nothing can be written: the disk is full, read-only, or does not answer. Nothing of this write was done."""

    def __init__(self, details: str = "") -> None:
        super().__init__(
            t("There is no room left to save on this computer."),
            kept=t("Everything saved before is kept. What is on the screen stays there."),
            do=t("Make room on the disk, or ask for the right to write to it."),
            details=f"store: cannot write {details}".rstrip(),
        )


class StoreInUse(StoreFault):
    """Another process has it open."""

    def __init__(self, details: str = "") -> None:
        super().__init__(
            t("Agent Desktop is already open with your name on this computer."),
            kept=t("Nothing was changed."),
            do=t("Use the window that is open, or close it first."),
            details=f"store: in use {details}".rstrip(),
        )


class StoreClosed(StoreFault):
    """It was closed, by signing out, before this was done."""

    def __init__(self) -> None:
        super().__init__(
            t("What is kept on this computer was closed before this was done."),
            kept=t("Everything saved before is kept."),
            do=t("Do it again. If you signed out, sign in first."),
            details="store: closed",
        )


class RowGone(StoreFault):
    """The row of the outbox is not there any more: the server has taken it, or it was withdrawn."""

    def __init__(self) -> None:
        super().__init__(
            t("This no longer waits here: it was sent, corrected or taken out meanwhile."),
            kept=t("What was sent is on the server."),
            do=t("Look in the Outbox at what waits now."),
            details="store: no such row",
        )

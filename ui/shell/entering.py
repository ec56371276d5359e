"""The way in: what happens between the Sign in button and the first screen. Runs off the screen's thread.

The desk, and with it the wire, is imported here and not at the top: the window must be there first.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.accounts.sign_in import Typed
from ui.bridge import Bridge
from ui.shell.columns import Columns
from ui.shell.shortcuts import Shortcuts

if TYPE_CHECKING:
    from agent_desktop.contacts.open_contact import OpenContact
    from agent_desktop.contract.base import Page
    from agent_desktop.contract.citizens import CitizenMatch
    from agent_desktop.desk.desk import Desk
    from agent_desktop.desk.signing_in import SignedIn
    from ui.shell.open_contacts import Making


@dataclass(frozen=True)
class Entered:
    """Someone is signed in and the catalogue is here."""

    server: str
    desk: "Desk"
    signed_in: "SignedIn"

    def find(self, text: str, cursor: str | None = None) -> "Page[CitizenMatch]":
        """`cursor`: of the page before the one wanted."""
        from agent_desktop.desk import citizens  # late, as the module says

        return citizens.find(self.desk, text, cursor=cursor)

    def left_open(self) -> "tuple[OpenContact, ...]":
        """The contacts that were open when the program ended."""
        from agent_desktop.desk import drafts  # late, as the module says

        return drafts.restore(self.desk)

    def screens(self, bridge: Bridge, shortcuts: Shortcuts, place: QWidget, columns: Columns) -> "Making":
        """Makes the screen of a contact, to stand in `place`: one is always kept ready there."""
        from ui.contacts.ready import ReadyScreens  # late, as the module says

        return ReadyScreens(self.desk, bridge, shortcuts, place, columns=columns)


@dataclass(frozen=True)
class Entering:
    """`server`: the address from the command line, or "". `store_folder`: where stores are kept (None: as usual)."""

    server: str = ""
    store_folder: Path | None = None

    def enter(self, typed: Typed) -> Entered:
        """Raises EnvironmentFault for a wrong address, a server that is not ours, a wrong password and the rest."""
        from agent_desktop.desk import signing_in  # late, as the module says
        from agent_desktop.desk.desk import open_desk

        desk = open_desk(typed.server, last_username=typed.username, store_folder=self.store_folder)
        try:
            signed_in = signing_in.sign_in(desk, typed.username, typed.password, remember=typed.remember)
            return _prepared(typed.server, desk, signed_in)
        except BaseException:
            desk.close()
            raise

    def resume(self, server: str, username: str) -> Entered | None:
        """Whoever was remembered here; None where nobody is. Raises as `enter` does."""
        from agent_desktop.desk import signing_in  # late, as the module says
        from agent_desktop.desk.desk import open_desk

        desk = open_desk(server, last_username=username, store_folder=self.store_folder)
        try:
            signed_in = signing_in.resume(desk)
            if signed_in is not None:
                return _prepared(server, desk, signed_in)
        except BaseException:
            desk.close()
            raise
        desk.close()
        return None

    def why_no_line(self, server: str) -> str:
        """Words for a server that is out of reach just now; "" where it answers, or says itself what is wrong."""
        from agent_desktop.desk import signing_in  # late, as the module says

        return signing_in.no_line_words(server)

    def why_not_remembered(self) -> str:
        """Words for a computer that has no keyring; "" where it has one."""
        from agent_desktop.desk import signing_in  # late, as the module says

        return "" if signing_in.can_remember() else signing_in.no_keyring_words()

    def enter_again(self, desk: "Desk", typed: Typed) -> object:
        """The same person on the same desk, after the session ran out or once there is a line."""
        from agent_desktop.desk import signing_in  # late, as the module says

        return signing_in.sign_in_again(desk, typed.password)

    def leave(self, desk: "Desk") -> None:
        """Sign out and let go of the connections."""
        from agent_desktop.desk import signing_in  # late, as the module says

        signing_in.sign_out(desk)
        desk.close()


def _prepared(server: str, desk: "Desk", signed_in: "SignedIn") -> Entered:
    """With the catalogue loaded, so that the first call does not wait for it."""
    from agent_desktop.desk import catalogue
    from agent_desktop.desk.faults import ServerFault

    try:
        catalogue.load(desk)
    except ServerFault:
        if not signed_in.offline:
            raise
        # It never came here whole. People can be spoken with and written about all the same.
    return Entered(server, desk, signed_in)

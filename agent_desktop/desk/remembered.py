"""Whether the one signed in is remembered, and keeping that true while tokens are renewed."""

import logging

from agent_desktop.accounts.faults import KeyringFault
from agent_desktop.accounts.remembering import Remembering
from agent_desktop.contract.accounts import Tokens

log = logging.getLogger(__name__)


class Remembered:
    """`username`: who signed in last on this desktop; "" for nobody."""

    def __init__(self, keyring: Remembering, username: str) -> None:
        self.keyring = keyring
        self.username = username
        self.on = False

    def remember(self, tokens: Tokens) -> bool:
        """From now on. False where this computer has no keyring. Raises KeyringFault."""
        self.username = tokens.user.username
        self.on = self.keyring.keep(self.username, tokens.refresh_token)
        return self.on

    def renewed(self, tokens: Tokens) -> None:
        """Keeps the newer token, the older one being used up. A keyring that fails meanwhile ends the remembering."""
        if not self.on:
            return
        try:
            self.keyring.keep(self.username, tokens.refresh_token)
        except KeyringFault as fault:
            self.on = False
            log.info("no longer remembered: %s", fault.details)

    def forget(self) -> None:
        """Nobody is remembered from now on. Raises KeyringFault where the keyring would not open."""
        self.on = False
        if self.username:
            self.keyring.forget(self.username)

"""Who is signed in, and their tokens: in memory only, renewed once however many threads find them stale.

Someone may be signed in here alone, because the server could not be reached: there is a user then, and no token.
"""

from collections.abc import Callable
from threading import Lock

from agent_desktop.contract.accounts import Tokens, User
from agent_desktop.sync import accounts as wire
from agent_desktop.sync.client import Client
from agent_desktop.sync.faults import ServerFault, SignInNeeded
from agent_desktop.sync.refusals import sign_in_needed


class Keeper:
    """`renewed` is told of each new pair (to remember it), by the thread that fetched it and holding nobody up.

    `ended` is told when the server no longer takes the refresh token. `known_fault` is what an action without a token
    need not try to find out: the server is known to be away (None: it may answer).
    """

    def __init__(
        self,
        client: Client,
        renewed: Callable[[Tokens], None],
        ended: Callable[[], None] = lambda: None,
        known_fault: Callable[[], ServerFault | None] = lambda: None,
    ) -> None:
        self._client = client
        self._renewed, self._ended, self._known_fault = renewed, ended, known_fault
        self._lock = Lock()
        self._user: User | None = None
        self._tokens: Tokens | None = None
        self._remembered = ""

    @property
    def signed_in(self) -> bool:
        """At the server, that is."""
        return self._tokens is not None

    @property
    def user(self) -> User | None:
        """Whoever works here: signed in at the server, or here alone."""
        return self._user

    def keep(self, tokens: Tokens) -> None:
        with self._lock:
            self._tokens, self._user, self._remembered = tokens, tokens.user, ""

    def keep_here(self, user: User, remembered: str = "") -> None:
        """Signed in on this computer alone. `remembered`: a refresh token to go on with once there is a line."""
        with self._lock:
            self._tokens, self._user, self._remembered = None, user, remembered

    def let_go(self) -> str:
        """Signed out from now on. Answers the refresh token there was, so that the server can be told; "" for none."""
        with self._lock:
            tokens, self._tokens, self._user = self._tokens, None, None
            remembered, self._remembered = self._remembered, ""
        return tokens.refresh_token if tokens else remembered

    def access_token(self) -> str:
        """Raises SignInNeeded where nobody is signed in at the server, or the fault that stands in the way of it."""
        tokens = self._tokens
        if tokens is not None:
            return tokens.access_token
        if self._user is not None and (fault := self._known_fault()) is not None:
            raise fault
        if self._remembered:
            return self.renew("")
        raise sign_in_needed()

    def renew_if_remembered(self) -> None:
        """Whoever is signed in here alone is signed in at the server too, if they are remembered. Raises as `renew`."""
        if self._tokens is None and self._remembered:
            self.renew("")

    def renew(self, stale: str) -> str:
        """A token in place of `stale`; the first thread asks the server, the others wait and take what it got.

        Raises SignInNeeded where the refresh token holds no longer, and whatever else the line raises.
        """
        with self._lock:
            if self._tokens is not None and self._tokens.access_token != stale:
                return self._tokens.access_token
            refresh_token = self._tokens.refresh_token if self._tokens else self._remembered
            if not refresh_token:
                raise sign_in_needed()
            try:
                tokens = wire.refresh(self._client, refresh_token)
            except SignInNeeded:
                self._tokens, self._remembered = None, ""
                self._ended()
                raise
            self._tokens, self._user, self._remembered = tokens, tokens.user, ""
        self._renewed(tokens)
        return tokens.access_token

"""The tokens of whoever is signed in: in memory only, renewed once however many threads find them stale."""

from collections.abc import Callable
from threading import Lock

from agent_desktop.contract.accounts import Tokens, User
from agent_desktop.sync import accounts as wire
from agent_desktop.sync.client import Client
from agent_desktop.sync.faults import SignInNeeded
from agent_desktop.sync.refusals import sign_in_needed


class Keeper:
    """`renewed` is told of each new pair (to remember it), by the thread that fetched it and holding nobody up."""

    def __init__(self, client: Client, renewed: Callable[[Tokens], None]) -> None:
        self._client = client
        self._renewed = renewed
        self._lock = Lock()
        self._tokens: Tokens | None = None

    @property
    def signed_in(self) -> bool:
        return self._tokens is not None

    @property
    def user(self) -> User | None:
        """Whoever is signed in."""
        tokens = self._tokens
        return tokens.user if tokens else None

    def keep(self, tokens: Tokens) -> None:
        with self._lock:
            self._tokens = tokens

    def let_go(self) -> str:
        """Signed out from now on. Answers the refresh token there was, so that the server can be told; "" for none."""
        with self._lock:
            tokens, self._tokens = self._tokens, None
        return tokens.refresh_token if tokens else ""

    def access_token(self) -> str:
        """Raises SignInNeeded where nobody is signed in."""
        tokens = self._tokens
        if tokens is None:
            raise sign_in_needed()
        return tokens.access_token

    def renew(self, stale: str) -> str:
        """A token in place of `stale`; the first thread asks the server, the others wait and take what it got.

        Raises SignInNeeded where the refresh token holds no longer, and whatever else the line raises.
        """
        with self._lock:
            if self._tokens is None:
                raise sign_in_needed()
            if self._tokens.access_token != stale:
                return self._tokens.access_token
            try:
                tokens = wire.refresh(self._client, self._tokens.refresh_token)
            except SignInNeeded:
                self._tokens = None
                raise
            self._tokens = tokens
        self._renewed(tokens)
        return tokens.access_token

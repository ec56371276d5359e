"""The line to the server as someone signed in has it: a token that ran out is renewed once, unseen."""

from dataclasses import dataclass
from typing import Protocol

from agent_desktop.sync.call import Answer, Call, Told
from agent_desktop.sync.client import Client, Patience
from agent_desktop.sync.faults import SignInNeeded


class TokenSource(Protocol):
    """Whoever keeps the tokens (agent_desktop.accounts.keeper)."""

    def access_token(self) -> str:
        """The token to send. Raises SignInNeeded where nobody is signed in."""
        ...

    def renew(self, stale: str) -> str:
        """A token in place of `stale`. Threads that find the same one stale share one renewal."""
        ...


@dataclass(frozen=True)
class Line:
    """`patience`: of every call on it; None: the client's own."""

    client: Client
    tokens: TokenSource
    patience: Patience | None = None

    def ask(self, call: Call[Told]) -> Answer[Told]:
        """The answer to `call`. Raises a ServerFault."""
        token = self.tokens.access_token()
        try:
            return self.client.send(call, token=token, patience=self.patience)
        except SignInNeeded:
            return self.client.send(call, token=self.tokens.renew(token), patience=self.patience)

    def tell(self, call: Call[Told]) -> Told:
        """The record alone."""
        return self.ask(call).here

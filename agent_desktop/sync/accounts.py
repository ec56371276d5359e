"""Signing in and out, as the wire has it. agent_desktop.accounts keeps what comes back."""

from agent_desktop.contract.accounts import Refresh, SignIn, Tokens
from agent_desktop.sync.call import Call
from agent_desktop.sync.client import Client
from agent_desktop.sync.interpreting import not_understood

LONGEST_TOKEN = 4096
"""Characters; an access token has some three hundred."""


def sign_in(client: Client, username: str, password: str) -> Tokens:
    """Raises SignInRefused or Throttled."""
    body = SignIn(username=username, password=password)
    call = Call(method="POST", route="/accounts/sign-in", answer=Tokens, body=body, repeatable=False)
    return _usable(call, client.send(call).here)


def refresh(client: Client, refresh_token: str) -> Tokens:
    """A refresh token works once: never sent a second time. Raises SignInNeeded where it no longer holds."""
    body = Refresh(refresh_token=refresh_token)
    call = Call(method="POST", route="/accounts/refresh", answer=Tokens, body=body, repeatable=False)
    return _usable(call, client.send(call).here)


def sign_out(client: Client, refresh_token: str) -> None:
    """Ends the token's whole family."""
    body = Refresh(refresh_token=refresh_token)
    client.send(Call(method="POST", route="/accounts/sign-out", answer=type(None), body=body))


def _usable(call: Call[Tokens], tokens: Tokens) -> Tokens:
    """Raises AnswerNotUnderstood for a token that could not stand in a header or in the contract's own records."""
    for token in (tokens.access_token, tokens.refresh_token):
        if not (token.isascii() and token.isprintable() and " " not in token and 0 < len(token) <= LONGEST_TOKEN):
            raise not_understood(f"{call.shown}: a token that cannot be sent")
    return tokens

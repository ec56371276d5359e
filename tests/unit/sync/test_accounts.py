"""Tokens from a server that means no good never reach a header."""

import pytest

from agent_desktop.ids import new_id
from agent_desktop.sync import accounts
from agent_desktop.sync.client import Client
from agent_desktop.sync.faults import AnswerNotUnderstood
from tests.support import hostile_server as hostile
from tests.support.hostile_server import hostile_server

USER = {"id": str(new_id()), "username": "dee", "name": "Dee", "role": "handler"}


@pytest.mark.parametrize("token", ["", "a\r\nX-Other: header", "a b", "ünicode", "\u0000", "x" * 5000])
@pytest.mark.parametrize("which", ["access_token", "refresh_token"])
def test_a_token_that_cannot_stand_in_a_header_is_refused(which: str, token: str) -> None:
    told = {"access_token": "good", "refresh_token": "good", "expires_in": 60, "user": USER, which: token}
    with hostile_server(hostile.record(told)) as server:
        with pytest.raises(AnswerNotUnderstood):
            accounts.sign_in(Client(server.url), "dee", "correct horse")
        with pytest.raises(AnswerNotUnderstood):
            accounts.refresh(Client(server.url), "a-token")

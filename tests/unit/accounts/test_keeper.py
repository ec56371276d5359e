"""The keeper of tokens: many threads, one renewal; and a token that holds no longer ends the signing in."""

import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Lock

import pytest

from agent_desktop.accounts.keeper import Keeper
from agent_desktop.contract.accounts import Role, Tokens, User
from agent_desktop.contract.base import Record
from agent_desktop.ids import new_id
from agent_desktop.sync.call import Call
from agent_desktop.sync.client import Client
from agent_desktop.sync.faults import AnswerCutShort, ServerFault, ServerInTrouble, SignInNeeded
from agent_desktop.sync.line import Line
from agent_desktop.sync.refusals import in_trouble
from tests.support import hostile_server as hostile
from tests.support.hostile_server import Talk, hostile_server

USER = User(id=new_id(), username="dee", name="Dee", role=Role.HANDLER)
THREADS = 8


class Thing(Record, frozen=True, kw_only=True):
    name: str


def tokens(number: int) -> Tokens:
    return Tokens(access_token=f"access-{number}", refresh_token=f"refresh-{number}", expires_in=60, user=USER)


class Accounts:
    """A server that knows one access token at a time and takes each refresh token once."""

    def __init__(self) -> None:
        self.number = 1
        self.refreshes = 0
        self.together = Barrier(THREADS)
        self.lock = Lock()

    def behave(self, talk: Talk) -> None:
        if talk.request.path.endswith("/refresh"):
            self.refresh(talk)
        elif talk.request.headers.get("authorization") == f"Bearer access-{self.number}" and self.number > 1:
            hostile.record({"name": "bin"})(talk)
        else:
            self.together.wait(timeout=20)
            hostile.record({}, status=401)(talk)

    def refresh(self, talk: Talk) -> None:
        with self.lock:
            self.refreshes += 1
            if json.loads(talk.request.body) != {"refresh_token": f"refresh-{self.number}"}:
                hostile.record({}, status=401)(talk)
                return
            self.number += 1
        told = tokens(self.number)
        user = {"id": str(USER.id), "username": "dee", "name": "Dee", "role": "handler"}
        hostile.record(
            {
                "access_token": told.access_token,
                "refresh_token": told.refresh_token,
                "expires_in": 60,
                "user": user,
            }
        )(talk)


def test_threads_that_find_the_same_token_stale_share_one_renewal() -> None:
    accounts = Accounts()
    renewed: list[Tokens] = []
    with hostile_server(accounts.behave) as server:
        client = Client(server.url)
        keeper = Keeper(client, renewed.append)
        keeper.keep(tokens(1))
        line = Line(client, keeper)
        call = Call(method="GET", route="/things", answer=Thing)
        with ThreadPoolExecutor(THREADS) as pool:
            told = list(pool.map(lambda _: line.tell(call), range(THREADS)))
        client.close()
    assert told == [Thing(name="bin")] * THREADS
    assert accounts.refreshes == 1
    assert renewed == [tokens(2)]
    assert keeper.access_token() == "access-2"


def test_a_refresh_token_that_holds_no_longer_asks_for_a_sign_in() -> None:
    with hostile_server(hostile.record({}, status=401)) as server:
        client = Client(server.url)
        keeper = Keeper(client, lambda _: None)
        keeper.keep(tokens(1))
        with pytest.raises(SignInNeeded):
            Line(client, keeper).tell(Call(method="GET", route="/things", answer=Thing))
        assert not keeper.signed_in
        assert len(server.requests) == 2
        with pytest.raises(SignInNeeded):
            Line(client, keeper).tell(Call(method="GET", route="/things", answer=Thing))
        assert len(server.requests) == 2


def test_a_refresh_is_never_sent_twice() -> None:
    with hostile_server(hostile.hangs_up()) as server:
        keeper = Keeper(Client(server.url), lambda _: None)
        keeper.keep(tokens(1))
        with pytest.raises(AnswerCutShort):
            keeper.renew("access-1")
        assert len(server.requests) == 1


def test_nothing_is_signed_in_after_letting_go() -> None:
    keeper = Keeper(Client("https://desk.example"), lambda _: None)
    keeper.keep(tokens(1))
    assert keeper.user == USER
    assert keeper.let_go() == "refresh-1"
    assert keeper.let_go() == ""
    assert keeper.user is None
    with pytest.raises(SignInNeeded):
        keeper.access_token()
    with pytest.raises(SignInNeeded):
        keeper.renew("access-1")


def test_one_signed_in_here_alone_meets_what_is_known_of_the_line() -> None:
    """No sign-in is asked for where it could not be done, and a remembered token is not used up for nothing."""
    with hostile_server(hostile.record({})) as server:
        away = in_trouble("known")
        known: list[ServerFault] = [away]
        keeper = Keeper(Client(server.url), lambda _: None, known_fault=lambda: known[0] if known else None)
        with pytest.raises(SignInNeeded):
            keeper.access_token()
        keeper.keep_here(USER, remembered="refresh-1")
        assert (keeper.user, keeper.signed_in) == (USER, False)
        with pytest.raises(ServerInTrouble):
            keeper.access_token()
        keeper.keep_here(USER)
        known.clear()
        with pytest.raises(SignInNeeded):
            keeper.access_token()
        keeper.renew_if_remembered()
        assert server.requests == []
        assert keeper.let_go() == ""
        assert keeper.user is None


def test_a_session_that_ended_leaves_the_user_at_work_and_says_so() -> None:
    ended: list[bool] = []
    with hostile_server(hostile.record({}, status=401)) as server:
        keeper = Keeper(Client(server.url), lambda _: None, ended=lambda: ended.append(True))
        keeper.keep_here(USER, remembered="refresh-1")
        with pytest.raises(SignInNeeded):
            keeper.renew_if_remembered()
        keeper.renew_if_remembered()
        assert len(server.requests) == 1, "a token that was refused is not sent again"
    assert ended == [True]
    assert keeper.user == USER

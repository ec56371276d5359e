"""Signing in against a real server: remembered where the computer can, and never a trace."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import keyring
import pytest
from keyring.backend import KeyringBackend
from msgspec.structs import replace

from agent_desktop.clock import Clock
from agent_desktop.contract.accounts import Role
from agent_desktop.desk import citizens, signing_in
from agent_desktop.desk.connection import ConnectionState, probe
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.desk.faults import EnvironmentFault, KeyringFault, ServerFault, SignInNeeded, SignInRefused
from agent_desktop.sync import accounts as wire
from central_server.demo.accounts import PASSWORD
from tests.support.keyrings import BrokenKeyring, LockedKeyring, MemoryKeyring, OpenFileKeyring
from tests.support.real_server import RealServer, real_server


def test_a_handler_signs_in_and_out(server: RealServer) -> None:
    desk = open_desk(server.url)
    about = signing_in.handshake(desk)
    assert about.product == "agent-desktop-central-server"
    signed = signing_in.sign_in(desk, " handler ", PASSWORD, remember=False)
    assert (signed.user.role, signed.remembered, signed.notice) == (Role.HANDLER, False, "")
    assert desk.user == signed.user
    signing_in.sign_out(desk)
    assert desk.user is None
    with pytest.raises(SignInNeeded):
        citizens.find(desk, "evans")
    desk.close()


def test_a_wrong_password_says_so_and_nothing_else(server: RealServer) -> None:
    desk = open_desk(server.url)
    with pytest.raises(SignInRefused) as raised:
        signing_in.sign_in(desk, "handler", "not the password", remember=True)
    assert "not the password" not in raised.value.what + raised.value.details
    assert desk.user is None
    desk.close()


@pytest.mark.parametrize(
    ("username", "password"), [("", "x"), ("  ", "x"), ("x", ""), ("x" * 101, "x"), ("x", "x" * 1025)]
)
def test_what_cannot_be_right_is_not_sent(username: str, password: str) -> None:
    desk = open_desk("http://localhost:9")
    with pytest.raises(EnvironmentFault) as raised:
        signing_in.sign_in(desk, username, password, remember=True)
    assert not isinstance(raised.value, ServerFault)


def test_one_who_is_remembered_is_signed_in_the_next_day(server: RealServer, memory: MemoryKeyring) -> None:
    first = open_desk(server.url)
    assert signing_in.sign_in(first, "handler", PASSWORD, remember=True).remembered
    first.close()
    (kept,) = memory.tokens.values()

    second = open_desk(server.url, last_username="handler")
    resumed = signing_in.resume(second)
    assert resumed is not None
    assert resumed.user.username == "handler"
    assert resumed.remembered
    assert list(memory.tokens.values()) != [kept]
    assert citizens.find(second, "evans").items

    signing_in.sign_out(second)
    assert memory.tokens == {}
    assert signing_in.resume(open_desk(server.url, last_username="handler")) is None
    second.close()


def test_a_token_that_runs_out_is_renewed_unseen_and_remembered(server: RealServer, memory: MemoryKeyring) -> None:
    desk = open_desk(server.url)
    signing_in.sign_in(desk, "handler", PASSWORD, remember=True)
    before = dict(memory.tokens)
    tokens = wire.sign_in(desk.client, "handler", PASSWORD)
    desk.keeper.keep(replace(tokens, access_token="ran out"))
    assert citizens.find(desk, "evans").items
    assert memory.tokens.keys() == before.keys()
    assert memory.tokens != before
    desk.close()


def test_a_session_ended_elsewhere_asks_for_a_sign_in(server: RealServer) -> None:
    desk = open_desk(server.url)
    signing_in.sign_in(desk, "handler", PASSWORD, remember=False)
    tokens = wire.sign_in(desk.client, "handler", PASSWORD)
    wire.sign_out(desk.client, tokens.refresh_token)
    desk.keeper.keep(replace(tokens, access_token="ran out"))
    with pytest.raises(SignInNeeded):
        citizens.find(desk, "evans")
    assert desk.watch.connection is not None
    assert desk.watch.connection.state is ConnectionState.SIGNED_OUT
    assert probe(desk).state is ConnectionState.SIGNED_OUT
    desk.close()


def test_one_no_longer_remembered_by_the_server_is_asked_to_sign_in(server: RealServer, memory: MemoryKeyring) -> None:
    desk = open_desk(server.url, last_username="handler")
    assert desk.remembered.keyring.keep("handler", "a token from long ago")
    assert signing_in.resume(desk) is None
    assert memory.tokens == {}
    desk.close()


def test_without_a_keyring_it_says_so_and_remembers_nothing(server: RealServer) -> None:
    backend = OpenFileKeyring()
    keyring.set_keyring(backend)
    desk = open_desk(server.url, last_username="handler")
    assert signing_in.resume(desk) is None
    signed = signing_in.sign_in(desk, "handler", PASSWORD, remember=True)
    assert not signed.remembered
    assert "no keyring" in signed.notice
    assert backend.kept == {}
    desk.close()


@pytest.mark.parametrize("kind", [LockedKeyring, BrokenKeyring])
def test_a_keyring_that_will_not_open_keeps_nobody_out(server: RealServer, kind: Callable[[], KeyringBackend]) -> None:
    keyring.set_keyring(kind())
    desk = open_desk(server.url, last_username="handler")
    with pytest.raises(KeyringFault):
        signing_in.resume(desk)
    signed = signing_in.sign_in(desk, "handler", PASSWORD, remember=True)
    assert not signed.remembered
    assert "keyring would not open" in signed.notice
    signing_in.sign_out(desk)
    desk.close()


def clock_off_by(off: timedelta) -> Clock:
    return Clock(read=lambda: datetime.now(UTC) + off)


@pytest.mark.parametrize(
    ("off", "words"), [(timedelta(minutes=-61), "61 minutes slow"), (timedelta(minutes=61), "61 minutes fast")]
)
def test_a_clock_an_hour_off_is_told_and_put_right(server: RealServer, off: timedelta, words: str) -> None:
    desk = open_desk(server.url, clock=clock_off_by(off))
    signing_in.handshake(desk)
    assert words in signing_in.sign_in(desk, "handler", PASSWORD, remember=False).notice
    assert abs(desk.clock.now() - datetime.now(UTC)) < timedelta(seconds=30)
    desk.close()


def test_a_clock_that_jumps_during_the_day_is_put_right_by_the_next_answer(desk: Desk) -> None:
    off = timedelta(hours=-1)
    desk.clock.read = clock_off_by(off).read
    citizens.find(desk, "evans")
    assert abs(desk.clock.now() - datetime.now(UTC)) < timedelta(seconds=30)


def test_signing_out_of_a_server_that_is_gone_forgets_all_the_same(town: str, memory: MemoryKeyring) -> None:
    with real_server(town) as own:
        desk = open_desk(own.url)
        signing_in.sign_in(desk, "handler", PASSWORD, remember=True)
        own.kill()
        assert probe(desk).state is ConnectionState.ONLINE
        assert probe(desk).state is ConnectionState.AWAY
        signing_in.sign_out(desk)
    assert memory.tokens == {}
    assert desk.user is None
    desk.close()

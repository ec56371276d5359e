"""The probe tells truly what stands at the other end."""

import pytest

from agent_desktop.desk.connection import ConnectionState, probe
from agent_desktop.desk.desk import open_desk
from agent_desktop.desk.faults import EnvironmentFault, ServerFault
from agent_desktop.desk.signing_in import handshake
from tests.support import hostile_server as hostile
from tests.support.hostile_server import OURS, Behaviour, hostile_server

ABOUT = {
    "product": "agent-desktop-central-server",
    "version": "0.1.0",
    "oldest_api": 1,
    "newest_api": 1,
    "authority": "Fenbridge",
    "now": "2026-11-19T10:00:00Z",
}


@pytest.mark.parametrize(
    ("behave", "state", "words"),
    [
        (hostile.record(ABOUT), ConnectionState.SIGNED_OUT, "not signed in"),
        (hostile.hangs_up(), ConnectionState.AWAY, "No connection"),
        (hostile.page(), ConnectionState.PORTAL, "sign-in with a browser"),
        (hostile.redirect(), ConnectionState.PORTAL, "sign-in with a browser"),
        (hostile.reply(b"", status=511), ConnectionState.PORTAL, "sign-in with a browser"),
        (hostile.reply(b"pong", headers={"Content-Type": "text/plain"}), ConnectionState.REFUSING, "not an Agent"),
        (hostile.record({**ABOUT, "product": "x"}), ConnectionState.REFUSING, "not an Agent Desktop server"),
        (hostile.record({**ABOUT, "oldest_api": 9, "newest_api": 9}), ConnectionState.REFUSING, "newer"),
        (hostile.record({}, status=507), ConnectionState.REFUSING, "no room"),
        (hostile.reply(b"secret", status=500), ConnectionState.REFUSING, "has a fault"),
        (hostile.reply(b"", status=502, headers={}), ConnectionState.REFUSING, "has a fault"),
    ],
)
def test_the_first_probe(behave: Behaviour, state: ConnectionState, words: str) -> None:
    with hostile_server(behave) as server:
        desk = open_desk(server.url)
        seen = probe(desk)
        desk.close()
    assert seen.state is state
    assert words in seen.words
    assert desk.watch.connection == seen


def test_nobody_there_is_away() -> None:
    with hostile_server(hostile.page()) as server:
        url = server.url
    assert probe(open_desk(url)).state is ConnectionState.AWAY


def test_a_fault_of_the_handshake_counts_at_once() -> None:
    with hostile_server(hostile.first(hostile.record(ABOUT), hostile.record({}, status=507))) as server:
        desk = open_desk(server.url)
        handshake(desk)
        with pytest.raises(ServerFault):
            handshake(desk)
        desk.close()
    assert desk.watch.connection is not None
    assert desk.watch.connection.state is ConnectionState.REFUSING


def test_the_clock_follows_the_server_and_not_a_time_that_cannot_be() -> None:
    dated = {**OURS, "Date": "Fri, 31 Dec 9999 23:59:59 GMT"}
    with hostile_server(hostile.record(ABOUT, headers=dated)) as server:
        desk = open_desk(server.url)
        handshake(desk)
        desk.close()
    assert desk.clock.now().year == 2026
    assert desk.clock.noticeably_off


@pytest.mark.parametrize("address", ["", "http://desk.example", "desk example", "https://a:b@desk.example"])
def test_an_address_that_cannot_be_used_is_said_so(address: str) -> None:
    with pytest.raises(EnvironmentFault) as raised:
        open_desk(address)
    assert raised.value.do

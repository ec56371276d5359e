"""Signing in with no line: for those who signed in here before, as long as the policy allows, and nobody else."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import keyring
import pytest
from msgspec import Raw
from msgspec.structs import replace

from agent_desktop.clock import Clock
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.desk import citizens, leases, signing_in
from agent_desktop.desk.connection import ConnectionState, probe
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.desk.faults import ServerFault, SignInNeeded, SignInRefused
from agent_desktop.desk.here import FACT
from agent_desktop.desk.signing_in_here import NotSignedInHere
from agent_desktop.faults import EnvironmentFault
from agent_desktop.ids import new_id
from agent_desktop.outbox.rows import OutboxRow
from agent_desktop.store import facts, outbox
from agent_desktop.store.faults import StoreInUse
from agent_desktop.sync.faults import Heard
from central_server.demo.accounts import PASSWORD
from tests.support import hostile_server as hostile
from tests.support.hostile_server import Behaviour, hostile_server
from tests.support.keyrings import MemoryKeyring, OpenFileKeyring
from tests.support.real_server import RealServer, real_server


@pytest.fixture
def place(server: RealServer) -> "Place":
    return Place(server.url)


class Place:
    """A computer on which someone worked; its line is cut by giving its desks an address where nobody is."""

    def __init__(self, url: str) -> None:
        self.url = url

    @contextmanager
    def desk(self, *, line: bool = True, at: str = "", clock: Clock | None = None, last: str = "") -> Iterator[Desk]:
        """`at`: where the requests really go, while the address stays the same to this computer."""
        desk = open_desk(self.url, last_username=last, clock=clock)
        if not line or at:
            desk.client.server_url = desk.prober.server_url = at or "http://127.0.0.1:9"
        try:
            yield desk
        finally:
            desk.close()

    def worked_here(self, username: str = "handler", *, remember: bool = False) -> None:
        with self.desk() as desk:
            signing_in.sign_in(desk, username, PASSWORD, remember=remember)


def row() -> OutboxRow:
    return OutboxRow(id=new_id(), kind=DeliveryKind.CONTACT, body=Raw(b"{}"), made_at=datetime.now(UTC))


def in_hours(hours: float) -> Clock:
    return Clock(read=lambda: datetime.now(UTC) + timedelta(hours=hours))


def test_who_worked_here_works_here_without_a_line(place: Place) -> None:
    place.worked_here()
    with place.desk(line=False) as desk:
        signed = signing_in.sign_in(desk, " Handler ", PASSWORD, remember=False)
        assert signed.offline
        assert signed.user.username == "handler"
        assert "no connection" in signed.notice
        assert desk.user == signed.user
        assert desk.watch.connection is not None
        assert desk.watch.connection.state is ConnectionState.AWAY
        outbox.add(desk.store, [row()])
        with pytest.raises(ServerFault) as told:
            citizens.look_at(desk, new_id())
        assert told.value.heard is Heard.NOTHING, "no sign-in is asked for where it could not be done"


@pytest.mark.parametrize("behave", [hostile.page(), hostile.redirect(), hostile.reply(b"", status=502, headers={})])
def test_a_network_that_wants_a_sign_in_of_its_own_is_no_line(place: Place, behave: Behaviour) -> None:
    place.worked_here()
    with hostile_server(behave) as other, place.desk(at=other.url) as desk:
        assert signing_in.sign_in(desk, "handler", PASSWORD, remember=False).offline
        assert all(PASSWORD.encode() not in request.body for request in other.requests)


@pytest.mark.parametrize(("username", "password"), [("handler", "not it"), ("nobody", PASSWORD), ("nobody", "not it")])
def test_anybody_else_hears_the_same_words(place: Place, username: str, password: str) -> None:
    place.worked_here()
    with place.desk(line=False) as desk:
        with pytest.raises(NotSignedInHere) as told:
            signing_in.sign_in(desk, username, password, remember=False)
        assert "last signed in with on this computer" in told.value.do
        assert told.value.what == "The server could not be reached."
        assert desk.user is None
        with pytest.raises(SignInNeeded):
            _ = desk.store


@pytest.mark.parametrize(("hours", "words"), [(73, "too long ago"), (-48, "clock shows a time before")])
def test_the_time_for_it_is_limited_and_a_clock_turned_back_does_not_help(
    place: Place, hours: float, words: str
) -> None:
    place.worked_here()
    with place.desk(line=False, clock=in_hours(hours)) as desk:
        with pytest.raises(NotSignedInHere) as told:
            signing_in.sign_in(desk, "handler", PASSWORD, remember=False)
        assert words in told.value.what
        assert "kept on this computer" in told.value.kept
    with place.desk(line=False, clock=in_hours(71)) as desk:
        signing_in.sign_in(desk, "handler", PASSWORD, remember=False)
    with place.desk(line=False, clock=in_hours(1)) as desk, pytest.raises(NotSignedInHere):
        signing_in.sign_in(desk, "handler", PASSWORD, remember=False)


def test_a_policy_of_no_hours_means_never(place: Place) -> None:
    place.worked_here()
    with place.desk() as desk:
        signing_in.sign_in(desk, "handler", PASSWORD, remember=False)
        assert desk.here is not None
        facts.put(desk.store, FACT, replace(desk.here.last, policy=replace(desk.policy, offline_hours=0)))
    with place.desk(line=False) as desk:
        with pytest.raises(NotSignedInHere) as told:
            signing_in.sign_in(desk, "handler", PASSWORD, remember=False)
        assert "Nobody may" in told.value.what


def test_once_there_is_a_line_the_password_is_typed_once(place: Place) -> None:
    place.worked_here()
    with place.desk(line=False) as desk:
        signing_in.sign_in(desk, "handler", PASSWORD, remember=False)
        store = desk.store
        with pytest.raises(ServerFault):
            signing_in.sign_in_again(desk, PASSWORD)
        desk.client.server_url = desk.prober.server_url = place.url
        assert probe(desk).state is ConnectionState.SIGNED_OUT
        with pytest.raises(SignInNeeded):
            citizens.find(desk, "evans")
        with pytest.raises(SignInRefused):
            signing_in.sign_in_again(desk, "not it")
        assert not signing_in.sign_in_again(desk, PASSWORD).offline
        assert desk.store is store
        assert citizens.find(desk, "evans").items
        assert probe(desk).state is ConnectionState.ONLINE


def test_whoever_is_remembered_needs_no_password_for_either(place: Place, memory: MemoryKeyring) -> None:
    place.worked_here(remember=True)
    with place.desk(line=False, last="handler") as desk:
        resumed = signing_in.resume(desk)
        assert resumed is not None
        assert resumed.offline
        assert resumed.remembered
        before = dict(memory.tokens)
        desk.client.server_url = desk.prober.server_url = place.url
        assert probe(desk).state is ConnectionState.ONLINE
        assert desk.keeper.signed_in
        assert memory.tokens != before, "the token that was used up is replaced"
        assert citizens.find(desk, "evans").items
        signing_in.sign_out(desk)
    assert memory.tokens == {}


def test_without_a_keyring_nobody_is_resumed_and_the_password_still_opens(place: Place) -> None:
    keyring.set_keyring(OpenFileKeyring())
    place.worked_here(remember=True)
    with place.desk(line=False, last="handler") as desk:
        assert signing_in.resume(desk) is None
        assert signing_in.sign_in(desk, "handler", PASSWORD, remember=False).offline


def test_an_account_the_server_refuses_has_ended_here_too_and_what_waits_stays(place: Place) -> None:
    waiting = row()
    with place.desk() as desk:
        signing_in.sign_in(desk, "handler", PASSWORD, remember=False)
        outbox.add(desk.store, [waiting])
    refuses = hostile.first(hostile.record(ABOUT), hostile.reply(REFUSED, status=401))
    with hostile_server(refuses) as other, place.desk(at=other.url) as desk, pytest.raises(SignInRefused):
        signing_in.sign_in(desk, "handler", PASSWORD, remember=False)
    with place.desk(line=False) as desk:
        with pytest.raises(NotSignedInHere) as told:
            signing_in.sign_in(desk, "handler", PASSWORD, remember=False)
        assert "did not let you in" in told.value.what
    with place.desk() as desk:
        signing_in.sign_in(desk, "handler", PASSWORD, remember=False)
        assert [each.id for each in outbox.every(desk.store)] == [waiting.id]


def test_a_mistyped_password_ends_nothing(place: Place) -> None:
    place.worked_here()
    with place.desk() as desk, pytest.raises(SignInRefused):
        signing_in.sign_in(desk, "handler", "not it", remember=False)
    with place.desk(line=False) as desk:
        assert signing_in.sign_in(desk, "handler", PASSWORD, remember=False).offline


def test_what_waits_survives_signing_out_and_another_user_never_sees_it(place: Place) -> None:
    waiting = row()
    with place.desk() as desk:
        signing_in.sign_in(desk, "handler", PASSWORD, remember=False)
        outbox.add(desk.store, [waiting])
        left = leases.top_up(desk)
        signing_in.sign_out(desk)
        signing_in.sign_in(desk, "supervisor", PASSWORD, remember=False)
        assert outbox.every(desk.store) == ()
    with place.desk() as desk:
        signing_in.sign_in(desk, "handler", PASSWORD, remember=False)
        assert [each.id for each in outbox.every(desk.store)] == [waiting.id]
        assert leases.top_up(desk) == left


def test_a_second_desktop_of_the_same_user_is_told_so(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("agent_desktop.desk.own_store.RELEASE_TRIES", 1)
    with place.desk() as first, place.desk() as second:
        signing_in.sign_in(first, "handler", PASSWORD, remember=False)
        with pytest.raises(StoreInUse):
            signing_in.sign_in(second, "handler", PASSWORD, remember=False)
        assert second.user is None


def test_a_clock_that_was_fast_is_still_taken_for_fast(place: Place) -> None:
    with place.desk(clock=in_hours(2)) as desk:
        signing_in.sign_in(desk, "handler", PASSWORD, remember=False)
    with place.desk(line=False, clock=in_hours(2)) as desk:
        signing_in.sign_in(desk, "handler", PASSWORD, remember=False)
        assert abs(desk.clock.now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_half_a_character_is_said(place: Place) -> None:
    with place.desk(line=False) as desk, pytest.raises(EnvironmentFault) as told:
        signing_in.sign_in(desk, "handler", "half \ud800", remember=False)
    assert "half a character" in told.value.what


def test_a_server_that_goes_while_someone_works_leaves_them_signed_in(town: str, tmp_path: Path) -> None:
    with real_server(town) as own:
        desk = open_desk(own.url, store_folder=tmp_path)
        signing_in.sign_in(desk, "handler", PASSWORD, remember=False)
        own.kill()
    probe(desk)
    assert probe(desk).state is ConnectionState.AWAY
    assert desk.user is not None
    outbox.add(desk.store, [row()])
    desk.close()


ABOUT = {
    "product": "agent-desktop-central-server",
    "version": "0.1.0",
    "oldest_api": 1,
    "newest_api": 1,
    "authority": "Fenbridge",
    "now": "2026-11-19T10:00:00Z",
}
REFUSED = b'{"type": "/problems/sign-in-failed", "title": "x", "status": 401}'

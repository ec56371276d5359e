"""People in hand are at hand without a line: opened by their number or found by name, and forgotten in time."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from agent_desktop.contacts.numbers import read_number
from agent_desktop.contract.base import Page
from agent_desktop.contract.contacts import ContactContext
from agent_desktop.desk import catalogue, citizens, contacts, holding, signing_in
from agent_desktop.desk.connection import Observation
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.faults import ServerFault, SignInNeeded
from agent_desktop.ids import new_id
from agent_desktop.store import held
from agent_desktop.sync.faults import Heard
from central_server.demo.named import MAIR_NUMBER
from tests.functional.desktop.conftest import signed_in

MAIR = read_number(MAIR_NUMBER)


def cut(desk: Desk) -> None:
    """The server is known to be away from now on; whoever asks it all the same is noticed."""
    desk.watch.see(Observation(heard=Heard.NOTHING, at=desk.clock.now(), certain=True))
    desk.client.server_url = "http://127.0.0.1:9"


def called(desk: Desk) -> ContactContext:
    context = contacts.begin(desk, MAIR, new_id())
    assert context.citizen is not None
    return context


def test_who_rang_before_is_opened_at_once_without_a_line(desk: Desk) -> None:
    online = called(desk)
    cut(desk)
    offline = contacts.begin(desk, MAIR, new_id())
    assert offline.citizen == online.citizen
    assert offline.history == online.history
    assert offline.open_cases == online.open_cases
    assert contacts.begin_held(desk, MAIR) == offline
    assert online.citizen is not None
    assert contacts.open_citizen(desk, online.citizen.id, new_id()).citizen == online.citizen


def test_no_restricted_flag_is_held_and_the_others_are(desk: Desk) -> None:
    online = called(desk)
    assert online.citizen is not None
    held_context = held.context(desk.store, online.citizen.id)
    assert held_context is not None
    restricted = {code for code, definition in desk.catalogue.flags.items() if definition.restricted}
    assert restricted
    assert {flag.code for flag in held_context.flags} == {flag.code for flag in online.flags} - restricted
    assert held_context.flags


def test_a_number_nobody_held_has_says_that_nobody_could_be_asked(desk: Desk) -> None:
    cut(desk)
    with pytest.raises(ServerFault) as told:
        contacts.begin(desk, MAIR, new_id())
    assert told.value.heard is Heard.NOTHING
    assert contacts.begin_held(desk, MAIR) is None
    assert contacts.begin(desk, read_number("withheld"), new_id()).citizen is None


def test_several_who_fit_a_number_are_offered(desk: Desk) -> None:
    online = called(desk)
    assert online.citizen is not None
    daughter = replace(online, citizen=replace(online.citizen, id=new_id(), name="Gwen Evans"))
    holding.hold(desk, daughter)
    cut(desk)
    offered = contacts.begin(desk, MAIR, new_id())
    assert offered.citizen is None
    assert {match.name for match in offered.matches} == {online.citizen.name, "Gwen Evans"}


@pytest.mark.parametrize("typed", ["mair evans", "EVANS", "evasn", "14/3/1941", MAIR_NUMBER])
def test_people_held_are_found_and_it_is_said_where(desk: Desk, typed: str) -> None:
    called(desk)
    cut(desk)
    found = citizens.find(desk, typed)
    assert isinstance(found, holding.FoundHere)
    assert [match.name for match in found.items] == ["Mair Evans"]
    assert citizens.find(desk, "szymborska").items == ()


def test_a_line_that_breaks_during_a_search_searches_here(desk: Desk) -> None:
    called(desk)
    desk.client.server_url = "http://127.0.0.1:9"
    found: Page[object] = citizens.find(desk, "evans")  # type: ignore[assignment]  # only whose it is matters
    assert isinstance(found, holding.FoundHere)
    assert found.items


def test_who_was_in_hand_is_forgotten_when_the_time_is_over(desk: Desk) -> None:
    called(desk)
    cut(desk)
    later = timedelta(hours=desk.policy.held_hours, minutes=1)
    desk.clock.read = lambda: datetime.now(UTC) + later
    assert contacts.begin_held(desk, MAIR) is None
    assert held.people(desk.store) == ()


def test_signing_out_forgets_people_and_another_user_has_a_store_of_their_own(desk: Desk) -> None:
    called(desk)
    signing_in.sign_out(desk)
    with pytest.raises(SignInNeeded):
        contacts.begin_held(desk, MAIR)
    signed_in(desk, "supervisor")
    assert held.people(desk.store) == ()
    called(desk)
    desk.close()
    again = signed_in(desk)
    assert held.people(again.store) == ()


def test_a_desk_that_may_hold_nobody_holds_nobody(desk: Desk) -> None:
    assert desk.here is not None
    desk.here.last = replace(desk.here.last, policy=replace(desk.policy, held_hours=0))
    called(desk)
    assert held.people(desk.store) == ()


def test_the_catalogue_is_needed_to_hold_any_flag(desk: Desk) -> None:
    desk.catalogue = catalogue.EMPTY
    online = called(desk)
    assert online.citizen is not None
    held_context = held.context(desk.store, online.citizen.id)
    assert held_context is not None
    assert held_context.flags == ()

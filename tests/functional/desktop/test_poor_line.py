"""A line that loses things: each contact and case is on the server once, and every word is kept."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from msgspec.structs import replace

from agent_desktop.contacts.draft import ContactDraft
from agent_desktop.contacts.numbers import read_number
from agent_desktop.desk import cases, contacts
from agent_desktop.desk.connection import ConnectionState, probe
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.desk.faults import FieldsRefused, FinishedEarlier, ServerFault
from agent_desktop.desk.leases import AHEAD, SIZE, NoReferencesLeft
from agent_desktop.ids import new_id
from agent_desktop.sync.faults import AnswerCutShort, ServerAway
from central_server.demo.named import MAIR_NUMBER
from tests.functional.desktop.conftest import signed_in
from tests.functional.desktop.made import begun, with_case
from tests.support.cutting_proxy import CuttingProxy, Lost
from tests.support.hostile_server import Request
from tests.support.real_server import RealServer, real_server

TRIES = 2
"""What the client itself sends: a connection that broke is tried once more."""


def a_contact(request: Request) -> bool:
    return request.method == "PUT" and "/contacts/" in request.path


def a_case(request: Request) -> bool:
    return request.method == "PUT" and "/cases/" in request.path


def of_mair(desk: Desk, notes: str) -> int:
    """How many contacts of hers begin with these notes."""
    context = contacts.begin(desk, read_number(MAIR_NUMBER), new_id())
    return sum(item.summary.startswith(notes) for item in context.history.items)


def state_of(desk: Desk) -> ConnectionState | None:
    return desk.watch.connection.state if desk.watch.connection else None


def draft_of_mair(desk: Desk, notes: str) -> ContactDraft:
    person = contacts.begin(desk, read_number(MAIR_NUMBER), new_id()).citizen
    assert person is not None
    return replace(with_case(desk, begun(desk)), citizen_id=person.id, notes=notes)


@pytest.mark.parametrize("lost", list(Lost))
@pytest.mark.parametrize("of", [a_contact, a_case])
def test_a_lost_packet_is_never_noticed(
    poor_line: Desk, proxy: CuttingProxy, lost: Lost, of: Callable[[Request], bool]
) -> None:
    notes = f"Once {lost.value} {of.__name__}"
    draft = draft_of_mair(poor_line, notes)
    proxy.lose(lost, of=of)
    assert contacts.finish(poor_line, draft).case is not None
    assert of_mair(poor_line, notes) == 1


@pytest.mark.parametrize("lost", list(Lost))
@pytest.mark.parametrize("of", [a_contact, a_case])
def test_after_a_fault_the_handler_tries_again_and_nothing_is_doubled(
    poor_line: Desk, proxy: CuttingProxy, lost: Lost, of: Callable[[Request], bool]
) -> None:
    notes = f"Again {lost.value} {of.__name__}"
    draft = draft_of_mair(poor_line, notes)
    proxy.lose(lost, times=TRIES, of=of)
    with pytest.raises(AnswerCutShort) as raised:
        contacts.finish(poor_line, draft)
    assert raised.value.kept
    assert state_of(poor_line) is ConnectionState.ONLINE, (
        "one action that failed is no alarm: a probe has to confirm it"
    )
    done = contacts.finish(poor_line, draft)
    assert draft.case is not None
    assert done.case is not None
    assert done.case.reference == draft.case.reference
    assert of_mair(poor_line, notes) == 1
    assert state_of(poor_line) is ConnectionState.ONLINE


def test_words_added_after_a_try_that_never_arrived_are_saved(poor_line: Desk, proxy: CuttingProxy) -> None:
    draft = draft_of_mair(poor_line, "Before")
    proxy.lose(Lost.REQUEST, times=TRIES, of=a_contact)
    with pytest.raises(AnswerCutShort):
        contacts.finish(poor_line, draft)
    assert contacts.finish(poor_line, replace(draft, notes="Before and after")).contact.notes == "Before and after"


def test_words_added_after_a_try_that_had_arrived_are_not_lost_in_silence(poor_line: Desk, proxy: CuttingProxy) -> None:
    draft = draft_of_mair(poor_line, "As it stood")
    proxy.lose(Lost.REPLY, times=TRIES, of=a_contact)
    with pytest.raises(AnswerCutShort):
        contacts.finish(poor_line, draft)
    later = replace(draft, notes="As it stood, and more")
    with pytest.raises(FinishedEarlier) as raised:
        contacts.finish(poor_line, later)
    assert raised.value.finished.contact.notes == "As it stood"
    assert raised.value.finished.case is not None
    assert "not in it" in raised.value.what
    assert contacts.look_at(poor_line, draft.id).notes == "As it stood"


def test_finishing_twice_at_once_by_hand_is_harmless(desk: Desk) -> None:
    draft = draft_of_mair(desk, "Pressed twice")
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda _: contacts.finish(desk, draft), range(4)))
    assert {finished.contact.id for finished in done} == {draft.id}
    assert of_mair(desk, "Pressed twice") == 1


def test_finishing_again_after_a_restart_is_harmless(desk: Desk, server: RealServer, tmp_path: Path) -> None:
    draft = draft_of_mair(desk, "Before the restart")
    contacts.finish(desk, draft)
    restarted = signed_in(open_desk(server.url, store_folder=tmp_path))
    assert contacts.finish(restarted, draft).contact.id == draft.id
    assert of_mair(desk, "Before the restart") == 1
    restarted.close()


def test_a_refused_form_is_corrected_and_the_contact_is_there_once(poor_line: Desk) -> None:
    draft = draft_of_mair(poor_line, "Refused at first")
    assert draft.case is not None
    wrong = replace(draft, case=replace(draft.case, answers={"no such question": "x"}))
    with pytest.raises(FieldsRefused) as raised:
        contacts.finish(poor_line, wrong)
    assert any(error.field.startswith("answers.") for error in raised.value.errors)
    assert contacts.finish(poor_line, draft).case is not None
    assert of_mair(poor_line, "Refused at first") == 1


def test_a_lease_whose_reply_was_lost_wastes_no_numbers(poor_line: Desk, proxy: CuttingProxy) -> None:
    proxy.lose(Lost.REPLY, times=TRIES)
    with pytest.raises(NoReferencesLeft):
        cases.take_reference(poor_line)
    cases.take_reference(poor_line)
    leases = [json.loads(sent.body) for sent, _ in proxy.passed if "/reference-leases/" in sent.path]
    paths = {sent.path for sent, _ in proxy.passed if "/reference-leases/" in sent.path}
    assert len(leases) == TRIES + 2
    assert len(paths) == AHEAD / SIZE


@pytest.fixture
def own_server(town: str) -> Iterator[RealServer]:
    with real_server(town) as running:
        yield running


def test_a_server_that_goes_and_comes_back(town: str, own_server: RealServer) -> None:
    desk = signed_in(open_desk(own_server.url))
    draft = draft_of_mair(desk, "While the server was away")
    own_server.kill()
    with pytest.raises(ServerFault) as raised:
        contacts.finish(desk, draft)
    assert isinstance(raised.value, ServerAway)
    assert probe(desk).state is ConnectionState.AWAY
    port = int(own_server.url.rsplit(":", 1)[1])
    with real_server(town, port=port):
        assert probe(desk).state is ConnectionState.ONLINE
        assert contacts.finish(desk, draft).case is not None
        assert of_mair(desk, "While the server was away") == 1
        desk.close()

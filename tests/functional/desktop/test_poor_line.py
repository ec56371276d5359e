"""A line that loses things: each contact and case is on the server once, in order, and every word is kept."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest
from msgspec import Raw
from msgspec.structs import replace

from agent_desktop.cases.references import reference
from agent_desktop.contacts.draft import ContactDraft
from agent_desktop.contacts.numbers import read_number
from agent_desktop.contract.base import Page
from agent_desktop.contract.cases import CaseWrite
from agent_desktop.contract.contacts import ContactWrite, HistoryItem
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.desk import cases, contacts, outbox
from agent_desktop.desk.connection import ConnectionState, probe
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.desk.faults import EnvironmentFault
from agent_desktop.desk.leases import AHEAD, SIZE, NoReferencesLeft
from agent_desktop.ids import new_id
from agent_desktop.outbox.rows import OutboxRow, RowState
from agent_desktop.store.faults import RowGone
from agent_desktop.sync import accounts
from agent_desktop.sync import contacts as wire
from agent_desktop.sync.faults import AnswerCutShort, ServerAway, SignInNeeded
from central_server.demo.accounts import PASSWORD
from central_server.demo.named import MAIR_NUMBER
from tests.functional.desktop.conftest import signed_in
from tests.functional.desktop.made import begun, sent, with_case
from tests.support.cutting_proxy import CuttingProxy, Lost
from tests.support.hostile_server import Request
from tests.support.real_server import RealServer, real_server

TRIES = 2
"""What the client itself sends: a connection that broke is tried once more."""

NEVER_GIVEN_OUT = reference(30_000_000)


def a_delivery(request: Request) -> bool:
    return request.path.endswith("/deliveries")


def on_the_server(desk: Desk, notes: str) -> list[HistoryItem]:
    """Her contacts that begin with these notes, as the server has them."""
    person = contacts.begin(desk, read_number(MAIR_NUMBER), new_id()).citizen
    assert person is not None
    page: Page[HistoryItem] = wire.history(
        desk.line, person.id, contact_id=new_id(), cursor=None, channel=None, service_code=None, limit=100
    )
    return [item for item in page.items if item.summary.startswith(notes)]


def draft_of_mair(desk: Desk, notes: str) -> ContactDraft:
    person = contacts.begin(desk, read_number(MAIR_NUMBER), new_id()).citizen
    assert person is not None
    return replace(with_case(desk, begun(desk)), citizen_id=person.id, notes=notes)


def reference_of(draft: ContactDraft) -> str:
    assert draft.case is not None
    return draft.case.reference


@pytest.mark.parametrize("lost", list(Lost))
@pytest.mark.parametrize("times", [1, TRIES, TRIES * 3])
def test_whatever_is_lost_the_contact_and_its_case_are_there_once(
    poor_line: Desk, proxy: CuttingProxy, lost: Lost, times: int
) -> None:
    notes = f"Lost {lost.value} {times}"
    draft = draft_of_mair(poor_line, notes)
    contacts.finish(poor_line, draft)
    proxy.lose(lost, times=times, of=a_delivery)
    turns = sent(poor_line)
    assert sum(isinstance(turn.fault, AnswerCutShort) for turn in turns) == times // TRIES
    (there,) = on_the_server(poor_line, notes)
    assert there.case_reference == reference_of(draft)
    assert outbox.every(poor_line) == ()


def test_what_waits_says_why_and_since_when(poor_line: Desk, proxy: CuttingProxy) -> None:
    draft = draft_of_mair(poor_line, "Says why")
    contacts.finish(poor_line, draft)
    proxy.lose(Lost.REQUEST, times=TRIES, of=a_delivery)
    turn = outbox.deliver(poor_line)
    assert isinstance(turn.fault, AnswerCutShort)
    assert turn.next_in_s is not None
    assert turn.counts.waiting == 2
    assert turn.counts.oldest is not None
    assert {(row.attempts, row.said) for row in outbox.every(poor_line)} == {(1, turn.fault.what)}
    assert [row.about for row in outbox.every(poor_line)] == ["Mair Evans"] * 2


def test_a_line_that_takes_only_little_at_a_time_still_takes_all(poor_line: Desk, proxy: CuttingProxy) -> None:
    drafts = [draft_of_mair(poor_line, f"Little {number}") for number in range(20)]
    for draft in drafts:
        contacts.finish(poor_line, draft)
    proxy.lose(Lost.REQUEST, times=1000, of=lambda request: a_delivery(request) and len(request.body) > 4_000)
    sent(poor_line)
    assert {item.case_reference for item in on_the_server(poor_line, "Little")} == {
        reference_of(draft) for draft in drafts
    }


def test_finishing_twice_at_once_by_hand_is_harmless(desk: Desk) -> None:
    draft = draft_of_mair(desk, "Pressed twice")
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda _: contacts.finish(desk, draft), range(4)))
    assert {finished.contact_id for finished in done} == {draft.id}
    sent(desk)
    assert len(on_the_server(desk, "Pressed twice")) == 1


def test_delivering_from_several_threads_sends_nothing_twice(desk: Desk) -> None:
    for number in range(10):
        contacts.finish(desk, draft_of_mair(desk, f"Threads {number}"))
    with ThreadPoolExecutor(4) as pool:
        turns = list(pool.map(lambda _: outbox.deliver(desk), range(4)))
    assert sum(len(turn.sent) for turn in turns) == 20
    assert len(on_the_server(desk, "Threads")) == 10


def test_finishing_again_what_was_sent_already_is_harmless(desk: Desk, server: RealServer, tmp_path: Path) -> None:
    draft = draft_of_mair(desk, "Before the restart")
    contacts.finish(desk, draft)
    sent(desk)
    restarted = signed_in(open_desk(server.url, store_folder=tmp_path))
    contacts.finish(restarted, draft)
    sent(restarted)
    assert outbox.every(restarted) == ()
    assert len(on_the_server(desk, "Before the restart")) == 1
    restarted.close()


def test_a_refused_case_is_kept_and_corrected(desk: Desk) -> None:
    draft = draft_of_mair(desk, "A wrong reference")
    assert draft.case is not None
    contacts.finish(desk, replace(draft, case=replace(draft.case, reference=NEVER_GIVEN_OUT)))
    *_, turn = sent(desk)
    (refused,) = turn.refused
    assert [row.kind for row in outbox.every(desk)] == [DeliveryKind.CASE]
    assert "not given out by this server" in refused.said
    assert refused.errors[0].field == "reference"
    body = msgspec.json.decode(refused.body, type=CaseWrite)
    outbox.correct(desk, refused.id, Raw(msgspec.json.encode(replace(body, reference=reference_of(draft)))))
    *_, turn = sent(desk)
    assert [each.reference for each in turn.sent] == [reference_of(draft)]
    (there,) = on_the_server(desk, "A wrong reference")
    assert there.case_reference == reference_of(draft)


def refused_contact(desk: Desk, notes: str) -> tuple[ContactDraft, OutboxRow]:
    """Its case waits behind it, and no verdict on the case counts."""
    draft = draft_of_mair(desk, notes)
    contacts.finish(desk, replace(draft, service_code="no-such-service"))
    *_, turn = sent(desk)
    (refused,) = turn.refused
    contact, case = outbox.every(desk)
    assert (contact.state, case.state, case.attempts) == (RowState.REFUSED, RowState.WAITING, 0)
    assert contact == refused
    return draft, refused


def test_a_case_waits_for_its_refused_contact_and_goes_with_it(desk: Desk) -> None:
    draft, refused = refused_contact(desk, "No such service")
    body = msgspec.json.decode(refused.body, type=ContactWrite)
    outbox.correct(desk, refused.id, Raw(msgspec.json.encode(replace(body, service_code=draft.service_code))))
    sent(desk)
    (there,) = on_the_server(desk, "No such service")
    assert there.case_reference == reference_of(draft)
    assert outbox.every(desk) == ()


def test_what_is_taken_out_can_be_put_back(desk: Desk) -> None:
    _, refused = refused_contact(desk, "Taken out")
    before = outbox.every(desk)
    taken = outbox.withdraw(desk, refused.id)
    assert outbox.every(desk) == ()
    assert [row.kind for row in taken] == [DeliveryKind.CONTACT, DeliveryKind.CASE]
    outbox.put_back(desk, taken)
    assert outbox.every(desk) == before
    with pytest.raises(RowGone):
        outbox.withdraw(desk, new_id())


def test_an_unreadable_correction_is_refused_with_words(desk: Desk) -> None:
    _, refused = refused_contact(desk, "Unreadable")
    with pytest.raises(EnvironmentFault, match="cannot be kept"):
        outbox.correct(desk, refused.id, Raw(b'{"outcome": "none there is"}'))
    assert outbox.every(desk)[0] == refused


def test_what_is_on_the_server_with_other_words_is_said_and_sent_again_as_a_new_one(
    desk: Desk, server: RealServer, tmp_path: Path
) -> None:
    draft = draft_of_mair(desk, "As it stood")
    contacts.finish(desk, draft)
    sent(desk)
    other = signed_in(open_desk(server.url, store_folder=tmp_path))
    contacts.finish(other, replace(draft, notes="As it stood, and more", case=None, outcome=Outcome.ANSWERED))
    *_, turn = sent(other)
    (refused,) = turn.refused
    assert "on the server already" in refused.said
    corrected = outbox.correct(other, refused.id, refused.body)
    assert corrected.id != refused.id
    sent(other)
    assert len(on_the_server(desk, "As it stood")) == 2
    other.close()


def test_a_lease_whose_reply_was_lost_wastes_no_numbers(poor_line: Desk, proxy: CuttingProxy) -> None:
    proxy.lose(Lost.REPLY, times=TRIES)
    with pytest.raises(NoReferencesLeft):
        cases.take_reference(poor_line)
    cases.take_reference(poor_line)
    leases = [json.loads(sent.body) for sent, _ in proxy.passed if "/reference-leases/" in sent.path]
    paths = {sent.path for sent, _ in proxy.passed if "/reference-leases/" in sent.path}
    assert len(leases) == TRIES + 2
    assert len(paths) == AHEAD / SIZE


def test_a_sign_in_that_ends_in_the_middle_stops_the_loop_and_loses_nothing(server: RealServer) -> None:
    desk = signed_in(open_desk(server.url))
    contacts.finish(desk, draft_of_mair(desk, "Signed out meanwhile"))
    tokens = accounts.sign_in(desk.client, "handler", PASSWORD)
    accounts.sign_out(desk.client, tokens.refresh_token)
    desk.keeper.keep(replace(tokens, access_token="ran out"))
    turn = outbox.deliver(desk)
    assert isinstance(turn.fault, SignInNeeded)
    assert (turn.next_in_s, turn.counts.waiting) == (None, 2)
    desk.keeper.keep(accounts.sign_in(desk.client, "handler", PASSWORD))
    assert len(outbox.deliver(desk).sent) == 2
    assert len(on_the_server(desk, "Signed out meanwhile")) == 1
    desk.close()


def test_a_token_that_runs_out_in_the_middle_is_renewed_unseen(desk: Desk) -> None:
    contacts.finish(desk, draft_of_mair(desk, "Token ran out"))
    tokens = accounts.sign_in(desk.client, "handler", PASSWORD)
    desk.keeper.keep(replace(tokens, access_token="ran out"))
    assert len(outbox.deliver(desk).sent) == 2


@pytest.fixture
def own_server(town: str) -> Iterator[RealServer]:
    with real_server(town) as running:
        yield running


def test_a_server_that_goes_and_comes_back(town: str, own_server: RealServer) -> None:
    desk = signed_in(open_desk(own_server.url))
    draft = draft_of_mair(desk, "While the server was away")
    own_server.kill()
    contacts.finish(desk, draft)
    turn = outbox.deliver(desk)
    assert isinstance(turn.fault, ServerAway)
    assert turn.next_in_s is not None
    assert probe(desk).state is ConnectionState.AWAY
    port = int(own_server.url.rsplit(":", 1)[1])
    with real_server(town, port=port):
        assert probe(desk).state is ConnectionState.ONLINE
        assert len(outbox.deliver(desk).sent) == 2, "a line that is back ends the rest"
        assert len(on_the_server(desk, "While the server was away")) == 1
        desk.close()

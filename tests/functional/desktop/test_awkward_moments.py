"""The moments between two steps: something is typed, taken out or turned back while the line is busy with it."""

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec import Raw
from msgspec.structs import replace

from agent_desktop.contacts.draft import ContactDraft
from agent_desktop.contract.cases import CaseChange
from agent_desktop.contract.citizens import CitizenChange, CitizenWrite
from agent_desktop.contract.contacts import ContactContext, ContactWrite
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.contract.flags import FlagChange
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.desk import cases, citizens, contacts, flags, holding, outbox
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.desk.pulling import pull
from agent_desktop.ids import new_id
from agent_desktop.outbox.rows import OutboxRow, RowState
from agent_desktop.store import held
from agent_desktop.store import outbox as rows_on_disk
from agent_desktop.sync import citizens as citizens_wire
from agent_desktop.sync import contacts as contacts_wire
from tests.functional.desktop.conftest import signed_in
from tests.functional.desktop.made import begun, sent, with_case
from tests.support.cutting_proxy import CuttingProxy, Lost, pass_on
from tests.support.hostile_server import Request, Talk, hostile_server
from tests.support.real_server import RealServer
from tests.unit.outbox.made import flag


def a_delivery(request: Request) -> bool:
    return request.path.endswith("/deliveries")


def leave(proxy: CuttingProxy) -> None:
    proxy.lose(Lost.REQUEST, times=1000, of=a_delivery)


def while_on_its_way(proxy: CuttingProxy, do: Callable[[], object]) -> None:
    """`do`, once, when the next exchange has left this desk and has not reached the server."""

    def meet(request: Request) -> bool:
        if a_delivery(request) and not done:
            done.append(do())
        return False

    done: list[object] = []
    proxy.lose_nothing()
    proxy.lose(Lost.REQUEST, of=meet)


@pytest.fixture
def theirs(server: RealServer, tmp_path: Path) -> Iterator[Desk]:
    """A colleague at another desk."""
    desk = signed_in(open_desk(server.url, store_folder=tmp_path), "supervisor")
    yield desk
    desk.close()


def only(desk: Desk) -> OutboxRow:
    (row,) = outbox.every(desk)
    return row


# ---- taken out, or typed anew, while it is on its way --------------------------------------------------------------


def test_a_correction_taken_out_on_its_way_does_not_come_back_when_it_was_too_late(
    poor_line: Desk, proxy: CuttingProxy, theirs: Desk
) -> None:
    read = citizens.add(theirs, new_id(), CitizenWrite(name="Gwen Rees")).citizen
    leave(proxy)
    citizens.change(poor_line, read, CitizenChange(name="Gwen Hughes"), new_id())
    citizens.change(theirs, read, CitizenChange(email="gwen@example.org"), new_id())
    row = only(poor_line)
    while_on_its_way(proxy, lambda: rows_on_disk.withdraw(poor_line.store, row.id))
    sent(poor_line)
    assert outbox.every(poor_line) == ()
    assert citizens_wire.read(theirs.line, read.id).name == "Gwen Rees"


@pytest.mark.parametrize("lost", [None, Lost.REPLY])
def test_words_typed_while_the_earlier_ones_are_on_their_way_are_not_lost(
    poor_line: Desk, proxy: CuttingProxy, lost: Lost | None
) -> None:
    person_id = new_id()
    leave(proxy)
    citizens.add(poor_line, person_id, CitizenWrite(name="Gwen Rees"))
    row = only(poor_line)
    newer = replace(row, body=Raw(msgspec.json.encode(CitizenWrite(name="Gwen Rees-Hughes"))))
    while_on_its_way(proxy, lambda: rows_on_disk.settle(poor_line.store, changed=(newer,)))
    if lost:
        proxy.lose(lost, times=2, of=a_delivery)
    sent(poor_line)
    assert bytes(only(poor_line).body) == bytes(newer.body)
    assert only(poor_line).state is RowState.REFUSED
    assert "on the server already" in only(poor_line).said


def test_what_is_typed_after_finishing_and_finished_again_is_not_lost(poor_line: Desk, proxy: CuttingProxy) -> None:
    leave(proxy)
    draft = with_case(poor_line, begun(poor_line))
    contacts.finish(poor_line, draft)
    contacts.finish(poor_line, replace(draft, notes="A hole by the bridge, and a lamp out."))
    first, _ = outbox.every(poor_line)
    assert msgspec.json.decode(first.body, type=ContactWrite).notes == "A hole by the bridge, and a lamp out."
    proxy.lose_nothing()
    sent(poor_line)
    assert outbox.every(poor_line) == ()
    assert contacts_wire.read(poor_line.line, draft.id).notes == "A hole by the bridge, and a lamp out."


def test_whether_a_contact_is_there_already_is_asked_again_where_the_line_breaks(
    poor_line: Desk, proxy: CuttingProxy
) -> None:
    draft = with_case(poor_line, begun(poor_line))
    contacts.finish(poor_line, draft)
    sent(poor_line)
    contacts.finish(poor_line, draft)
    proxy.lose(Lost.REPLY, times=2, of=lambda request: request.method == "GET" and str(draft.id) in request.path)
    turns = sent(poor_line)
    assert not any(turn.refused for turn in turns)
    assert outbox.every(poor_line) == ()


# ---- clocks --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("back", [timedelta(minutes=10), timedelta(days=1), timedelta(days=365)])
def test_what_waits_for_its_next_try_goes_also_when_the_clock_is_turned_back(
    poor_line: Desk, proxy: CuttingProxy, back: timedelta
) -> None:
    contacts.finish(poor_line, begun_and_answered(poor_line))
    row = only(poor_line)
    ahead = poor_line.clock.now() + back + timedelta(seconds=40)
    rows_on_disk.settle(poor_line.store, changed=(replace(row, attempts=4, next_try_at=ahead),))
    assert outbox.deliver(poor_line).sent


def begun_and_answered(desk: Desk) -> ContactDraft:
    return replace(begun(desk), outcome=Outcome.ANSWERED, service_code="pothole")


# ---- a home folder put back from a backup --------------------------------------------------------------------------


def test_a_number_given_twice_by_a_store_put_back_is_refused_and_replaced(server: RealServer, tmp_path: Path) -> None:
    first = signed_in(open_desk(server.url, store_folder=tmp_path / "own"))
    cases.take_reference(first)
    first.close()
    shutil.copytree(tmp_path / "own", tmp_path / "backup")
    references = []
    for folder in ("own", "backup"):
        desk = signed_in(open_desk(server.url, store_folder=tmp_path / folder))
        draft = with_case(desk, begun(desk))
        assert draft.case is not None
        references.append(draft.case.reference)
        contacts.finish(desk, draft)
        *_, turn = sent(desk)
        if folder == "own":
            assert turn.refused == ()
            desk.close()
    assert references[0] == references[1]
    refused = only(desk)
    assert refused.state is RowState.REFUSED
    assert "which the citizen must be told" in refused.said
    corrected = outbox.correct(desk, refused.id, refused.body)
    assert corrected.reference not in references
    sent(desk)
    assert outbox.every(desk) == ()
    assert cases.look_at(desk, refused.id).reference == corrected.reference
    desk.close()


# ---- a server that is newer ----------------------------------------------------------------------------------------


@pytest.fixture
def newer_server(server: RealServer) -> Iterator[str]:
    """What it answers of a case names a state that this desktop does not know."""

    def behave(talk: Talk) -> None:
        _, head, body = pass_on(server.url, talk.request)
        if a_delivery(talk.request):
            body = body.replace(b'"state":"open"', b'"state":"else"')
        if talk.request.path.endswith("/contact-context"):
            body = body.replace(b'"matches":[', b'"matches":[0,')
        talk.send(head + body)

    with hostile_server(behave) as standing:
        yield standing.url


def test_an_accepted_record_that_cannot_be_read_is_settled_all_the_same(newer_server: str) -> None:
    desk = signed_in(open_desk(newer_server))
    draft = with_case(desk, begun(desk))
    assert draft.case is not None
    contacts.finish(desk, draft)
    case = cases.look_at(desk, draft.case.id)
    cases.change(desk, case, CaseChange(progress="Inspector sent"), new_id())
    turn = outbox.deliver(desk)
    assert {each.kind for each in turn.sent} == {DeliveryKind.CONTACT, DeliveryKind.CASE}
    assert only(desk).kind is DeliveryKind.CASE_CHANGE
    desk.close()


def test_a_person_who_cannot_be_read_does_not_stop_the_pull(newer_server: str, theirs: Desk) -> None:
    someone = citizens.add(theirs, new_id(), CitizenWrite(name="Gwen Rees")).citizen
    desk = signed_in(open_desk(newer_server))
    while pull(desk).more:
        pass
    holding.hold(desk, ContactContext(as_of=desk.clock.now(), matches=(), citizen=someone))
    citizens.change(theirs, someone, CitizenChange(email="gwen@example.org"), new_id())
    while pull(desk).more:
        pass
    assert held.context(desk.store, someone.id) is not None
    desk.close()


# ---- restricted words ----------------------------------------------------------------------------------------------


def test_a_restricted_flags_own_words_are_not_kept_with_its_review(poor_line: Desk, proxy: CuttingProxy) -> None:
    code = next(code for code, each in poor_line.catalogue.flags.items() if each.restricted)
    leave(proxy)
    opened = flag(code=code, own_words="Planted words of a restricted flag")
    flags.change(poor_line, opened, FlagChange(review_on=opened.review_on + timedelta(days=30)), new_id())
    assert b"Planted" not in msgspec.json.encode(only(poor_line))

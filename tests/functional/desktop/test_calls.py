"""A call's way through the desk, against a real server: who it may be, what is known, what is recorded."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from agent_desktop.cases.references import read_reference
from agent_desktop.contacts import draft as drafts
from agent_desktop.contacts.numbers import CallerNumber, read_number
from agent_desktop.contract.cases import CaseChange, CaseState
from agent_desktop.contract.citizens import Channel, CitizenChange, CitizenWrite
from agent_desktop.contract.contacts import ContactContext, NumberKind
from agent_desktop.contract.flags import FlagBasis, FlagChange, FlagWrite
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.desk import cases, catalogue, citizens, contacts, flags, history, outbox
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.desk.faults import EnvironmentFault, FieldsRefused, NotThere, SomeoneChangedIt
from agent_desktop.ids import new_id
from central_server.demo.named import HOUSEHOLD_NUMBER, MAIR_NUMBER, RELAY_NUMBER, UNUSED_NUMBER
from tests.functional.desktop.conftest import signed_in
from tests.functional.desktop.made import begun, sent, with_case
from tests.support.real_server import RealServer


def mair(desk: Desk) -> ContactContext:
    return contacts.begin(desk, read_number(MAIR_NUMBER), new_id())


def test_a_number_of_one_person_opens_them_with_all_that_is_known(desk: Desk) -> None:
    context = mair(desk)
    assert context.citizen is not None
    assert context.citizen.name == "Mair Evans"
    assert {flag.code for flag in context.flags} <= set(desk.catalogue.flags)
    assert context.open_cases
    assert len(context.history.items) == contacts.FIRST_PAGE
    assert context.counts.contacts > contacts.FIRST_PAGE


def test_a_household_is_offered_and_nobody_is_opened(desk: Desk) -> None:
    context = contacts.begin(desk, read_number(HOUSEHOLD_NUMBER), new_id())
    assert len(context.matches) > 1
    assert context.citizen is None
    chosen = contacts.open_citizen(desk, context.matches[1].id, new_id())
    assert chosen.citizen is not None
    assert chosen.citizen.id == context.matches[1].id


@pytest.mark.parametrize("number", ["", "anonymous", "; rm -rf /", "9" * 10_000, "letters", UNUSED_NUMBER])
def test_a_contact_starts_whatever_the_number_is(desk: Desk, number: str) -> None:
    context = contacts.begin(desk, read_number(number), new_id())
    assert context.matches == ()
    assert context.citizen is None


def test_a_relay_call_finds_the_person_behind_it(desk: Desk) -> None:
    caller = read_number(f"18001{RELAY_NUMBER.replace('+44', '0')}")
    assert caller.kind is NumberKind.RELAY
    assert contacts.begin(desk, caller, new_id()).matches


def test_the_history_comes_page_by_page_without_a_gap_or_a_double(desk: Desk) -> None:
    context = mair(desk)
    assert context.citizen is not None
    items, cursor = list(context.history.items), context.history.next_cursor
    while cursor:
        page = history.more(desk, context.citizen.id, contact_id=new_id(), cursor=cursor)
        items += page.items
        cursor = page.next_cursor
    assert len({item.id for item in items}) == len(items) == context.counts.contacts
    assert [item.at for item in items] == sorted((item.at for item in items), reverse=True)
    letters = history.more(desk, context.citizen.id, contact_id=new_id(), channel=Channel.LETTER)
    assert len(letters.items) == context.counts.by_channel["letter"]


@pytest.mark.parametrize("text", ["evans mair", "EVANS", "evasn", "FB3 4QX", "14/3/1941", " mair\tevans\n"])
def test_people_are_found_as_they_are_typed(desk: Desk, text: str) -> None:
    assert "Mair Evans" in {match.name for match in citizens.find(desk, text).items}


def test_nothing_typed_finds_nobody_and_too_much_says_so(desk: Desk) -> None:
    assert citizens.find(desk, " \n ").items == ()
    with pytest.raises(EnvironmentFault, match="too long"):
        citizens.find(desk, "x" * 201)


def test_someone_new_is_added_once_however_often_it_is_sent(desk: Desk) -> None:
    citizen_id, write = new_id(), CitizenWrite(name="வள்ளி", latin_name="Valli Arumugam")
    added = citizens.add(desk, citizen_id, write)
    assert citizens.add(desk, citizen_id, write).citizen == added.citizen
    assert added.changed.citizens == {citizen_id}
    assert [match.id for match in citizens.find(desk, "arumugam valli").items] == [citizen_id]


def test_a_correction_never_wipes_a_colleagues(desk: Desk) -> None:
    read = citizens.add(desk, new_id(), CitizenWrite(name="Olwen Prys")).citizen
    citizens.change(desk, read, CitizenChange(email="olwen@example.org"), new_id())
    both = citizens.change(desk, read, CitizenChange(name="Olwen Price"), new_id())
    assert (both.citizen.name, both.citizen.email) == ("Olwen Price", "olwen@example.org")
    with pytest.raises(SomeoneChangedIt):
        citizens.change(desk, read, CitizenChange(email="prys@example.org"), new_id())
    now = citizens.look_at(desk, read.id)
    assert (now.name, now.email, now.version) == ("Olwen Price", "olwen@example.org", both.citizen.version)
    assert outbox.counts(desk) == outbox.Counts()


def test_a_flag_is_recorded_reviewed_and_refused_by_field(desk: Desk) -> None:
    citizen = citizens.add(desk, new_id(), CitizenWrite(name="Idris Bevan")).citizen
    today = desk.clock.now().date()
    write = FlagWrite(
        code="SLOW",
        own_words="Give me a moment.",
        asked_by="the citizen",
        asked_on=today,
        basis=FlagBasis.CONSENT,
        starts_on=today,
        review_on=today + timedelta(days=300),
    )
    recorded = flags.record(desk, citizen.id, new_id(), write)
    assert recorded.changed.citizens == {citizen.id}
    reviewed = flags.change(desk, recorded.flag, FlagChange(own_words="No need to hurry."), new_id())
    assert reviewed.flag.own_words == "No need to hurry."
    with pytest.raises(FieldsRefused) as raised:
        flags.record(desk, citizen.id, new_id(), replace(write, review_on=today + timedelta(days=900)))
    assert "review_on" in {error.field for error in raised.value.errors}


def test_a_restricted_flag_is_approved_by_another_and_opened_with_a_reason(desk: Desk, server: RealServer) -> None:
    citizen = citizens.add(desk, new_id(), CitizenWrite(name="Rhodri Pugh")).citizen
    today = desk.clock.now().date()
    write = FlagWrite(
        code="PVP",
        own_words="Two of us, by day.",
        asked_by="the visiting officer",
        asked_on=today,
        basis=FlagBasis.VITAL_INTEREST,
        starts_on=today,
        review_on=today + timedelta(days=90),
    )
    recorded = flags.record(desk, citizen.id, new_id(), write).flag
    assert (recorded.approved, recorded.own_words) == (False, "")
    supervisor = signed_in(open_desk(server.url), "supervisor")
    waiting = [flag for flag in flags.waiting(supervisor).items if flag.citizen_id == citizen.id]
    assert flags.open_flag(supervisor, waiting[0], "to decide on it").own_words == "Two of us, by day."
    approved = flags.approve(supervisor, waiting[0], new_id())
    assert (approved.flag.approved, approved.changed.citizens) == (True, frozenset({citizen.id}))
    with pytest.raises(FieldsRefused):
        flags.approve(supervisor, waiting[0], new_id())
    assert flags.open_flag(desk, approved.flag, "a visit today").own_words == "Two of us, by day."
    supervisor.close()


def test_references_are_at_hand_and_never_the_same(desk: Desk) -> None:
    taken = [cases.take_reference(desk) for _ in range(25)]
    assert len(set(taken)) == 25
    assert all(read_reference(reference) == reference for reference in taken)


def test_the_catalogue_is_fetched_again_only_when_it_changed(desk: Desk) -> None:
    held = desk.catalogue
    assert len(held.services) >= 40
    assert held.flags["HEAR"].guidance.en
    assert catalogue.load(desk) == held


def test_a_contact_with_its_case_shows_at_once_and_is_on_the_server_when_it_was_sent(desk: Desk) -> None:
    person = mair(desk).citizen
    assert person is not None
    draft = with_case(desk, replace(begun(desk), citizen_id=person.id))
    assert draft.case is not None
    done = contacts.finish(desk, draft)
    assert [(case.id, case.reference) for case in done.cases] == [(draft.case.id, draft.case.reference)]
    assert done.changed.contacts == {draft.id}
    assert done.changed.cases == {draft.case.id}
    assert done.changed.citizens == {person.id}
    for pending in (True, False):
        again = mair(desk)
        assert (again.history.items[0].id, again.history.items[0].pending) == (draft.id, pending)
        assert again.history.items[0].case_reference == draft.case.reference
        assert [case.pending for case in again.open_cases if case.id == draft.case.id] == [pending]
        seen = contacts.look_at(desk, draft.id)
        assert (seen.notes, seen.handled_by_name) == ("A hole by the bridge.", "R. Perera")
        case = cases.look_at(desk, draft.case.id)
        assert (case.due_at, case.reference) == (draft.case.promised_at, draft.case.reference)
        sent(desk)
    assert outbox.counts(desk).waiting == 0


def test_a_case_is_looked_at_and_moved_on(desk: Desk) -> None:
    draft = with_case(desk, begun(desk))
    assert draft.case is not None
    contacts.finish(desk, draft)
    (turn,) = sent(desk)
    assert [each.reference for each in turn.sent] == ["", draft.case.reference]
    case = cases.look_at(desk, draft.case.id)
    moved = cases.change(desk, case, CaseChange(state=CaseState.RESOLVED), new_id())
    assert moved.case.state is CaseState.RESOLVED
    assert cases.change(desk, case, CaseChange(progress="late"), new_id()).case.state is CaseState.RESOLVED
    with pytest.raises(SomeoneChangedIt):
        cases.change(desk, case, CaseChange(state=CaseState.WAITING), new_id())


def test_what_is_not_there_is_said_so(desk: Desk) -> None:
    with pytest.raises(NotThere):
        contacts.look_at(desk, new_id())


def test_a_contact_at_the_counter_needs_no_number(desk: Desk) -> None:
    nobody = CallerNumber(kind=NumberKind.NONE, e164=None, shown="")
    draft = drafts.begin(new_id(), nobody, desk.clock.now(), channel=Channel.COUNTER)
    done = contacts.finish(desk, replace(draft, outcome=Outcome.NO_ONE_THERE))
    assert done.cases == ()
    sent(desk)
    assert contacts.look_at(desk, draft.id).channel is Channel.COUNTER


def test_a_contact_that_lacks_something_is_not_finished(desk: Desk) -> None:
    draft = with_case(desk, begun(desk))
    assert draft.case is not None
    with pytest.raises(EnvironmentFault) as raised:
        contacts.finish(desk, replace(draft, outcome=None, notes="x" * 20_001))
    assert "Choose an outcome" in raised.value.do
    assert "too long" in raised.value.do
    with pytest.raises(EnvironmentFault) as raised:
        contacts.finish(desk, replace(draft, case=replace(draft.case, answers={"no such question": "x"})))
    assert "no such question" in raised.value.do
    with pytest.raises(EnvironmentFault, match="cannot be finished"):
        contacts.finish(desk, replace(draft, case=replace(draft.case, place="x" * 301)))
    with pytest.raises(EnvironmentFault, match="cannot be kept"):
        contacts.finish(desk, replace(draft, notes="half a \ud83d"))
    assert outbox.every(desk) == ()

"""What waits shows over what the server said: all of it, in its place, and never twice."""

from datetime import timedelta
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from agent_desktop.contract.base import Page
from agent_desktop.contract.cases import CaseChange, CaseState
from agent_desktop.contract.citizens import Channel, CitizenChange
from agent_desktop.contract.contacts import ContactContext, Direction, HistoryCounts, HistoryItem
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.contract.flags import FlagChange
from agent_desktop.outbox.applying import summary_of
from agent_desktop.outbox.projection import context_of, finished, project, raised, with_changes, with_contacts
from agent_desktop.outbox.rows import RowState
from tests.unit.outbox import made

EARLIER = made.NOW - timedelta(days=2)


def item(**more: object) -> HistoryItem:
    plain = HistoryItem(
        id=uuid4(),
        at=EARLIER,
        channel=Channel.WEB,
        direction=Direction.INBOUND,
        service_code="bins",
        title="Bins",
        summary="",
        outcome=None,
        handled_by="Ann",
    )
    return replace(plain, **more)


def context(**more: object) -> ContactContext:
    plain = ContactContext(
        as_of=made.NOW,
        matches=(),
        citizen=made.citizen(),
        history=Page(items=(item(),)),
        counts=HistoryCounts(contacts=1, cases=0, by_channel={"web": 1}, by_service={"bins": 1}),
    )
    return replace(plain, **more)


def whose(there: ContactContext) -> UUID:
    assert there.citizen is not None
    return there.citizen.id


def test_a_contact_that_waits_stands_first_with_its_case() -> None:
    there = context()
    contact = made.contact_row(whose(there))
    case = made.case_row(contact.id, whose(there))
    shown = project(there, (contact, case))
    first = shown.history.items[0]
    assert (first.id, first.pending, first.case_reference) == (contact.id, True, "CS-7F3K-9M2W")
    assert [(each.id, each.pending, each.title) for each in shown.open_cases] == [(case.id, True, "Missed bin")]
    assert (shown.counts.contacts, shown.counts.cases, shown.counts.by_channel) == (2, 1, {"web": 1, "phone": 1})


def test_once_the_server_has_it_it_shows_once() -> None:
    there = context()
    contact = made.contact_row(whose(there))
    case = made.case_row(contact.id, whose(there))
    waiting = project(there, (contact, case))
    arrived = replace(
        there,
        history=replace(there.history, items=(item(id=contact.id, at=made.NOW), *there.history.items)),
        open_cases=tuple(replace(each, pending=False) for each in waiting.open_cases),
    )
    assert project(arrived, (contact, case)) == arrived


def test_what_was_refused_still_shows() -> None:
    there = context()
    row = replace(made.contact_row(whose(there)), state=RowState.REFUSED, said="No")
    assert project(there, (row,)).history.items[0].pending


def test_details_and_flags_are_as_the_handler_left_them() -> None:
    there = context(flags=(made.flag(),))
    assert there.citizen is not None
    correction = made.correction(there.citizen, CitizenChange(email="  new@example.org "))
    (held,) = there.flags
    ended = made.row(
        DeliveryKind.FLAG_CHANGE, FlagChange(ends_on=made.TODAY), record_id=held.id, citizen_id=whose(there), version=1
    )
    recorded = made.row(DeliveryKind.FLAG, made.flag_write(code="LOUD"), citizen_id=whose(there), approved=False)
    shown = project(there, (correction, ended, recorded))
    assert shown.citizen is not None
    assert shown.citizen.email == "new@example.org"
    assert [(flag.code, flag.ends_on, flag.approved) for flag in shown.flags] == [
        ("LARGE", made.TODAY, True),
        ("LOUD", None, False),
    ]


def test_a_case_closed_here_is_no_longer_open() -> None:
    there = context()
    case = made.case(citizen_id=whose(there))
    there = replace(there, open_cases=(summary_of(case, pending=False),))
    closed = made.row(
        DeliveryKind.CASE_CHANGE, CaseChange(state=CaseState.CLOSED), record_id=case.id, citizen_id=whose(there)
    )
    assert project(there, (closed,)).open_cases == ()
    assert with_changes(case, (closed,)).state is CaseState.CLOSED
    assert with_changes(case, (closed,)).due_at is None


def test_what_concerns_others_is_passed_over() -> None:
    there = context()
    assert project(there, (made.contact_row(uuid4()), made.contact_row())) == there
    nobody = replace(there, citizen=None)
    assert project(nobody, (made.contact_row(whose(there)),)) == nobody


def test_someone_added_here_is_whole_before_the_server_knows_them() -> None:
    person = made.citizen_row()
    contact = made.contact_row(person.id)
    shown = context_of(person.id, (person, contact), made.NOW)
    assert shown is not None
    assert shown.citizen is not None
    assert (shown.citizen.name, [each.id for each in shown.history.items]) == ("Wynne Abbott", [contact.id])
    assert context_of(uuid4(), (person, contact), made.NOW) is None


def test_a_case_and_a_contact_that_wait_can_be_opened_whole() -> None:
    contact = made.contact_row()
    case = made.case_row(contact.id)
    opened = raised(case.id, (contact, case))
    assert opened is not None
    assert (opened.reference, opened.contact_id) == ("CS-7F3K-9M2W", contact.id)
    whole = finished(contact.id, (contact, case))
    assert whole is not None
    assert (whole.notes, whole.handled_by_name) == ("Asked about the green bin", "Test")
    assert raised(uuid4(), (case,)) is None
    assert finished(uuid4(), (contact,)) is None


def test_a_history_of_one_channel_shows_what_waits_of_that_channel() -> None:
    whom = uuid4()
    page = Page(items=(item(),))
    rows = (made.contact_row(whom),)
    assert with_contacts(page, rows, channel=Channel.WEB) == page
    assert len(with_contacts(page, rows, channel=Channel.PHONE).items) == 2
    assert with_contacts(page, rows, service_code="parking") == page


@given(st.integers(0, 5), st.integers(0, 5))
def test_showing_what_waits_twice_changes_nothing(contacts: int, cases: int) -> None:
    there = context()
    calls = [made.contact_row(whose(there)) for _ in range(contacts)]
    raised_here = [made.case_row(each.id, whose(there)) for each in calls[:cases]]
    once = project(there, (*calls, *raised_here))
    assert len(once.history.items) == 1 + contacts
    assert len({each.id for each in once.history.items}) == len(once.history.items)
    assert project(once, (*calls, *raised_here)) == once


def test_what_the_server_took_stays_and_no_longer_waits() -> None:
    there = context()
    shown = project(there, (made.contact_row(whose(there)),), pending=False)
    assert not shown.history.items[0].pending

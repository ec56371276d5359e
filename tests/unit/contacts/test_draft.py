"""A contact in progress: its times add up, and it is sent only when it is whole."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from agent_desktop.contacts.draft import (
    CaseDraft,
    ContactDraft,
    begin,
    held_seconds,
    hold,
    missing,
    resume,
    talk_seconds,
    with_in_hand,
    without_case,
    writes,
)
from agent_desktop.contacts.numbers import NO_CALL, read_number
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.contacts import NumberKind
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.faults import ProgramFault
from agent_desktop.ids import new_id

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def after(seconds: int) -> datetime:
    return NOON + timedelta(seconds=seconds)


def a_call() -> ContactDraft:
    return begin(new_id(), read_number("01632 960123"), NOON)


def a_case() -> CaseDraft:
    return CaseDraft(
        id=new_id(),
        service_code="missed-bin",
        reference="CS-7F3K-9M2W",
        opened_at=after(60),
        promised_at=after(86_400),
        place="1 High Street",
        answers={"bin": "green"},
    )


def test_holds_add_up_and_are_no_talk() -> None:
    call = resume(hold(a_call(), after(10)), after(40))
    call = resume(hold(call, after(60)), after(65))
    assert (held_seconds(call, after(100)), talk_seconds(call, after(100))) == (35, 65)


def test_a_hold_counts_while_it_lasts() -> None:
    call = hold(a_call(), after(10))
    assert (held_seconds(call, after(25)), talk_seconds(call, after(25))) == (15, 10)


def test_holding_twice_or_resuming_what_is_not_held_changes_nothing() -> None:
    held = hold(a_call(), after(10))
    assert hold(held, after(20)) == held
    assert resume(a_call_at := a_call(), after(20)) == a_call_at


@given(st.lists(st.tuples(st.sampled_from([hold, resume]), st.integers(-100, 100)), max_size=12))
def test_a_clock_that_goes_back_makes_no_time_negative(steps: list[tuple[object, int]]) -> None:
    call = a_call()
    for step, seconds in steps:
        call = hold(call, after(seconds)) if step is hold else resume(call, after(seconds))
        assert call.held_seconds >= 0
        assert talk_seconds(call, after(seconds)) >= 0
    write, _ = writes(replace(call, outcome=Outcome.ANSWERED), after(-5))
    assert write.finished_at >= write.started_at
    assert write.held_seconds == 0


def test_finishing_while_held_counts_the_hold_and_ends_it() -> None:
    write, case = writes(replace(hold(a_call(), after(10)), outcome=Outcome.ANSWERED), after(40))
    assert (write.held_seconds, write.finished_at, case) == (30, after(40), ())


def test_what_is_sent_says_what_the_draft_says() -> None:
    call = replace(
        a_call(),
        citizen_id=new_id(),
        service_code="bins",
        outcome=Outcome.CASE_RAISED,
        notes="Green bin",
        case=a_case(),
    )
    contact, (case,) = writes(call, after(90))
    assert (contact.number, contact.number_kind, contact.channel) == ("+441632960123", NumberKind.GIVEN, Channel.PHONE)
    assert (contact.citizen_id, contact.notes, contact.outcome) == (call.citizen_id, "Green bin", Outcome.CASE_RAISED)
    assert (case.contact_id, case.citizen_id, case.reference) == (call.id, call.citizen_id, "CS-7F3K-9M2W")
    assert case.answers == {"bin": "green"}


def test_a_desktop_that_slept_sends_a_hold_the_server_takes() -> None:
    write, _ = writes(replace(hold(a_call(), after(0)), outcome=Outcome.ANSWERED), after(200_000))
    assert write.held_seconds == 86_400


def test_at_the_counter_there_is_no_number() -> None:
    write, _ = writes(replace(begin(new_id(), NO_CALL, NOON, Channel.COUNTER), outcome=Outcome.ANSWERED), NOON)
    assert (write.number, write.number_kind, write.channel) == (None, NumberKind.NONE, Channel.COUNTER)


def test_what_lacks_is_said_until_nothing_does() -> None:
    call = a_call()
    assert missing(call) == ("Choose an outcome", "Choose the service it was about")
    call = replace(call, outcome=Outcome.CASE_RAISED, service_code="bins")
    assert missing(call) == ("Raise the case, or choose another outcome",)
    assert missing(replace(call, case=replace(a_case(), reference=""))) == missing(call)
    assert missing(replace(call, case=a_case())) == ()


@pytest.mark.parametrize("outcome", [Outcome.NO_ONE_THERE, Outcome.CUT_OFF])
def test_a_call_nobody_was_on_needs_no_service(outcome: Outcome) -> None:
    assert missing(replace(a_call(), outcome=outcome)) == ()


def test_notes_that_are_too_long_say_by_how_much() -> None:
    call = replace(a_call(), outcome=Outcome.CUT_OFF, notes="x" * 20_012)
    assert missing(call) == ("The notes are 12 characters too long",)


def test_finishing_without_an_outcome_is_our_own_fault() -> None:
    with pytest.raises(ProgramFault):
        writes(a_call(), NOON)


def with_two() -> ContactDraft:
    """A concern in hand, heard while the bin's case was raised."""
    concern = replace(a_case(), id=new_id(), service_code="adult_concern", reference="CS-2", opened_at=after(90))
    return replace(a_call(), outcome=Outcome.CASE_RAISED, service_code="bins", case=concern, raised=(a_case(),))


def test_every_case_goes_with_the_contact_in_the_order_they_were_begun() -> None:
    call = with_two()
    _, cases = writes(call, after(120))
    assert [case.reference for case in cases] == ["CS-7F3K-9M2W", "CS-2"]
    assert {case.contact_id for case in cases} == {call.id}
    assert missing(call) == ()
    assert missing(replace(call, raised=(replace(a_case(), reference=""),)))


def test_a_case_taken_in_hand_sets_the_other_aside_and_loses_none() -> None:
    call = with_two()
    turned = with_in_hand(call, "missed-bin")
    assert turned.case is not None
    assert turned.case.service_code == "missed-bin"
    assert turned.cases == call.cases
    assert with_in_hand(turned, "another").case is None
    assert with_in_hand(turned, "another").cases == call.cases


def test_a_case_taken_back_leaves_the_others_and_the_outcome_that_they_are() -> None:
    call = with_two()
    for service in ("adult_concern", "missed-bin"):
        left = without_case(call, service)
        assert service not in {case.service_code for case in left.cases}
        assert (len(left.cases), left.outcome) == (1, Outcome.CASE_RAISED)
    assert without_case(without_case(call, "missed-bin"), "adult_concern").outcome is None
    assert without_case(call, "another") == call


def test_a_draft_kept_before_there_were_several_cases_opens_as_it_was() -> None:
    kept = msgspec.to_builtins(replace(a_call(), case=a_case()))
    del kept["raised"]
    draft = msgspec.convert(kept, ContactDraft)
    assert draft.cases == (draft.case,)

"""What happens in a contact is written down as it happens, and never what was typed."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from msgspec.structs import replace

from agent_desktop.contacts.draft import (
    CaseDraft,
    ContactDraft,
    at_step,
    begin,
    hold,
    resume,
    toggle_recording,
    writes,
)
from agent_desktop.contacts.happenings import happened, noted
from agent_desktop.contacts.numbers import NO_CALL
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.contact_events import MOST_EVENTS, Happening
from agent_desktop.contract.contacts import IdentityCheck, IdentityMethod
from agent_desktop.contract.outcomes import Outcome

BEGAN = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
DRAFT = begin(UUID(int=1), NO_CALL, BEGAN)


def at(seconds: float) -> datetime:
    return BEGAN + timedelta(seconds=seconds)


def told(draft: ContactDraft) -> list[tuple[str, float, str]]:
    return [(event.what.value, (event.at - BEGAN).total_seconds(), event.detail) for event in draft.events]


def test_each_change_tells_what_happened_by_it() -> None:
    draft = noted(DRAFT, replace(DRAFT, citizen_id=UUID(int=2)), at(1))
    draft = noted(draft, hold(draft, at(2)), at(2))
    draft = noted(draft, resume(draft, at(9)), at(9))
    check = IdentityCheck(method=IdentityMethod.DETAILS, at=at(10))
    draft = noted(draft, replace(draft, identity=check), at(10))
    case = CaseDraft(id=UUID(int=3), service_code="bins", reference="", opened_at=at(11), promised_at=at(99))
    draft = noted(draft, replace(draft, case=case), at(11))
    draft = noted(draft, replace(draft, case=replace(case, reference="CS-1")), at(12))
    draft = noted(draft, replace(draft, raised=(draft.cases[0],), case=None, outcome=Outcome.CASE_RAISED), at(13))
    assert told(draft) == [
        ("person_chosen", 1, ""),
        ("held", 2, ""),
        ("resumed", 9, ""),
        ("identified", 10, "details"),
        ("case_raised", 12, "CS-1"),
    ]
    assert writes(draft, at(20))[0].events == draft.events


def test_writing_is_one_event_until_whoever_writes_pauses() -> None:
    draft = DRAFT
    for second in (0, 1, 2, 6, 12, 30):
        draft = noted(draft, replace(draft, notes=draft.notes + "a secret"), at(second))
    assert told(draft) == [("noted", 6, "32"), ("noted", 12, "40"), ("noted", 30, "48")]


def test_the_recording_of_a_call_is_paused_by_a_step_and_by_hand() -> None:
    draft = noted(DRAFT, at_step(DRAFT, at(1), unrecorded=True), at(1))
    assert at_step(draft, at(2), unrecorded=True) is draft
    draft = noted(draft, at_step(draft, at(3), unrecorded=False), at(3))
    draft = noted(draft, toggle_recording(draft, at(4)), at(4))
    assert at_step(draft, at(5), unrecorded=False) is draft  # what a person paused goes on by a person
    draft = noted(draft, toggle_recording(draft, at(6)), at(6))
    assert [(what, second) for what, second, _ in told(draft)] == [
        ("recording_paused", 1), ("recording_resumed", 3), ("recording_paused", 4), ("recording_resumed", 6),
    ]  # fmt: skip
    letter = replace(DRAFT, channel=Channel.LETTER)
    assert at_step(letter, at(1), unrecorded=True) is letter


def test_a_contact_has_no_more_events_than_the_server_takes() -> None:
    draft = DRAFT
    for second in range(0, 6 * MOST_EVENTS, 6):
        draft = noted(draft, replace(draft, notes=draft.notes + "a"), at(second))
    assert len(draft.events) < MOST_EVENTS
    for second in range(MOST_EVENTS):
        draft = happened(draft, Happening.LINE_LOST, at(second))
    assert len(draft.events) == MOST_EVENTS

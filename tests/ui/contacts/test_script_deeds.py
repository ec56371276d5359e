"""What actions and the end of a script do to a contact; and which case the way ahead leads to."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from agent_desktop.contacts.draft import CaseDraft, ContactDraft, begin
from agent_desktop.contacts.numbers import NO_CALL
from agent_desktop.contract.contacts import IdentityMethod
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.script_runs import RunState, Situation
from agent_desktop.contract.scripts import Action, ActionKind, Wording
from agent_desktop.ids import new_id
from agent_desktop.scripts import engine
from agent_desktop.scripts.foreseeing import ahead
from tests.unit.scripts.made import NOW as THEN
from tests.unit.scripts.made import go, shipped
from ui.contacts.script_deeds import line_for_notes, with_end, with_identity, with_promised, without
from ui.contacts.script_scene import segments

NOW = datetime(2026, 11, 19, 14, tzinfo=UTC)


def action(do: ActionKind, service: str | None = None, target: str = "") -> Action:
    words = Wording(en="Words")
    return Action(
        id="act",
        title=words,
        do=do,
        service=service,
        target=Wording(en=target) if target else None,
        offline=words,
        practice=words,
    )


def contact() -> ContactDraft:
    return begin(new_id(), NO_CALL, NOW)


def with_case(service: str = "pothole") -> ContactDraft:
    case = CaseDraft(id=new_id(), service_code=service, reference="CS-1", opened_at=NOW, promised_at=NOW)
    return replace(contact(), case=case, outcome=Outcome.CASE_RAISED)


@pytest.mark.parametrize(
    ("do", "target", "line", "outcome"),
    [
        (ActionKind.SCHEDULE_CALLBACK, "", "We ring back.", Outcome.CALL_BACK),
        (ActionKind.TRANSFER, "Council Tax", "Put through: Council Tax.", Outcome.REFERRED),
        (ActionKind.SEND_FORM, "Blue Badge form", "To be sent: Blue Badge form.", None),
        (ActionKind.RAISE_CONCERN, "", "A concern was raised and passed on to the team.", None),
    ],
)
def test_what_the_desktop_cannot_do_is_written_down(
    do: ActionKind, target: str, line: str, outcome: Outcome | None
) -> None:
    step = action(do, target=target)
    assert line_for_notes(step) == line
    assert with_promised(contact(), step).outcome is outcome


@pytest.mark.parametrize(
    ("representative", "failed", "method"),
    [
        (False, False, IdentityMethod.DETAILS),
        (True, False, IdentityMethod.KNOWN_REPRESENTATIVE),
        (True, True, IdentityMethod.FAILED),
    ],
)
def test_the_check_is_recorded_as_the_first_page_does(
    representative: bool, failed: bool, method: IdentityMethod
) -> None:
    speaking = replace(contact(), speaking_with=new_id() if representative else None)
    check = with_identity(speaking, NOW, representative=representative, failed=failed).identity
    assert check is not None
    assert (check.method, check.of_representative) == (method, representative)


def test_the_end_sets_the_outcome_and_answered_takes_nothing_away() -> None:
    assert with_end(contact(), Outcome.REFERRED).outcome is Outcome.REFERRED
    assert with_end(contact(), Outcome.ANSWERED).outcome is Outcome.ANSWERED
    assert with_end(with_case(), Outcome.ANSWERED).outcome is Outcome.CASE_RAISED
    assert with_end(with_case(), Outcome.CALL_BACK).outcome is Outcome.CALL_BACK


def test_back_at_an_action_its_deed_is_undone_and_no_other() -> None:
    raise_it = action(ActionKind.RAISE_CASE, "pothole")
    assert without(with_case(), raise_it).case is None
    assert without(with_case(), raise_it).outcome is None
    other = with_case("fly_tipping")
    assert without(other, raise_it) == other
    checked = with_identity(contact(), NOW, representative=False, failed=False)
    assert without(checked, action(ActionKind.VERIFY_IDENTITY)).identity is None


def test_the_case_ahead_is_known_until_no_way_leads_to_it() -> None:
    shelf = shipped()
    version = shelf.current("missed-bin")
    assert version is not None
    state = go(shelf, engine.begin(shelf, version, Situation(), THEN), bin="black")
    assert set(ahead(shelf, state, None).own) == {"missed_collection", "missed_assisted_collection"}
    today = go(shelf, state, due_on="2026-11-19")
    assert ahead(shelf, today, None).own == (), "the crew may still come: nothing is raised"


def test_whose_matter_a_case_is() -> None:
    shelf = shipped()

    def begun(script_id: str) -> RunState:
        version = shelf.current(script_id)
        assert version is not None
        return engine.begin(shelf, version, Situation(), THEN)

    concern, bin_script = shelf.current("safeguarding-concern"), begun("missed-bin")
    assert concern is not None
    inside = engine.interrupt(shelf, bin_script, concern, THEN)
    lies_ahead = ahead(shelf, inside, "missed_collection")
    assert set(lies_ahead.own) == {"missed_collection", "missed_assisted_collection"}, "as before it was interrupted"
    assert set(lies_ahead.beside) == {"adult_concern", "child_concern"}
    assert lies_ahead.foreseen is None, "which of them is not known yet"
    alone = ahead(shelf, begun("safeguarding-concern"), None)
    assert (set(alone.own), alone.beside) == ({"adult_concern", "child_concern"}, ()), "they rang about it"
    assert ahead(shelf, begun("safeguarding-concern"), "child_concern").beside == ()
    heard = ahead(shelf, begun("distressed-caller"), "pothole")
    assert (heard.own, heard.beside, heard.foreseen) == ((), ("adult_concern",), "adult_concern")
    housing = ahead(shelf, begun("homeless-tonight"), None)
    assert housing.own == ("homelessness",)
    assert (housing.beside, housing.foreseen) == (("adult_concern",), None), "it is raised in few of these calls"


@pytest.mark.parametrize(("done", "total", "current"), [(0, 1, 0), (2, 4, 2), (7, 11, 3), (10, 11, 4), (0, 40, 0)])
def test_a_long_way_is_shown_in_a_few_segments(done: int, total: int, current: int) -> None:
    shown = segments(done, total, ended=False)
    assert [place for place, (_, present) in enumerate(shown) if present] == [current]
    assert len(shown) <= 5
    assert all(finished for finished, _ in segments(done, total, ended=True))

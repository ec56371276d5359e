"""The call's own case and a concern heard in it, in every order: each reference stays what it was shown for."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from agent_desktop.contacts.draft import without_case
from agent_desktop.contract.contacts import IdentityMethod
from agent_desktop.desk import outbox
from agent_desktop.desk.contacts import Finished
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.leases import NoReferencesLeft
from central_server.demo.named import MAIR_NUMBER
from tests.support import accessibility, screens
from tests.ui.contacts.conftest import Again, OpenScreen
from tests.ui.contacts.doing import button_of, words_of
from tests.ui.contacts.scripted import ASSISTED, at, choose, press, publish, shipped
from tests.ui.contacts.several import ADULT, RETURN, Key, card, raise_the_concern, raise_the_own, title, to_the_concern
from ui.bridge import Bridge
from ui.cases.form_page import FormPage
from ui.contacts.body import LEAST_SIDE, SIDE_BELOW
from ui.contacts.screen import ContactScreen
from ui.contacts.steps import Step

NONE_YET = "No case yet"


@pytest.fixture
def call(desk: Desk, open_screen: OpenScreen) -> ContactScreen:
    """Mair Evans rings, and it was checked that it is she; the library is published."""
    publish(desk, *shipped())
    screen = open_screen(MAIR_NUMBER)
    screen._people._checked(IdentityMethod.DETAILS)
    return screen


@pytest.fixture
def begun(call: ContactScreen, bridge: Bridge, qtbot: QtBot) -> ContactScreen:
    """Which bin is answered; the reference of the call's own case stands on the card, and has been said aloud."""
    choose(call, bridge, qtbot)
    press(call, Key.Key_1, RETURN)
    return call


def test_a_concern_raised_first_leaves_the_call_the_reference_that_was_shown(
    begun: ContactScreen, desk: Desk, qtbot: QtBot
) -> None:
    own = title(begun, ASSISTED)
    told = card(begun)[own]
    assert told
    to_the_concern(begun)
    ready = card(begun)
    assert list(ready) == [own, title(begun, ADULT)], "what the call is about stays first"
    assert ready[own] == told, "it stays on the card while the other script is gone through"
    press(begun, RETURN)
    concern = begun.draft.case
    assert concern is not None
    assert concern.reference == ready[title(begun, ADULT)], "that was shown before it was raised"
    assert concern.reference != told
    said = (concern.answers["who"], concern.answers["where"], concern.place)
    assert said == ("Mr Price", "4 Mill Lane", ""), "nobody is sent to the caller's own home"
    assert f"The reference is {concern.reference}." in words_of(begun)
    assert card(begun)[own] == told
    assert begun.draft.service_code == ASSISTED
    press(begun, RETURN)
    assert card(begun) == {own: told, title(begun, ADULT): concern.reference}
    assert raise_the_own(begun) == told
    assert f"Your reference is {told}." in words_of(begun)
    press(begun, RETURN)
    with qtbot.waitSignal(begun.finished) as ended:
        begun._finishing.finish()
    assert ended.args is not None
    finished = ended.args[0]
    assert isinstance(finished, Finished)
    assert set(finished.references) == {told, concern.reference}
    assert {told, concern.reference} <= {one.reference for one in outbox.deliver(desk).sent}


def test_two_cases_are_whole_in_every_look(begun: ContactScreen) -> None:
    raise_the_concern(begun)
    for size in ((1366, 812), (1024, 640)):
        begun.resize(*size)
        screens.check_in_every_look(begun)
    begun.resize(1366, 812)
    screens.settle()
    begun.resize(955, 540)  # what a window of 1024 x 700 leaves of it
    screens.settle()
    assert begun.body.columns == SIDE_BELOW
    assert begun.side.height() >= LEAST_SIDE, "the reference to give is not the first that goes"


def test_the_own_case_first_and_both_taken_back_and_raised_again(begun: ContactScreen) -> None:
    told = card(begun)[title(begun, ASSISTED)]
    assert raise_the_own(begun) == told
    concern = raise_the_concern(begun)
    assert concern != told
    begun._walking.go_back()
    screens.settle()
    assert card(begun) == {title(begun, ASSISTED): told, title(begun, ADULT): concern}, "ready to give once more"
    assert [case.reference for case in begun.draft.cases] == [told]
    press(begun, RETURN)
    assert [case.reference for case in begun.draft.cases] == [told, concern]
    press(begun, RETURN)
    assert at(begun) == "read_back"
    while at(begun) != "raise_assisted":
        begun._walking.go_back()
        screens.settle()
    taken_back = {case.service_code: case.reference for case in begun.draft.cases}
    assert ASSISTED not in taken_back
    assert card(begun)[title(begun, ASSISTED)] == told
    press(begun, RETURN)
    again = next(case for case in begun.draft.cases if case.service_code == ASSISTED)
    assert again.reference == told


def test_a_concern_taken_back_gives_its_reference_to_nobody(begun: ContactScreen) -> None:
    told = card(begun)[title(begun, ASSISTED)]
    concern = raise_the_concern(begun)
    while at(begun) != "when_due":  # out of the script that interrupted
        begun._walking.go_back()
        screens.settle()
    assert not begun.draft.cases
    assert card(begun) == {title(begun, ASSISTED): told}
    assert raise_the_own(begun) == told
    assert concern not in {case.reference for case in begun.draft.cases}


def test_a_service_chosen_after_the_concern_has_a_reference_of_its_own(
    call: ContactScreen, bridge: Bridge, qtbot: QtBot
) -> None:
    to_the_concern(call)
    shown = card(call)[title(call, ADULT)]
    press(call, RETURN)
    concern = call.draft.case
    assert concern is not None
    assert concern.reference == shown
    call.bar.service_chosen.emit("pothole")
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    assert [case.reference for case in call.draft.cases] == [shown], "a concern is not dropped by what comes after it"
    said = card(call)
    assert said[title(call, ADULT)] == shown
    assert said[NONE_YET] not in {"", shown}
    call._scripts.leave()
    screens.settle()
    assert {case.service_code: case.reference for case in call.draft.cases} == {
        ADULT: shown,
        "pothole": said[NONE_YET],
    }


def test_a_concern_in_the_fixed_steps_leaves_the_case_that_was_begun(
    call: ContactScreen, bridge: Bridge, qtbot: QtBot
) -> None:
    call._cases.choose_service("pothole")
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    told = card(call)[NONE_YET]
    assert told
    concern = raise_the_concern(call)
    assert concern != told
    assert card(call) == {NONE_YET: told, title(call, ADULT): concern}
    press(call, RETURN)
    call._walking.go(Step.CASE)
    assert call.draft.case is not None
    assert (call.draft.case.service_code, call.draft.case.reference) == ("pothole", told)


def test_finish_leads_to_the_case_set_aside_that_lacks_something(
    call: ContactScreen, bridge: Bridge, qtbot: QtBot
) -> None:
    call._cases.choose_service(ASSISTED)
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    call._walking.go(Step.CASE)
    screens.settle()
    own = call.draft.case
    assert own is not None
    concern = raise_the_concern(call)
    press(call, RETURN, RETURN)
    assert [case.reference for case in call.draft.cases] == [own.reference, concern]
    call.bar.finish.click()
    screens.settle()
    assert "Complete the details of the case" in words_of(call.bar)
    page = call._walking.page()
    assert isinstance(page, FormPage)
    assert page.service.code == ASSISTED
    assert call.draft.case is not None
    assert call.draft.case.reference == own.reference
    assert page.isAncestorOf(call.focusWidget() or QWidget())
    assert "Needed: choose an answer" in words_of(page)
    accessibility.check(call)
    button_of(page, "No case is needed").click()
    screens.settle()
    assert [case.reference for case in call.draft.cases] == [concern]
    with qtbot.waitSignal(call.finished) as ended:
        call.bar.finish.click()
    assert ended.args is not None
    assert ended.args[0].references == (concern,)


def test_no_number_is_left_and_no_line_then_each_has_its_own_when_there_is(
    begun: ContactScreen, desk: Desk, bridge: Bridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = card(begun)[title(begun, ASSISTED)]

    def none_left(_desk: Desk) -> str:
        raise NoReferencesLeft("There is no case reference left on this computer.", do="Wait for the connection.")

    with monkeypatch.context() as gone:
        gone.setattr("agent_desktop.desk.cases.take_reference", none_left)
        to_the_concern(begun)
        qtbot.waitUntil(lambda: bridge.under_way == 0)
        assert card(begun)[title(begun, ADULT)] == ""
        assert card(begun)[title(begun, ASSISTED)] == told, "it is nobody else's, even then"
        assert "There is no case reference left on this computer." in words_of(begun.side)
        press(begun, RETURN)
        qtbot.waitUntil(lambda: bridge.under_way == 0)
        assert at(begun) == "raise_adult"
        assert not begun.draft.cases
        assert "The case cannot be raised yet." in words_of(begun)
    button_of(begun.side, "Try again").click()
    qtbot.waitUntil(lambda: bool(card(begun)[title(begun, ADULT)]))
    press(begun, RETURN)
    assert at(begun) == "close"
    press(begun, RETURN)
    assert raise_the_own(begun) == told


def test_left_open_between_the_two_each_comes_back_with_its_own(
    begun: ContactScreen, again: Again, bridge: Bridge, qtbot: QtBot
) -> None:
    own = title(begun, ASSISTED)
    told = card(begun)[own]
    to_the_concern(begun)
    ready = card(begun)[title(begun, ADULT)]
    back = again(begun.snapshot())
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    screens.settle()
    assert card(back) == {own: told, title(back, ADULT): ready}
    press(back, RETURN)
    assert at(back) == "close"
    later = again(back.snapshot())
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    screens.settle()
    assert card(later) == {own: told, title(later, ADULT): ready}
    press(later, RETURN)
    assert raise_the_own(later) == told
    for screen in (back, later):
        screen.close()


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["own", "beside", "choose", "form", "decline", "take back", "reopen"]),
        st.sampled_from([ADULT, "child_concern", ASSISTED, "pothole"]),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS)
def test_whatever_the_order_a_reference_shown_for_the_call_is_never_another_cases(
    deeds: list[tuple[str, str]], open_screen: OpenScreen, again: Again, bridge: Bridge, qtbot: QtBot
) -> None:
    screen = open_screen(MAIR_NUMBER)
    opened = [screen]
    shown_for_the_call: dict[str, set[str]] = {}
    had: dict[str, set[str]] = {}

    def look() -> None:
        draft = screen.draft
        references = [case.reference for case in draft.cases]
        assert len(set(references)) == len(references)
        for case in draft.cases:
            had.setdefault(case.reference, set()).add(case.service_code)
        for words, reference in card(screen).items():
            if reference and words == NONE_YET:
                shown_for_the_call.setdefault(reference, set()).add(draft.service_code or "")

    try:
        for deed, service in deeds:
            beside = deed == "beside" and service != screen.draft.service_code
            new = service not in {case.service_code for case in screen.draft.cases}
            do(screen, deed, service)
            qtbot.waitUntil(lambda: bridge.under_way == 0)
            if deed == "reopen":
                screen = again(screen.snapshot())
                opened.append(screen)
                qtbot.waitUntil(lambda: bridge.under_way == 0)
            screens.settle()
            raised = next((case for case in screen.draft.cases if case.service_code == service), None)
            if beside and new and raised is not None:
                told = shown_for_the_call.get(raised.reference, set())
                assert told <= {service}, "it was shown for what the call is about"
                assert had.get(raised.reference, set()) <= {service}, "it was another case's"
            look()
    finally:
        for one in opened:
            one._saving.end()
            one.close()
        screens.settle()


def do(screen: ContactScreen, deed: str, service: str) -> None:
    """One thing that is done with the cases of a contact."""
    match deed:
        case "own" | "beside":
            beside = deed == "beside" and service != screen.draft.service_code
            for _try in range(2):  # the first may find its reference still on its way
                if not screen._cases.raise_case(service, {"what": "Seen."}, beside=beside):
                    break
                while not screen._cases.references.have(service, beside=beside):
                    screens.settle()
            screen._state.changed.emit()
        case "choose":
            screen.bar.service_chosen.emit(service)
        case "form":
            screen._walking.go(Step.CASE)
        case "decline":
            screen._cases.decline()
        case "take back":
            left = without_case(screen.draft, service)
            screen._state.put(left)

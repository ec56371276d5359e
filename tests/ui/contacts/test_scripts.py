"""Calls that a guided script leads, on a real server: words, answers, deeds, interruptions, and its end."""

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from agent_desktop.contacts.draft import writes
from agent_desktop.contacts.open_contact import OpenContact
from agent_desktop.contract.contacts import IdentityMethod
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.script_life import PublishedScript
from agent_desktop.contract.script_runs import Did
from agent_desktop.contract.scripts import Edge, Prompt, Spoken
from agent_desktop.desk import contacts, outbox, pulling
from agent_desktop.desk.contacts import Finished
from agent_desktop.desk.desk import Desk
from agent_desktop.sync import cases as cases_wire
from central_server.demo.named import MAIR_NUMBER, UNUSED_NUMBER
from tests.support import screens
from tests.ui.contacts.conftest import Again, OpenScreen
from tests.ui.contacts.doing import button_of, words_of
from tests.ui.contacts.scripted import ASSISTED, at, choose, days_ago, press, publish, published, shipped, write
from tests.unit.scripts.made import END, head, prompt, read
from ui.bridge import Bridge
from ui.cases.form_page import FormPage
from ui.contacts.screen import ContactScreen
from ui.contacts.steps import Step
from ui.scripts.choosing_page import ChoosingPage
from ui.scripts.step_page import StepPage

RETURN = Qt.Key.Key_Return


@pytest.fixture
def call(desk: Desk, open_screen: OpenScreen) -> ContactScreen:
    """Mair Evans rings; the library is published."""
    publish(desk, *shipped())
    return open_screen(MAIR_NUMBER)


def to_the_details(screen: ContactScreen) -> None:
    """Which bin, when, fetched by the crew, and the identity check."""
    press(screen, Qt.Key.Key_1, RETURN)
    write(screen, days_ago(screen, 2))
    press(screen, RETURN, Qt.Key.Key_1, RETURN)


def test_the_script_for_the_service_leads(call: ContactScreen, bridge: Bridge, qtbot: QtBot) -> None:
    choose(call, bridge, qtbot)
    page = call._walking.page()
    assert isinstance(page, StepPage)
    said = words_of(call)
    assert "Missed bin collection" in said
    assert "script v7, English" in said
    assert "Step 1 of" in said
    assert "Which bin was it? Please say black, green or brown.”" in said, "she is hearing impaired"
    assert "Wording adapted: hearing impaired" in said
    assert call._state.taken.own in said, "the reference stands there before it is asked for"


def test_without_a_fitting_script_the_fixed_steps_stay(call: ContactScreen, bridge: Bridge, qtbot: QtBot) -> None:
    taken = {code for version in shipped() for code in version.script.services}
    choose(call, bridge, qtbot, service=min(call._around.catalogue.services.keys() - taken))
    assert call.draft.run is None
    assert call._state.step is Step.CASE


def test_a_call_by_keys_alone_raises_the_case_and_leaves_its_trace(
    call: ContactScreen, desk: Desk, bridge: Bridge, qtbot: QtBot
) -> None:
    choose(call, bridge, qtbot)
    reference = call._state.taken.own
    to_the_details(call)
    press(call, RETURN)  # why we ask
    write(call, "Mair Evans")
    press(call, Qt.Key.Key_Tab)
    write(call, "14/03/1941")
    press(call, Qt.Key.Key_Tab)
    write(call, "FB3 4QX")
    press(call, RETURN, Qt.Key.Key_1, RETURN)
    assert at(call) == "note_verified"
    press(call, RETURN)
    assert call.draft.identity is not None
    assert call.draft.identity.method is IdentityMethod.DETAILS
    assert at(call) == "where_and_how"
    write(call, "Side passage")
    press(call, RETURN)
    assert at(call) == "raise_assisted"
    press(call, RETURN)
    assert at(call) == "read_back"
    case = call.draft.case
    assert case is not None
    assert (case.reference, case.answers["bin"], case.answers["where_kept"]) == (reference, "black", "Side passage")
    said = words_of(call)
    assert f"Your reference is {reference}." in said
    assert "The crew will come back by " in said
    press(call, RETURN)
    assert call.draft.outcome is Outcome.CASE_RAISED
    with qtbot.waitSignal(call.finished) as told:
        call._finishing.finish()
    assert told.args is not None
    finished = told.args[0]
    assert isinstance(finished, Finished)
    assert reference in {one.reference for one in outbox.deliver(desk).sent}
    assert contacts.look_at(desk, finished.contact_id).outcome is Outcome.CASE_RAISED
    sent, _case = writes(call.draft, desk.clock.now())
    assert [run.ended for run in sent.script_runs] == ["raised"]


def test_who_was_checked_on_the_first_page_is_not_asked_again(
    call: ContactScreen, bridge: Bridge, qtbot: QtBot
) -> None:
    call._people._checked(IdentityMethod.DETAILS)
    choose(call, bridge, qtbot)
    to_the_details(call)
    assert at(call) == "where_and_how"


def test_another_speaker_changes_the_words_at_once(call: ContactScreen, bridge: Bridge, qtbot: QtBot) -> None:
    choose(call, bridge, qtbot)
    citizen = call._state.citizen
    assert citizen is not None
    press(call, Qt.Key.Key_2)
    call._state.put(replace(call.draft, speaking_with=citizen.representatives[0].id))
    screens.settle()
    said = words_of(call)
    assert "“I am sorry their bin was missed." in said
    assert "to a representative" in said
    assert button_of(call, "Green (recycling)").isChecked(), "what was answered stays"
    run = call.draft.run
    assert run is not None
    assert run.trace[-1].did is Did.SITUATION


def test_another_language_is_spoken_from_here_on(call: ContactScreen, bridge: Bridge, qtbot: QtBot) -> None:
    choose(call, bridge, qtbot)
    call._scripts.moves.speak(Spoken.CY)
    screens.settle()
    said = words_of(call)
    assert "Dywedwch du, gwyrdd neu frown.”" in said
    assert "script v7, Welsh" in said


def test_back_goes_back_and_leaves_what_was_answered(call: ContactScreen, bridge: Bridge, qtbot: QtBot) -> None:
    choose(call, bridge, qtbot)
    press(call, Qt.Key.Key_3, RETURN)
    assert at(call) == "when_due"
    call._walking.go_back()
    screens.settle()
    assert at(call) == "which_bin"
    call._walking.go_back()
    assert not call._state.scripted
    assert call._state.step is Step.NEED
    call._walking.go_on()
    assert call._state.scripted, "the same run goes on"
    assert at(call) == "which_bin"


def test_an_answer_that_will_not_do_is_said_beside_its_field(call: ContactScreen, bridge: Bridge, qtbot: QtBot) -> None:
    choose(call, bridge, qtbot)
    press(call, RETURN)
    assert at(call) == "which_bin"
    assert "Needed: choose an answer" in words_of(call)


def test_enter_held_down_passes_nothing(call: ContactScreen, bridge: Bridge, qtbot: QtBot) -> None:
    choose(call, bridge, qtbot)
    press(call, Qt.Key.Key_1)
    call._walking.go_on()
    call._walking.go_on()
    assert at(call) == "when_due", "the second was never painted"


def test_what_the_case_needs_beyond_the_script_is_asked_in_place(
    call: ContactScreen, desk: Desk, bridge: Bridge, qtbot: QtBot
) -> None:
    text = (
        head().replace("owner: Tests", "owner: Tests\nservices: [missed_assisted_collection]")
        + "steps:\n  - {id: first, kind: action, do: raise_case, service: missed_assisted_collection,"
        + " title: {en: Raise}, offline: {en: It waits.}, practice: {en: P.}, go: [{to: last}]}\n"
        + prompt("last", "end", words="'{reference}'")
        + END
    )
    publish(desk, published(read(text)))
    choose(call, bridge, qtbot)
    press(call, RETURN)
    page = call._walking.page()
    assert isinstance(page, FormPage)
    assert at(call) == "first"
    call._walking.go_on()
    screens.settle()
    assert "Needed: choose an answer" in words_of(call)
    page._editors["bin"].put("black")
    page._editors["where_kept"].put("Side gate")
    page._editors["due_on"].put(call._around.today().isoformat())
    page._took()
    press(call, RETURN)
    assert at(call) == "last"
    assert call.draft.case is not None
    assert call.draft.case.answers["where_kept"] == "Side gate"
    call._walking.go_back()
    assert call.draft.case is None, "the action is undone with the step back"


def test_another_script_interrupts_and_comes_back(
    call: ContactScreen, desk: Desk, bridge: Bridge, qtbot: QtBot
) -> None:
    quarrel = (
        head("quarrel").replace("A title", "Quiet quarrel") + "steps:\n" + prompt("first", "end", "I hear you.") + END
    )
    publish(desk, *shipped(), published(read(quarrel), number=2))
    choose(call, bridge, qtbot)
    press(call, Qt.Key.Key_1, RETURN)
    call._scripts.choose_another()
    screens.settle()
    page = call._walking.page()
    assert isinstance(page, ChoosingPage)
    press(call, Qt.Key.Key_Q)
    write(call, "uarr")
    press(call, RETURN)
    said = words_of(call)
    assert "“I hear you.”" in said
    assert "script v2, English" in said
    assert "then back to “Missed bin collection”" in said
    press(call, RETURN)
    assert at(call) == "when_due"


def test_what_they_need_is_found_by_a_scripts_title_too(
    call: ContactScreen, desk: Desk, bridge: Bridge, qtbot: QtBot
) -> None:
    quarrel = head("quarrel").replace("A title", "Quiet quarrel") + "steps:\n" + prompt("first", "end", "Hm.") + END
    publish(desk, published(read(quarrel)))
    call._walking.go(Step.NEED)
    screens.settle()
    write(call, "quarrel qui")
    assert "1 script" in words_of(call)
    press(call, RETURN)
    assert at(call) == "first", "Enter found it, and passed nothing of it"
    assert "“Hm.”" in words_of(call)


def test_of_several_that_fit_a_number_key_picks(call: ContactScreen, desk: Desk, bridge: Bridge, qtbot: QtBot) -> None:
    other = head("other").replace("owner: Tests", f"owner: Tests\nservices: [{ASSISTED}]").replace("A title", "Other")
    publish(desk, *shipped(), published(read(other + "steps:\n" + prompt("first", "end") + END)))
    choose(call, bridge, qtbot)
    assert isinstance(call._walking.page(), ChoosingPage)
    assert button_of(call, "Other").isChecked(), "the one for fewest services is first"
    press(call, Qt.Key.Key_2)
    assert at(call) == "which_bin"


def test_the_form_without_the_script_keeps_the_answers(call: ContactScreen, bridge: Bridge, qtbot: QtBot) -> None:
    choose(call, bridge, qtbot)
    press(call, Qt.Key.Key_4, RETURN)
    call._scripts.leave()
    screens.settle()
    assert isinstance(call._walking.page(), FormPage)
    assert call.draft.case is not None
    assert call.draft.case.answers["bin"] == "more"
    assert call.draft.run is not None, "its trace goes with the contact"


def raised_and_interrupted(screen: ContactScreen) -> tuple[str, str]:
    """The bin's case is raised, then a concern about an adult, by keys. Answers their references."""
    to_the_details(screen)
    assert at(screen) == "where_and_how"
    write(screen, "Side passage")
    press(screen, RETURN, RETURN)
    assert at(screen) == "read_back"
    first = screen.draft.case
    assert first is not None
    screen._scripts.choose_another()
    screens.settle()
    press(screen, Qt.Key.Key_W)
    write(screen, "orry about")
    press(screen, RETURN, Qt.Key.Key_2, RETURN, Qt.Key.Key_2, RETURN, RETURN, RETURN)
    assert at(screen) == "words"
    write(screen, "Mr Price. Curtains shut for four days.")
    press(screen, Qt.Key.Key_Tab)
    write(screen, days_ago(screen, 1))
    press(screen, RETURN, RETURN, RETURN)
    assert at(screen) == "raise_adult"
    press(screen, RETURN)
    assert at(screen) == "close"
    concern = screen.draft.case
    assert concern is not None
    assert f"The reference is {concern.reference}." in words_of(screen)
    return first.reference, concern.reference


def test_a_concern_heard_in_the_call_is_raised_beside_the_case_of_the_call(
    call: ContactScreen, desk: Desk, again: Again, bridge: Bridge, qtbot: QtBot
) -> None:
    call._people._checked(IdentityMethod.DETAILS)
    choose(call, bridge, qtbot)
    first, concern = raised_and_interrupted(call)
    assert first != concern
    names = [made.accessibleName() for made in call.side.raised.findChildren(QAbstractButton) if made.isVisible()]
    assert len({name for name in names if name.startswith("Copy reference: ")}) == 2
    call._walking.go_back()
    assert [case.reference for case in call.draft.cases] == [first], "the concern is taken back, and no other"
    assert call.draft.outcome is Outcome.CASE_RAISED
    press(call, RETURN)
    assert [case.reference for case in call.draft.cases] == [first, concern], "as the citizen was told it"
    press(call, RETURN)
    assert at(call) == "read_back"
    assert f"Your reference is {first}." in words_of(call)
    back = again(call.snapshot())
    assert back.draft == call.draft
    back.close()
    press(call, RETURN)
    assert (call.draft.outcome, call.draft.service_code) == (Outcome.CASE_RAISED, ASSISTED)
    with qtbot.waitSignal(call.finished) as told:
        call._finishing.finish()
    assert told.args is not None
    finished = told.args[0]
    assert isinstance(finished, Finished)
    assert finished.references == (first, concern)
    assert {first, concern} <= {one.reference for one in outbox.deliver(desk).sent}
    for case in finished.cases:
        there = cases_wire.read(desk.line, case.id)
        assert (there.reference, there.contact_id) == (case.reference, finished.contact_id)


def test_a_script_taken_back_to_an_earlier_step_does_not_raise_another_case_for_the_same(
    call: ContactScreen, bridge: Bridge, qtbot: QtBot
) -> None:
    call._people._checked(IdentityMethod.DETAILS)
    choose(call, bridge, qtbot)
    to_the_details(call)
    write(call, "Side passage")
    press(call, RETURN, RETURN)
    call._scripts.moves.jump("missed-bin", "fetched_by_crew")
    screens.settle()
    for key in (Qt.Key.Key_2, Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_2):
        press(call, key, RETURN)
    assert at(call) == "raise_missed"
    press(call, RETURN)
    assert "This script has raised another case already." in words_of(call)
    assert [case.service_code for case in call.draft.cases] == [ASSISTED]


def test_a_visited_step_is_jumped_to_from_the_menu(call: ContactScreen, bridge: Bridge, qtbot: QtBot) -> None:
    choose(call, bridge, qtbot)
    press(call, Qt.Key.Key_1, RETURN)
    call.centre._fill_menu()
    named = {action.text(): action for action in call.centre._menu.actions()}
    assert "Another script…" in named
    named["Which bin"].trigger()
    screens.settle()
    assert at(call) == "which_bin"


def test_a_script_that_leads_nowhere_is_left_calmly(
    call: ContactScreen, desk: Desk, bridge: Bridge, qtbot: QtBot
) -> None:
    broken = head().replace("owner: Tests", f"owner: Tests\nservices: [{ASSISTED}]") + "steps:\n"
    publish(desk, published(read(broken + prompt("first", "nowhere", "Hello there.") + END)))
    choose(call, bridge, qtbot)
    assert "“Hello there.”" in words_of(call)
    press(call, RETURN)
    assert "The script leads to a step that it does not have" in words_of(call)
    assert at(call) == "first", "nothing is changed by it"
    call._scripts.leave()
    screens.settle()
    assert isinstance(call._walking.page(), FormPage)


def test_one_that_goes_through_a_script_that_is_not_here_is_not_begun(
    call: ContactScreen, desk: Desk, bridge: Bridge, qtbot: QtBot
) -> None:
    publish(desk, *(each for each in shipped() if each.script.id != "identity-check"))
    choose(call, bridge, qtbot)
    assert call.draft.run is None
    assert "goes through another one that is not on this computer" in words_of(call)


def test_a_newer_version_changes_nothing_for_a_call_that_has_begun(
    call: ContactScreen, desk: Desk, bridge: Bridge, qtbot: QtBot
) -> None:
    choose(call, bridge, qtbot)
    newer = tuple(published(replace(each.script, owner="Another"), number=8) for each in shipped())
    publish(desk, *newer)
    press(call, Qt.Key.Key_1, RETURN)
    assert at(call) == "when_due"
    assert "script v7, English" in words_of(call)
    publish(desk)
    call._walking.go_back()
    screens.settle()
    assert at(call) == "which_bin"


def test_with_nobody_in_hand_a_script_leads_too(
    desk: Desk, open_screen: OpenScreen, bridge: Bridge, qtbot: QtBot
) -> None:
    publish(desk, *shipped())
    screen = open_screen(UNUSED_NUMBER)
    choose(screen, bridge, qtbot)
    assert at(screen) == "which_bin"
    assert "Wording adapted" not in words_of(screen)


def test_answers_that_come_after_the_step_that_names_them_are_shown(
    call: ContactScreen, desk: Desk, bridge: Bridge, qtbot: QtBot
) -> None:
    choose(call, bridge, qtbot)
    assert "My bin was not emptied" not in words_of(call), "nothing was fetched yet"
    came = pulling.pull(desk)
    while came.more:  # what citizens call things comes before the answers, and is told of alike
        if came.articles_changed:
            call.answers_changed.emit()
        came = pulling.pull(desk)
    call.answers_changed.emit()
    qtbot.waitUntil(lambda: "My bin was not emptied" in words_of(call))
    assert "Validated" in words_of(call)
    button_of(call, "Quote into notes: My bin was not emptied").click()
    qtbot.waitUntil(lambda: bool(call.draft.quotes))
    version = call.draft.quotes[0].version
    assert call.draft.notes.startswith(
        f"Answered from “My bin was not emptied” (version {version}): If your bin was out"
    )


def test_scripts_that_go_through_each_other_in_a_circle_are_not_begun(
    call: ContactScreen, desk: Desk, bridge: Bridge, qtbot: QtBot
) -> None:
    def through(name: str, other: str) -> PublishedScript:
        step = f"  - {{id: first, kind: subscript, script: {other}, title: {{en: T}}, go: [{{to: end}}]}}\n"
        served = head(name).replace("owner: Tests", f"owner: Tests\nservices: [{ASSISTED}]")
        return published(read(served + "steps:\n" + step + END))

    publish(desk, through("round", "about"), through("about", "round"))
    choose(call, bridge, qtbot)
    press(call, RETURN)
    assert call.draft.run is None
    assert "Scripts go through each other too deep." in words_of(call)
    call.centre.notes.text.setPlainText("They go on without it.")
    call._walking.go(Step.CASE)
    assert isinstance(call._walking.page(), FormPage)


def test_a_version_of_five_thousand_steps_that_came_all_the_same_is_gone_through(
    call: ContactScreen, desk: Desk, bridge: Bridge, qtbot: QtBot
) -> None:
    served = head("long", "s0").replace("owner: Tests", f"owner: Tests\nservices: [{ASSISTED}]")
    script = read(served + "steps:\n" + prompt("s0", "s1") + prompt("s1", "end") + END)
    first, _second, last = script.steps
    assert isinstance(first, Prompt)
    many = [replace(first, id=f"s{n}", go=(Edge(to=f"s{n + 1}"),)) for n in range(5_000)]
    publish(desk, published(replace(script, steps=(*many, replace(last, id="s5000")))))
    choose(call, bridge, qtbot)
    press(call, RETURN, RETURN)
    assert at(call) == "s2"


def test_an_answer_of_a_hundred_thousand_characters_stays_in_its_field_and_is_refused_in_words(
    call: ContactScreen, again: Again, bridge: Bridge, qtbot: QtBot
) -> None:
    call._people._checked(IdentityMethod.DETAILS)
    choose(call, bridge, qtbot)
    to_the_details(call)
    QGuiApplication.clipboard().setText("x" * 100_000)
    press_paste(call)
    press(call, RETURN)
    assert at(call) == "where_and_how"
    assert "too many" in words_of(call)
    assert call.draft.case is None
    kept = msgspec.json.encode(call.snapshot())
    back = again(msgspec.json.decode(kept, type=OpenContact))
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    assert at(back) == "where_and_how"
    back.close()
    press_paste(call, "Side gate")
    press(call, RETURN)
    assert at(call) == "raise_assisted"


@pytest.mark.parametrize(
    "words", ["\u062e\u0644\u0641 \u0627\u0644\u0628\u0627\u0628", "\u0bb5\u0bbe e\u0301 \U0001f469\u200d\U0001f467"]
)
def test_an_answer_from_right_to_left_or_combined_reaches_the_server_as_it_was_given(
    call: ContactScreen, desk: Desk, bridge: Bridge, qtbot: QtBot, words: str
) -> None:
    call._people._checked(IdentityMethod.DETAILS)
    choose(call, bridge, qtbot)
    to_the_details(call)
    press_paste(call, words)
    press(call, RETURN, RETURN)
    assert at(call) == "read_back"
    press(call, RETURN)
    with qtbot.waitSignal(call.finished) as told:
        call._finishing.finish()
    assert told.args is not None
    outbox.deliver(desk)
    (case,) = told.args[0].cases
    assert cases_wire.read(desk.line, case.id).answers["where_kept"] == words


def press_paste(screen: ContactScreen, words: str = "") -> None:
    """Over whatever stands in the field that has the focus. Without words: what the clipboard holds."""
    if words:
        QGuiApplication.clipboard().setText(words)
    focused = screen.focusWidget()
    assert focused is not None
    QTest.keySequence(focused, "Ctrl+A")
    QTest.keySequence(focused, "Ctrl+V")
    screens.settle()


def test_at_a_step_that_is_not_recorded_the_recording_is_paused_and_the_contact_says_when(
    call: ContactScreen, desk: Desk, bridge: Bridge, qtbot: QtBot
) -> None:
    text = (
        head().replace("owner: Tests", f"owner: Tests\nservices: [{ASSISTED}]")
        + "steps:\n"
        + prompt("first", "pay")
        + prompt("pay", "last", "The number please.", ", unrecorded: true")
        + prompt("last", "end")
        + END
    )
    publish(desk, published(read(text)))
    choose(call, bridge, qtbot)
    press(call, RETURN)
    assert at(call) == "pay"
    assert call.draft is not None
    assert call.draft.unrecorded_since is not None
    call._finishing.toggle_recording()
    assert call.draft.unrecorded_since is None
    call._finishing.toggle_recording()
    press(call, RETURN)
    assert call.draft.unrecorded_since is not None, "what the handler paused goes on by the handler"
    call._finishing.toggle_recording()
    call.line_turned.emit()
    happened = [event.what.value for event in call.draft.events]
    pauses = ["recording_paused", "recording_resumed"] * 2
    assert [what for what in happened if what in pauses] == pauses
    assert happened[:2] == ["shown", "person_chosen"]
    assert happened[-1] == "line_back"

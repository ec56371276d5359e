"""Going through a script: what a handler can rely on."""

import msgspec
import pytest

from agent_desktop.contract.script_runs import Did, Fact, Mode, Origin, Reply, RunState, Situation
from agent_desktop.contract.scripts import Spoken
from agent_desktop.scripts import engine
from agent_desktop.scripts.faults import AnswersRefused, ScriptFault
from agent_desktop.scripts.replaying import replay
from agent_desktop.scripts.versions import Shelf, version_of
from agent_desktop.scripts.view import form_answers, view
from tests.unit.scripts.made import END, NOW, go, head, place, prompt, read, shelf_of, shipped


def begun(script_id: str = "missed-bin", **how: object) -> tuple[Shelf, RunState]:
    shelf = shipped()
    version = shelf.current(script_id)
    assert version is not None
    return shelf, engine.begin(shelf, version, msgspec.convert(how, Situation), NOW)


def test_the_words_are_those_for_the_person() -> None:
    shelf, state = begun(flags=("HEAR",), representative=True, language="cy")
    seen = view(shelf, state, NOW)
    assert seen.variant == "hearing_representative"
    assert seen.say.startswith("Mae'n ddrwg gen i am eu bin")
    assert seen.because is not None


def test_a_flag_added_in_the_call_changes_the_words_at_once() -> None:
    shelf, state = begun()
    assert view(shelf, state, NOW).variant == "usual"
    state = engine.situate(shelf, state, Situation(flags=("SPCH",)), NOW)
    assert view(shelf, state, NOW).variant == "speech"
    assert place(state) == "which_bin"
    assert state.trace[-1].flags == ("SPCH",)


def test_an_answer_fills_the_form_of_the_case() -> None:
    shelf, state = begun()
    state = go(shelf, state, bin="green")
    state = go(shelf, state, due_on="2026-11-17")
    assert form_answers(shelf, state, "missed_collection") == {"bin": "green", "due_on": "2026-11-17"}
    assert form_answers(shelf, state, "blue_badge") == {}


def test_what_is_on_record_fills_the_answer_and_is_marked_to_be_checked() -> None:
    shelf, state = begun(facts=(Fact(name="bin", value="black", origin=Origin.RECORD),))
    (asked,) = view(shelf, state, NOW).asked
    assert (asked.value, asked.on_record) == ("black", True)


def test_what_the_citizen_said_is_not_asked_again() -> None:
    _, state = begun(facts=(Fact(name="bin", value="black", origin=Origin.SAID),))
    assert place(state) == "when_due"
    assert state.trace[0].shown[0].passed


def test_what_was_said_but_will_not_do_is_asked_again() -> None:
    _, state = begun(facts=(Fact(name="bin", value="purple", origin=Origin.SAID),))
    assert place(state) == "which_bin"


def test_an_answer_that_will_not_do_changes_nothing_and_says_what_to_type() -> None:
    shelf, state = begun()
    with pytest.raises(AnswersRefused) as refused:
        go(shelf, state, bin="purple")
    assert refused.value.fields[0].field == "bin"
    with pytest.raises(AnswersRefused):
        go(shelf, state, bin="black", weather="fine")


def test_an_answer_of_a_hundred_thousand_characters_is_refused() -> None:
    shelf, state = begun("identity-check")
    state = go(shelf, state)
    with pytest.raises(AnswersRefused) as refused:
        go(shelf, state, caller_name="a" * 100_000, caller_birth_date="1941-03-14", caller_postcode="FB3 4QX")
    assert [error.field for error in refused.value.fields] == ["caller_name"]


@pytest.mark.parametrize("name", ["مها الخطيب", "Zoë e\u0301\u0323", "אבי כהן", "李明"])
def test_names_in_any_script_pass_unchanged(name: str) -> None:
    shelf, state = begun("identity-check")
    state = go(shelf, go(shelf, state), caller_name=name, caller_birth_date="1941-03-14", caller_postcode="FB3 4QX")
    again = msgspec.json.decode(msgspec.json.encode(state), type=RunState)
    assert {fact.name: fact.value for fact in again.answers}["caller_name"] == name


def test_back_restores_place_and_answers() -> None:
    shelf, state = begun()
    after = go(shelf, state, bin="green")
    before = engine.back(after, NOW)
    assert (before.frames, before.answers, before.past) == (state.frames, state.answers, state.past)
    with pytest.raises(ScriptFault):
        engine.back(before, NOW)


def test_back_restores_an_answer_that_was_changed() -> None:
    shelf, state = begun()
    state = go(shelf, go(shelf, state, bin="green"), due_on="2026-11-17")
    again = go(shelf, engine.jump(shelf, state, "missed-bin", "which_bin", NOW), bin="black")
    assert engine.back(again, NOW).answers == state.answers


def test_a_jump_leads_to_a_visited_step_and_nowhere_else() -> None:
    shelf, state = begun()
    state = go(shelf, go(shelf, state, bin="green"), due_on="2026-11-17")
    jumped = engine.jump(shelf, state, "missed-bin", "which_bin", NOW)
    assert place(jumped) == "which_bin"
    assert jumped.answers == state.answers
    assert place(engine.back(jumped, NOW)) == "fetched_by_crew"
    with pytest.raises(ScriptFault):
        engine.jump(shelf, state, "missed-bin", "read_back", NOW)


def test_an_interruption_returns_to_where_it_was_and_what_was_said_stays() -> None:
    shelf, state = begun()
    state = go(shelf, state, bin="green")
    version = shelf.current("identity-check")
    assert version is not None
    state = engine.interrupt(shelf, state, version, NOW)
    assert place(state) == "why"
    state = go(shelf, go(shelf, state), caller_name="A", caller_birth_date="1941-03-14", caller_postcode="FB3 4QX")
    state = go(shelf, go(shelf, state, details_agree="agree"))
    assert place(state) == "when_due"
    # The identity check is gone through again by the script itself: nothing said there is asked a second time
    # but the compliance step, which is always shown.
    state = go(shelf, go(shelf, state, due_on="2026-11-17"), assisted="yes")
    assert place(go(shelf, state)) == "own_details"


def test_a_mandatory_step_cannot_be_skipped_and_another_only_with_a_reason() -> None:
    shelf, state = begun("identity-check")
    for reason in ("", "   ", "x" * 501):
        with pytest.raises(ScriptFault):
            engine.waive(shelf, state, reason, NOW)
    state = engine.waive(shelf, state, "They know why.", NOW)
    assert state.trace[-1].reason == "They know why."
    with pytest.raises(ScriptFault):
        engine.waive(shelf, state, "In a hurry", NOW)


def test_a_run_stays_on_its_version() -> None:
    text = head() + "steps:\n" + prompt("first", "second") + prompt("second", "end") + END
    old, new = read(text), read(text.replace("to: second", "to: end"))
    state = engine.begin(shelf_of(old), version_of(old), Situation(), NOW)
    both = shelf_of(old, new)
    assert place(go(both, state)) == "second"
    with pytest.raises(ScriptFault):
        go(shelf_of(new), state)


def test_the_end_is_told_and_nothing_goes_on_after_it() -> None:
    script = read(head() + "steps:\n" + prompt("first", "end") + END)
    shelf = shelf_of(script)
    state = go(shelf, engine.begin(shelf, version_of(script), Situation(), NOW))
    assert state.ended == "end"
    assert view(shelf, state, NOW).ended
    with pytest.raises(ScriptFault):
        go(shelf, state)
    with pytest.raises(ScriptFault):
        engine.waive(shelf, state, "why not", NOW)
    assert engine.back(state, NOW).ended is None


def test_an_action_that_fails_takes_its_own_way() -> None:
    shelf, state = begun("identity-check")
    state = go(shelf, go(shelf, state), caller_name="A", caller_birth_date="1941-03-14", caller_postcode="FB3 4QX")
    state = go(shelf, state, details_agree="agree")
    assert place(engine.advance(shelf, state, Reply(failed=True), NOW)) == "cannot"


def test_state_and_trace_are_written_down_and_taken_up_byte_for_byte() -> None:
    shelf, state = begun(flags=("HEAR",), facts=(Fact(name="bin", value="black", origin=Origin.RECORD),))
    state = go(shelf, go(shelf, state, bin="green"), due_on="2026-11-17")
    state = engine.situate(shelf, engine.back(state, NOW), Situation(language=Spoken.CY), NOW)
    written = msgspec.json.encode(state)
    again = msgspec.json.decode(written, type=RunState)
    assert again == state
    assert msgspec.json.encode(again) == written
    assert msgspec.json.encode(replay(shelf, again.trace, Mode.LIVE)) == written


def test_the_trace_tells_what_was_shown_to_whom_and_when() -> None:
    shelf, state = begun(flags=("HEAR",))
    state = go(shelf, state, bin="green")
    began, answered = state.trace
    assert (began.did, began.shown[0].step, began.shown[0].variant) == (Did.BEGAN, "which_bin", "hearing")
    assert began.shown[0].articles == ("missed-bin",)
    assert (answered.did, answered.at, answered.flags) == (Did.ANSWERED, NOW, ("HEAR",))
    assert answered.reply == Reply(values={"bin": "green"})


def test_a_compliance_step_that_a_late_change_went_round_is_owed() -> None:
    text = (
        head()
        + "steps:\n"
        + "  - {id: first, kind: logic, title: {en: T}, go: [{when: {flag: SAFE}, to: warn}, {to: talk}]}\n"
        + prompt(
            "warn",
            "talk",
            more=", compliance: {level: mandatory, wording: verbatim, evidence: {en: Said}, when: {flag: SAFE}}",
        )
        + prompt("talk", "end")
        + END
    )
    script = read(text)
    shelf = shelf_of(script)
    state = go(shelf, engine.begin(shelf, version_of(script), Situation(), NOW))
    assert view(shelf, state, NOW).owed == ()
    state = engine.situate(shelf, state, Situation(flags=("SAFE",)), NOW)
    assert [step.id for step in view(shelf, state, NOW).owed] == ["warn"]
    making_good = engine.jump(shelf, state, "trial", "warn", NOW)
    assert place(making_good) == "warn"
    back = go(shelf, making_good)
    assert place(back) == "end", "after it the run is where it was"
    assert view(shelf, back, NOW).owed == ()
    assert back.ended == "end"
    assert replay(shelf, back.trace, back.mode) == back


def test_words_hold_the_promise_and_the_answers() -> None:
    script = read(
        head()
        + "variables:\n  - {name: bin, kind: one_of, label: {en: B}, privacy: none, options: "
        + "[{code: black, label: {en: Black, cy: Du}}]}\nsteps:\n"
        + "  - {id: first, kind: question, asks: bin, title: {en: T}, say: [{en: Which}], go: [{to: second}]}\n"
        + prompt("second", "end", words='"{bin}: {promise}, {reference}"')
        + END
    )
    shelf = shelf_of(script)
    state = go(shelf, engine.begin(shelf, version_of(script), Situation(), NOW), bin="black")
    assert view(shelf, state, NOW, {"promise": "by 17:00 today"}).say == "Black: by 17:00 today, …"


def test_a_script_that_was_never_checked_ends_in_words_and_not_in_a_circle() -> None:
    fork = "  - {id: first, kind: logic, title: {en: T}, go: [{to: first}]}\n"
    circle = read(head() + "steps:\n" + fork + END)
    through = "  - {id: first, kind: subscript, script: trial, title: {en: T}, go: [{to: end}]}\n"
    itself = read(head() + "steps:\n" + through + END)
    nowhere = read(head() + "steps:\n" + fork.replace("to: first", "to: gone") + END)
    missing = read(head() + "steps:\n" + through.replace("script: trial", "script: gone") + END)
    for script in (circle, itself, nowhere, missing):
        with pytest.raises(ScriptFault):
            engine.begin(shelf_of(script), version_of(script), Situation(), NOW)

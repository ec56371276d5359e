"""A scenario is held against the scripts, flags, services and articles in force; each misfit is told at its place."""

import pytest
from msgspec.structs import replace

from agent_desktop.contract.scripts import Edge, Spoken
from agent_desktop.practice.fitting import no_longer_fitting
from agent_desktop.practice.fitting_runs import PLAYED_AT
from agent_desktop.practice.headless import play_headless
from agent_desktop.practice.scoring import judge
from agent_desktop.reviews.files import shipped as scorecards
from agent_desktop.scripts.versions import Shelf, version_of
from tests.unit.practice.made import catalogue, found, turned, versions

ID = "mair-and-the-brown-bin"


def told(*changes: tuple[str, str]) -> list[str]:
    return [f"{each.at}: {each.what}" for each in found(turned(*changes))]


def test_the_made_one_fits() -> None:
    assert not told()


LAST = "      - {at: missed-bin/read_back, variant: slow}\n"
MISFITS = [
    ("script: missed-bin", "script: lost-bin", "script", "The script “lost-bin” is not there any more."),
    ("outcome: raised", "outcome: advised", "runs.0.outcome", "it ends at “raised”"),
    ("read_back, variant: slow", "street", "runs.0.steps.9", "“missed-bin/read_back” comes"),
    (LAST, "", "runs.0.outcome", "stops at “missed-bin/read_back”"),
    ("read_back, variant: slow", "read_back, variant: usual", "runs.0.steps.9", "the words are those of “slow”"),
    ("read_back, variant: slow", "read_back, variant: sung", "runs.0.steps.9.variant", "“sung” (wording)"),
    ("which_bin, variant: hearing", "what_bin, variant: hearing", "runs.0.steps.0.at", "missed-bin/what_bin"),
    ("tells: {bin: black}", "tells: {bin: blue}", "runs.0.steps.0", "bin: Choose one of the answers listed"),
    ("tells: {bin: black}", "tells: {tin: black}", "turns.0.tells.tin", "“tin” (variable)"),
    ("understands: [hearing]", "understands: [time]", "runs.0.steps.0", "does not understand “hearing”"),
    ("understands: [hearing]", "understands: [sung]", "turns.0.understands", "“sung” (wording)"),
    ("misheard: [{en: My tin?, cy: Fy nhun?}]", "misheard: []", "turns.0", "has nothing to say then"),
    ("at: missed-bin/when_due\n", "at: missed-bin/which_bin\n", "turns.1.at", "two turns at the same step"),
    ("flags: [HEAR]", "flags: [HEAR, ODD]", "people.0.flags.1", "“ODD” (flag)"),
    ("service: blue_badge", "service: red_badge", "people.0.history.0", "“red_badge” (service)"),
    ("  - id: gwen", "  - id: mair", "people.1", "Two people have the same name"),
    ("  person: mair\n  identity", "  person: tom\n  identity", "expects.person", "“tom” (person)"),
    ("e164: '+441632960123'", "e164: '+441904551234'", "people.0.phones.0", "may be somebody's"),
    ("result: case_raised", "result: answered", "expects.result", "comes to “case_raised”"),
    ("cases: [missed_assisted_collection]", "cases: []", "expects.cases", "which the scenario does not expect"),
    ("cases: [missed_assisted_collection]\n  notes", "articles: [odd]\n  notes", "expects.articles", "“odd”"),
    ("notes: [[black, du]", "notes: [[green]", "expects.example_notes", "none of the words"),
    ("en: Black bin by", "en: Code 4711. Black bin by", "expects.example_notes", "must never stand in notes: 4711"),
    ("en: Black bin by", "en: 4111 1111 1111 1111. Black bin by", "expects.example_notes", "the number of a card"),
    ("raises: missed_collection}", "raises: missed_assisted_collection}", "never.0", "does what must not happen"),
    ("raises: missed_collection}", "visits: missed-bin/read_back}", "never.0", "does what must not happen"),
    ("cy: Du yw e.", "cy: ''", "turns.0.says.1", "The Welsh words are missing."),
    ("silence: 4", "turns_to: callback", "turns.1.turns_to", "never takes it up"),
    ("silence: 4", "turns_to: sing-along", "turns.1", "is not there any more"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "at", "words"), MISFITS)
def test_each_misfit_is_told_at_its_place(old: str, new: str, at: str, words: str) -> None:
    lines = told((old, new))
    assert any(line.startswith(f"{at}: ") and words in line for line in lines), lines


def test_a_misfit_says_what_to_do() -> None:
    assert all(each.do for each in found(turned(("flags: [HEAR]", "flags: [ODD]"))))


def test_another_script_may_be_taken_up_in_the_middle() -> None:
    on = "      - {at: missed-bin/fetched_by_crew}\n"
    between = (
        "      - {at: silent-caller/hello, begins: silent-caller, answer: {silence_first: speaks}}\n"
        "      - {at: silent-caller/good_to_hear}\n"
    )
    lines = told((on, between + on))
    assert not lines, lines


def test_another_script_may_be_begun_once_the_first_has_ended() -> None:
    after = (
        "      - {at: silent-caller/hello, begins: silent-caller, answer: {silence_first: speaks}}\n"
        "      - {at: silent-caller/good_to_hear}\n    outcome: we_go_on\n"
    )
    assert not told((f"{LAST}    outcome: raised\n", LAST + after))
    two_scripts = turned((f"{LAST}    outcome: raised\n", LAST + after))
    played = play_headless(two_scripts, two_scripts.runs[0], Shelf(versions().values()), Spoken.EN, PLAYED_AT)
    assert [run.ended for run in played.material.runs] == ["raised", "we_go_on"]
    judged = judge(played, scorecards()["council-call"])
    assert (judged.score, judged.critical) == (100, 0)


def test_a_run_that_turns_in_a_circle_is_told() -> None:
    """A script may lead back; a run that goes round with nothing changed would go round for ever."""
    script = versions()["missed-bin"].script
    back = tuple(replace(step, go=(Edge(to="which_bin"),)) if step.id == "when_due" else step for step in script.steps)
    changed = {**versions(), "missed-bin": version_of(replace(script, steps=back))}
    once = "      - {at: missed-bin/which_bin, variant: hearing}\n"
    twice = once + "      - {at: missed-bin/when_due}\n"
    why = no_longer_fitting([turned((once, twice * 3))], changed, catalogue())
    assert why[ID][0].at == "runs.0.steps.3"
    assert "turns in a circle" in why[ID][0].what


def test_only_those_that_do_not_fit_are_named() -> None:
    fits, not_so = turned(), turned(("id: mair-and", "id: gwen-and"), ("variant: slow", "variant: usual"))
    assert set(no_longer_fitting([fits, not_so], versions(), catalogue())) == {not_so.id}


def test_a_new_version_of_the_script_marks_what_fits_no_longer() -> None:
    script = versions()["missed-bin"].script
    gone = tuple(step for step in script.steps if step.id != "read_back")
    changed = {**versions(), "missed-bin": version_of(replace(script, steps=gone))}
    assert "“missed-bin/read_back” (step)" in no_longer_fitting([turned()], changed, catalogue())[ID][0].what

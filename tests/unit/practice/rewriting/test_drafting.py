"""A rewriting in hand: nothing goes on before a person's word, whatever they write; all of it can be taken back."""

import pytest
from msgspec.structs import replace

from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.faults import EnvironmentFault
from agent_desktop.practice.fitting import misfits
from agent_desktop.practice.rewriting.beginning import begin, workshop_for
from agent_desktop.practice.rewriting.drafting import (
    Draft,
    anew,
    confirm,
    kept_of,
    remaining,
    scenario_of,
    taken_up,
    undo,
    write,
    written,
)
from agent_desktop.practice.rewriting.texts import Doubt
from agent_desktop.scripts.catalogue import read_catalogue
from agent_desktop.scripts.command import LIBRARY
from tests.unit.practice.rewriting.made import ELUNED, MAIR, VERSIONS, begun, material

NOTES = "expects.example_notes.en"
TYPED = "Mrs Pritchard rang. Tomos next door put it out; his number is 07700 900 444. Price of the bin told."


def confirmed(draft: Draft) -> Draft:
    for passage in draft.lacking:
        draft = confirm(draft, passage.at)
    return draft


def test_a_contact_becomes_a_scenario_that_fits_the_scripts_and_every_passage_is_told() -> None:
    draft, _ = begun(material(notes=TYPED, place="By the mill", progress="with the crew"))
    scenario = scenario_of(draft)
    assert misfits(scenario, VERSIONS, read_catalogue(LIBRARY / "catalogue.json")) == ()
    assert (scenario.made_from_contact, scenario.script) == (True, "missed-bin")
    notes = draft.passage(NOTES)
    assert notes.before == TYPED
    assert [change.before for change in notes.changes][:1] == ["Pritchard"]
    assert {mark.words: mark.why for mark in notes.marks}["Tomos"] is Doubt.NAME
    assert Doubt.LOOKED_LIKE in {mark.why for mark in notes.marks}, "a number that nobody knows was replaced"
    for change in notes.changes:
        assert notes.text[change.start : change.end] == change.after
        assert notes.before[change.at :].startswith(change.before)
    told = {passage.what for passage in draft.passages}
    assert {"The notes", "The place of a case", "How a case stood", "Of the citizen: the name"} <= told


def test_the_same_contact_is_always_rewritten_alike() -> None:
    given = material(notes=TYPED)
    assert begin(given, workshop_for(given)) == begin(given, workshop_for(given))


def test_somebody_is_called_the_same_wherever_they_stand() -> None:
    answers = {("identity-check/own_details", "caller_name"): "Mair Pritchard"}
    draft, _ = begun(material(notes="Mair rang.", answers=answers))
    scenario = scenario_of(draft)
    given = scenario.people[0].name.split()[0]
    assert scenario.expects.example_notes.en == f"{given} rang."
    turn = next(turn for turn in scenario.turns if turn.at == "identity-check/own_details")
    assert turn.tells["caller_name"] == scenario.people[0].name
    assert turn.tells["caller_postcode"] != "FB3 4QX"


def test_each_marked_passage_waits_for_a_word_and_writing_asks_for_it_anew() -> None:
    draft, shop = begun(material(notes=TYPED))
    assert {passage.at for passage in draft.lacking} >= {NOTES, "about.en", "opening.0.en"}
    with pytest.raises(EnvironmentFault, match="each marked passage"):
        written(draft, shop)
    done = confirmed(draft)
    assert written(done, shop).confirmed
    again = write(done, NOTES, "She rang about a bin.", shop)
    assert [passage.at for passage in again.lacking] == [NOTES]
    with pytest.raises(EnvironmentFault, match="each marked passage"):
        written(again, shop)
    sent = written(confirmed(again), shop)
    assert sent.scenario.expects.example_notes.en == "She rang about a bin."
    assert (sent.contact, sent.confirmed) == (draft.contact, True)


def test_confirming_does_not_let_somebody_through() -> None:
    draft, shop = begun(material(notes=TYPED))
    back = confirmed(write(draft, NOTES, "Mair Pritchard, FB3 4QX", shop))
    assert [each.kind.value for each in remaining(back, shop)[NOTES]] == ["name", "name", "postcode"]
    with pytest.raises(EnvironmentFault, match="still there"):
        written(back, shop)


def test_steps_are_taken_back_one_by_one() -> None:
    draft, shop = begun(material(notes=TYPED))
    first = write(draft, NOTES, "One.", shop)
    second = confirm(first, NOTES)
    assert undo(second).confirmed == first.confirmed
    assert undo(undo(second)).passages == draft.passages
    assert undo(draft) is draft
    assert anew(second).passages == draft.passages
    assert undo(anew(second)).confirmed == second.confirmed
    assert anew(draft) is draft


def test_what_is_kept_holds_nothing_of_the_contact_and_is_taken_up_again() -> None:
    given = material(notes=TYPED)
    draft, shop = begun(given)
    changed = confirm(write(draft, "title.en", "A call to learn from", shop), NOTES)
    kept = kept_of(changed)
    assert kept.texts == {"title.en": "A call to learn from"}
    assert "Pritchard" not in str(kept)
    fresh, again = begun(given)
    resumed = taken_up(fresh, kept, again)
    assert (resumed.passages, resumed.confirmed) == (changed.passages, changed.confirmed)


def test_an_empty_passage_that_must_not_be_is_said() -> None:
    draft, shop = begun(material(notes=TYPED))
    with pytest.raises(EnvironmentFault, match="cannot be saved like this"):
        scenario_of(write(draft, NOTES, "", shop))


def test_what_may_not_be_written_in_stays() -> None:
    draft, shop = begun(material(notes=TYPED))
    assert write(draft, "people.0.name", "Somebody Else", shop) is draft


def test_a_word_of_everybodys_that_is_their_name_is_shown_not_changed_where_it_begins_a_sentence() -> None:
    person = replace(MAIR, name="Will Price")
    draft, _ = begun(
        material(notes="Price was right. It was Mr Price, and Will Price, who will pay.", people=(person, ELUNED))
    )
    notes = draft.passage(NOTES)
    assert notes.text.startswith("Price was right. It was Mr ")
    assert "Mr Price" not in notes.text
    assert "Will Price" not in notes.text
    assert "will pay" in notes.text
    assert (notes.marks[0].words, notes.marks[0].why) == ("Price", Doubt.BOTH)


def test_a_scenario_of_each_shipped_call_can_be_made_of_its_model() -> None:
    """Interruptions, skipped steps and actions that failed come through as they went."""
    for name in ("a-tap-and-a-small-boy", "the-bus-that-never-comes", "a-badge-on-the-floor", "two-men-one-name"):
        draft, _ = begun(material(name=name, notes="Words."))
        scenario: PracticeScenario = scenario_of(draft)
        found = misfits(scenario, VERSIONS, read_catalogue(LIBRARY / "catalogue.json"))
        assert found == (), (name, found)

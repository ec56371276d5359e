"""What each thing does that a trainer can do to a script."""

import pytest

from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.scripts import Condition
from agent_desktop.scripts.checks.checking import check_all
from agent_desktop.scripts.editing import answers, picking, steps, variants, ways, wordings
from agent_desktop.scripts.editing.document import NOT_WRITTEN, changed, opened, step_at
from agent_desktop.scripts.editing.naming import name_from
from agent_desktop.scripts.editing.trees import at, items
from agent_desktop.scripts.findings import failed
from agent_desktop.scripts.reading import Loaded
from tests.unit.scripts.editing.made import new, step_of
from tests.unit.scripts.made import LIBRARY, catalogue, library

BIN = LIBRARY / "missed-bin.yaml"


def test_a_new_script_passes_the_check_in_both_languages() -> None:
    for made in (new(), new(languages=("en", "cy"), title_cy="Bin ar goll")):
        assert made.loaded.script is not None
        assert not failed(check_all([made.loaded], [], catalogue()))
    assert new().tree["id"] == "lost-bin"


def test_a_step_added_comes_in_between() -> None:
    tree, name = steps.add(new().tree, "question", "Which bin?", "greeting")
    assert name == "which_bin"
    assert steps.ids(tree) == ["greeting", "which_bin", "end"]
    made = changed(new(), tree)
    assert step_of(made, "greeting")["go"] == [{"to": "which_bin"}]
    assert step_of(made, "which_bin")["go"] == [{"to": "end"}]


def test_an_outcome_added_cuts_nothing_off() -> None:
    tree, name = steps.add(new().tree, "outcome", "Told of two days", "greeting", {"result": "answered"})
    assert at(tree, (*steps.path_of(tree, "greeting"), "go")) == [{"to": "end"}]
    assert at(tree, (*steps.path_of(tree, name), "go")) is None


def test_a_step_renamed_is_followed_everywhere() -> None:
    document = opened(BIN.read_text(encoding="utf-8"))
    made = changed(document, steps.rename(document.tree, "which_bin", "what_bin"))
    assert made.script is not None
    assert made.script.start == "what_bin"
    assert not failed(check_all([made.loaded], others(), catalogue()))
    assert "which_bin" not in made.text


def others() -> list[Loaded]:
    """The rest of the library, which the script goes through as subscripts."""
    return [loaded for loaded in library() if loaded.file != BIN.name]


def test_a_step_taken_out_closes_the_gap_and_says_what_led_to_it() -> None:
    document = opened(BIN.read_text(encoding="utf-8"))
    assert document.script is not None
    assert steps.pointing_to(document.script, "when_due") == ("which_bin",)
    made = changed(document, steps.remove(document.tree, "when_due"))
    assert made.script is not None
    first = next(step for step in made.script.steps if step.id == "which_bin")
    assert [edge.to for edge in first.go] == ["fetched_by_crew"]
    assert "when_due" not in made.text


def test_a_copy_stands_below_and_nothing_leads_to_it() -> None:
    tree, name = steps.duplicate(new().tree, "greeting", "Greeting at the counter")
    assert steps.ids(tree) == ["greeting", name, "end"]
    assert at(tree, (*steps.path_of(tree, "greeting"), "go")) == [{"to": "end"}]


def test_the_way_for_everything_else_stays_last() -> None:
    tree, first = steps.add(new().tree, "outcome", "Black", None, {"result": "answered"})
    tree = ways.add(tree, "greeting", first, answer="black")
    tree = ways.add(tree, "greeting", first, when={"flag": "HEAR"})
    found = items(tree, ways.path(tree, "greeting"))
    assert found == [{"answer": "black", "to": first}, {"when": {"flag": "HEAR"}, "to": first}, {"to": "end"}]
    assert ways.move(tree, "greeting", 0, 2) is tree
    assert items(ways.move(tree, "greeting", 0, 1), ways.path(tree, "greeting"))[0] == found[1]
    made = ways.make_default(tree, "greeting", 0)
    assert items(made, ways.path(made, "greeting")) == [found[1], {"to": first}]


def test_the_usual_words_stay_last() -> None:
    tree = variants.add(new().tree, "greeting", "Hearing", {"flag": "HEAR"}, en="Hello.")
    said = items(tree, variants.path(tree, "greeting"))
    assert said[0] == {"name": "hearing", "when": {"flag": "HEAR"}, "en": "Hello."}
    assert variants.move(tree, "greeting", 0, 1) is tree
    assert items(variants.remove(tree, "greeting", 0), variants.path(tree, "greeting")) == [said[1]]


def test_words_still_missing_are_shown_as_such_and_found() -> None:
    document = new()
    made = changed(document, wordings.set_words(document.tree, ("steps", 0, "say", 0), "en", ""))
    assert made.loaded.script is None
    assert made.script is not None
    assert made.script.steps[0].say[0].en == NOT_WRITTEN
    assert [step_at(made, finding.line) for finding in made.findings] == ["greeting"]


def test_welsh_words_taken_out_leave_no_trace() -> None:
    document = new()
    path = ("steps", 0, "title")
    tree = wordings.set_words(document.tree, path, "cy", "Cyfarch")
    assert at(tree, path) == {"en": "Greeting", "cy": "Cyfarch"}
    assert wordings.set_words(tree, path, "cy", "") == document.tree
    noted = wordings.set_words(document.tree, ("steps", 0, "note"), "cy", "Gwrandewch", optional=True)
    assert at(noted, ("steps", 0, "note")) == {"en": "", "cy": "Gwrandewch"}
    assert wordings.set_words(noted, ("steps", 0, "note"), "cy", "", optional=True) == document.tree


def test_an_answer_renamed_is_followed_everywhere() -> None:
    document = opened(BIN.read_text(encoding="utf-8"))
    made = changed(document, answers.rename(document.tree, "due_on", "was_due"))
    assert not failed(check_all([made.loaded], others(), catalogue()))
    assert "variable: due_on" not in made.text


def test_an_option_taken_out_takes_its_ways_along() -> None:
    tree, name = answers.add(new().tree, "Which bin", "one_of")
    tree, step = steps.add(tree, "question", "Which bin", "greeting", {"asks": name})
    tree, code = answers.add_option(tree, name, "Black (general)")
    assert code == "black_general"
    tree = ways.add(tree, step, "end", answer=code)
    tree = answers.remove_option(tree, name, 2)
    assert items(tree, ways.path(tree, step)) == [{"to": "end"}]


def test_a_kind_has_its_own_limits() -> None:
    tree, name = answers.add(new().tree, "Which bin", "one_of")
    tree = answers.set_kind(tree, name, "text")
    variable = at(tree, answers.path_of_answer(tree, name))
    assert isinstance(variable, dict)
    assert "options" not in variable


@pytest.mark.parametrize(
    ("condition", "count"),
    [
        (None, 0),
        (Condition(flag="HEAR"), 1),
        (Condition(negated=Condition(flag="HEAR")), 1),
        (Condition(any_of=(Condition(flag="HEAR"), Condition(channel=Channel.COUNTER))), 1),
        (
            Condition(
                all_of=(Condition(representative=True), Condition(any_of=(Condition(flag="A"), Condition(flag="B"))))
            ),
            2,
        ),
    ],
)
def test_conditions_go_through_the_menus_unchanged(condition: Condition | None, count: int) -> None:
    lines = picking.lines_of(condition)
    assert lines is not None
    assert len(lines) == count
    assert picking.condition_of(lines) == condition


def test_a_condition_too_deep_for_menus_is_left_alone() -> None:
    deep = Condition(any_of=(Condition(all_of=(Condition(flag="A"), Condition(flag="B"))), Condition(flag="C")))
    assert picking.lines_of(deep) is None
    assert picking.as_tree(deep) == {"any": [{"all": [{"flag": "A"}, {"flag": "B"}]}, {"flag": "C"}]}


def test_names_come_from_titles() -> None:
    assert name_from("Which bin?", set(), fallback="step") == "which_bin"
    assert name_from("Which bin?", {"which_bin"}, fallback="step") == "which_bin_2"
    assert name_from("2 days", set(), fallback="step") == "step_2_days"
    assert name_from("محمد", set(), fallback="step") == "step"
    assert len(name_from("a" * 500, set(), fallback="step")) <= 60

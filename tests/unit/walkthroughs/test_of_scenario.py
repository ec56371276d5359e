"""The model run of every shipped scenario is a walkthrough: nobody writes a call twice."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.contract.walkthroughs import Do, Where
from agent_desktop.practice.library import shipped
from agent_desktop.practice.playing import WrongTurn
from agent_desktop.scripts.versions import version_of
from agent_desktop.walkthroughs import own
from agent_desktop.walkthroughs.checking import findings_of
from agent_desktop.walkthroughs.editing import of_a_recording
from agent_desktop.walkthroughs.model import model_of
from agent_desktop.walkthroughs.of_scenario import walkthrough_of
from agent_desktop.walkthroughs.reading import load
from agent_desktop.walkthroughs.writing import as_yaml
from tests.unit.scripts.made import library

NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
VERSIONS = {loaded.script.id: version_of(loaded.script) for loaded in library() if loaded.script}


@pytest.mark.parametrize("scenario", shipped(), ids=lambda each: each.id)
def test_it_names_controls_says_each_comment_and_can_be_kept_as_a_file(scenario: PracticeScenario) -> None:
    for language in scenario.languages:
        made = walkthrough_of(scenario, VERSIONS, language, NOW)
        assert (made.where, made.scenario) == (Where.PRACTICE, scenario.id)
        silent = {step.control for step in made.steps if step.do is Do.LOOK and step.says is None}
        assert silent == set()
        assert findings_of(made, "made") == ()
        at_steps = {deed.at for deed in scenario.runs[0].steps}
        comments = [comment.says for comment in scenario.comments if comment.says and comment.at in at_steps]
        said = [step.says for step in made.steps]
        assert all(comment in said for comment in comments)
        assert load(as_yaml(made).encode(), "made.yaml").item == made


def test_a_model_that_does_not_fit_the_scripts_is_said_to() -> None:
    scenario = shipped()[0]
    gone = {script_id: version for script_id, version in VERSIONS.items() if script_id != scenario.script}
    with pytest.raises(WrongTurn):
        walkthrough_of(scenario, gone, scenario.languages[0], NOW)


def test_one_that_a_trainer_recorded_is_shown_in_place_of_the_model(tmp_path: Path) -> None:
    scenario = shipped()[0]
    language = scenario.languages[0]
    model = model_of(scenario, VERSIONS, language, NOW, folder=tmp_path)
    assert model == walkthrough_of(scenario, VERSIONS, language, NOW)
    recorded = of_a_recording(model.steps[1:4], scenario.id, scenario.title, scenario.about)
    own.keep(tmp_path, recorded)
    assert model_of(scenario, VERSIONS, language, NOW, folder=tmp_path) == recorded
    assert model_of(scenario, {}, language, NOW, folder=tmp_path) == recorded, "also where the model no longer fits"
    kept = replace(recorded, id="kept")
    assert model_of(scenario, VERSIONS, language, NOW, kept=kept, folder=tmp_path) == recorded
    assert model_of(scenario, VERSIONS, language, NOW, kept=kept, folder=tmp_path / "nothing") == kept

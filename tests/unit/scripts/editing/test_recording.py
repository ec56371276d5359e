"""A call played in the preview becomes a scenario, which then holds."""

from agent_desktop.contract.script_runs import Mode, Reply, Situation
from agent_desktop.contract.scripts import Ending
from agent_desktop.scripts import engine
from agent_desktop.scripts.checks.checking import check_all
from agent_desktop.scripts.checks.playing import play
from agent_desktop.scripts.editing.document import changed, opened
from agent_desktop.scripts.editing.recording import add, scenario_of
from agent_desktop.scripts.findings import failed
from agent_desktop.scripts.standing import here
from tests.unit.scripts.editing.test_deeds import BIN, others
from tests.unit.scripts.made import NOW, catalogue, shipped


def test_every_scenario_of_the_library_is_recorded_as_one_that_holds() -> None:
    shelf = shipped()
    document = opened(BIN.read_text(encoding="utf-8"))
    assert document.script is not None
    tree = document.tree
    for scenario in document.script.scenarios:
        state = play(document.script.id, shelf, scenario)
        recorded = scenario_of(f"{scenario.name} again", state)
        assert recorded is not None
        tree = add(tree, recorded)
    made = changed(document, tree)
    assert not failed(check_all([made.loaded], others(), catalogue()))
    assert made.script is not None
    assert len(made.script.scenarios) == 2 * len(document.script.scenarios)


def test_a_run_that_did_not_end_is_no_scenario() -> None:
    shelf = shipped()
    version = shelf.current("missed-bin")
    assert version is not None
    state = engine.begin(shelf, version, Situation(flags=("HEAR",)), NOW, Mode.PREVIEW)
    assert scenario_of("Half", state) is None
    state = engine.advance(shelf, state, Reply(values={"bin": "black"}), NOW)
    state = engine.back(state, NOW)
    assert not isinstance(here(state).step, Ending)
    assert scenario_of("Back", state) is None

"""Which walkthrough shows how a scenario's call is done well: one that a trainer recorded, else its model run."""

from collections.abc import Mapping
from pathlib import Path

from agent_desktop.contract.base import Moment
from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.contract.scripts import ScriptVersion, Spoken
from agent_desktop.contract.walkthroughs import Walkthrough
from agent_desktop.walkthroughs import library, own
from agent_desktop.walkthroughs.of_scenario import walkthrough_of


def model_of(
    scenario: PracticeScenario,
    versions: Mapping[str, ScriptVersion],
    language: Spoken,
    now: Moment,
    folder: Path | None = None,
) -> Walkthrough:
    """`folder`: of this authority's own (None: where they are kept). Reads files: not on the screen's thread.

    Raises WrongTurn (agent_desktop.practice.playing) where none was recorded and the model run does not fit these
    versions.
    """
    recorded = own.recorded_for(folder or own.own_folder(), scenario.id) or library.recorded_for(scenario.id)
    return recorded or walkthrough_of(scenario, versions, language, now)

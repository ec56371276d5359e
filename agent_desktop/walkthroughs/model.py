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
    *,
    kept: Walkthrough | None = None,
    folder: Path | None = None,
) -> Walkthrough:
    """`kept`: the one that the server keeps of it. `folder`: of those recorded on this computer (None: where they are),
    which go before it. Reads files: not on the screen's thread.

    Raises WrongTurn (agent_desktop.practice.playing) where none was recorded and the model run does not fit these
    versions.
    """
    here = own.recorded_for(folder or own.own_folder(), scenario.id)
    return here or kept or library.recorded_for(scenario.id) or walkthrough_of(scenario, versions, language, now)

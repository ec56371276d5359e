"""Whether a scenario fits the scripts, flags, services and articles in force: each thing that does not. Pure."""

from collections.abc import Iterable, Iterator, Mapping

from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.contract.scripts import ScriptVersion
from agent_desktop.practice import fitting_names, fitting_people, fitting_runs, fitting_words
from agent_desktop.practice.misfit import Misfit
from agent_desktop.scripts.catalogue import Catalogue
from agent_desktop.scripts.versions import Shelf

__all__ = ["Misfit", "misfits", "no_longer_fitting"]


def misfits(
    scenario: PracticeScenario, versions: Mapping[str, ScriptVersion], catalogue: Catalogue
) -> tuple[Misfit, ...]:
    """In the scenario's order, () where it fits. `versions`: those in force, by the script's id.

    Every run is played on these very versions by the script engine, in each language of the scenario. Never raises.
    """
    return tuple(_misfits(scenario, versions, catalogue))


def _misfits(
    scenario: PracticeScenario, versions: Mapping[str, ScriptVersion], catalogue: Catalogue
) -> Iterator[Misfit]:
    yield from fitting_people.check(scenario, catalogue)
    yield from fitting_words.check(scenario)
    named = list(fitting_names.check(scenario, versions, catalogue))
    yield from named
    if not named:  # a run through a step that is gone would only say so again
        yield from fitting_runs.check(scenario, Shelf(versions.values()), catalogue)


def no_longer_fitting(
    scenarios: Iterable[PracticeScenario], versions: Mapping[str, ScriptVersion], catalogue: Catalogue
) -> dict[str, tuple[Misfit, ...]]:
    """By the scenario's id, why; only those that do not fit what is in force."""
    found = {scenario.id: misfits(scenario, versions, catalogue) for scenario in scenarios}
    return {name: why for name, why in found.items() if why}

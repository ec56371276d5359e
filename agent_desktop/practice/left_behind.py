"""Which scenarios a changed script would leave behind, in words for whoever edits it. Pure."""

from collections.abc import Iterable, Iterator, Mapping

from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.contract.scripts import Script, ScriptVersion
from agent_desktop.language import language, t
from agent_desktop.practice.fitting import misfits
from agent_desktop.scripts.catalogue import Catalogue
from agent_desktop.scripts.findings import Finding, Severity
from agent_desktop.scripts.versions import version_of


def goes_through(scenario: PracticeScenario) -> frozenset[str]:
    """Ids of the scripts that its runs go through."""
    deeds = [deed for run in scenario.runs for deed in run.steps]
    return frozenset({scenario.script, *(deed.at.partition("/")[0] for deed in deeds)})


def left_behind(
    script: Script,
    file: str,
    library: Mapping[str, Script],
    scenarios: Iterable[PracticeScenario],
    catalogue: Catalogue,
) -> Iterator[Finding]:
    """A warning for each scenario that fits `library`, and would fit no longer with `script` in it."""
    before = {name: version_of(each) for name, each in library.items()}
    after = {**before, script.id: version_of(script)}
    for scenario in scenarios:
        if script.id in goes_through(scenario):
            yield from _told(scenario, file, before, after, catalogue)


def _told(
    scenario: PracticeScenario,
    file: str,
    before: Mapping[str, ScriptVersion],
    after: Mapping[str, ScriptVersion],
    catalogue: Catalogue,
) -> Iterator[Finding]:
    wrong = misfits(scenario, after, catalogue)
    if wrong and not misfits(scenario, before, catalogue):
        what = t("The practice scenario “{title}” would no longer fit: {why}")
        yield Finding(
            file=file,
            line=1,
            severity=Severity.WARNING,
            what=what.format(title=scenario.title.in_language(language()), why=wrong[0].what),
            do=t("See to it once this is published: it is marked in Practice."),
        )

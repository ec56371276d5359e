"""The walkthroughs that come with the program."""

from functools import cache
from pathlib import Path

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.walkthroughs import Walkthrough
from agent_desktop.faults import ProgramFault
from agent_desktop.walkthroughs.reading import load_file

WALKTHROUGHS = Path(__file__).resolve().parents[2] / "scripts_library" / "walkthroughs"
"""A file each."""


@cache
def shipped() -> tuple[Walkthrough, ...]:
    """By id. Raises ProgramFault for one that cannot be read."""
    found = []
    for path in sorted(WALKTHROUGHS.glob("*.yaml")):
        done = load_file(path, path.name)
        if done.item is None:
            raise ProgramFault(f"{path.name}:{done.findings[0].line}: {done.findings[0].what}")
        found.append(done.item)
    return tuple(sorted(found, key=lambda walkthrough: walkthrough.id))


def of_the_desktop(role: Role) -> tuple[Walkthrough, ...]:
    """Those that show someone of this role the desktop itself, not the call of a scenario."""
    return tuple(each for each in shipped() if each.scenario is None and (not each.roles or role in each.roles))


def recorded_for(scenario_id: str) -> Walkthrough | None:
    """The one that a trainer recorded of this scenario, which goes before the one that follows from its model run."""
    return next((each for each in shipped() if each.scenario == scenario_id), None)

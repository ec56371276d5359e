"""Scorecards as YAML files: those that ship, and what an authority takes along."""

from functools import cache
from pathlib import Path

import msgspec

from agent_desktop.contract.scorecards import ScorecardContent
from agent_desktop.faults import EnvironmentFault, ProgramFault
from agent_desktop.language import t
from agent_desktop.yaml_text import YamlRefused, read

LIBRARY = Path(__file__).resolve().parents[2] / "scripts_library" / "scorecards"


def read_scorecard(text: str) -> ScorecardContent:
    """What a file says. Raises EnvironmentFault for one that is no scorecard, with the place."""
    try:
        return msgspec.convert(read(text).tree, ScorecardContent)
    except YamlRefused as refused:
        what = t("Line {number}: {what}").format(number=refused.line, what=refused.what)
        raise EnvironmentFault(what, do=refused.do) from None
    except msgspec.ValidationError as error:
        raise EnvironmentFault(
            t("This is no scorecard: {problem}.").format(problem=error),
            do=t("Compare it with one that ships with Agent Desktop."),
        ) from None


@cache
def shipped() -> dict[str, ScorecardContent]:
    """Those that ship, by the name of their file. Raises ProgramFault for one that cannot be read."""
    try:
        return {path.stem: read_scorecard(path.read_text(encoding="utf-8")) for path in sorted(LIBRARY.glob("*.yaml"))}
    except EnvironmentFault as fault:
        raise ProgramFault(fault.what) from fault

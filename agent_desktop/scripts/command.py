"""`agent-desktop scripts check [PATH]`: one line a finding, and whether the scripts may be published."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from agent_desktop.language import t, tn
from agent_desktop.scripts.catalogue import Catalogue, read_catalogue
from agent_desktop.scripts.checks.checking import check_all, load_all
from agent_desktop.scripts.findings import Severity, as_line, failed

LIBRARY = Path(__file__).resolve().parents[2] / "scripts_library"
"""The scripts that come with the program."""

PASSED, REFUSED = 0, 1


def check(path: Path | None, catalogue: Path | None, say: Callable[[str], object]) -> int:
    """The exit status: 1 where an error was found. `say` gets the lines."""
    where = path or LIBRARY
    if not where.exists():
        say(t("There is no such file or folder: {path}").format(path=where))
        return REFUSED
    known = _catalogue(catalogue, where, say)
    if known is None:
        return REFUSED
    wanted, beside = load_all(where)
    if not wanted:
        say(t("There are no scripts in {path}").format(path=where))
        return REFUSED
    findings = list(check_all(wanted, beside, known))
    for finding in findings:
        say(as_line(finding))
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    scripts = tn("{count} script checked", "{count} scripts checked", len(wanted)).format(count=len(wanted))
    wrong = tn("{count} error", "{count} errors", errors).format(count=errors)
    scenarios = sum(len(loaded.script.scenarios) for loaded in wanted if loaded.script)
    played = tn("{count} scenario", "{count} scenarios", scenarios).format(count=scenarios)
    say(f"{scripts}, {played}, {wrong}")
    return REFUSED if failed(findings) else PASSED


def _catalogue(given: Path | None, where: Path, say: Callable[[str], object]) -> Catalogue | None:
    """The one given; else the one beside the scripts; else the demo authority's."""
    beside = (where if where.is_dir() else where.parent) / "catalogue.json"
    path = given or (beside if beside.exists() else LIBRARY / "catalogue.json")
    try:
        return read_catalogue(path)
    except (OSError, msgspec.MsgspecError):
        say(t("The catalogue of flags, services and articles cannot be read: {path}").format(path=path))
        return None

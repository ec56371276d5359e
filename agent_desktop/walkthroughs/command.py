"""`agent-desktop walkthroughs check [PATH]`: one line a finding, and whether they may be played."""

from collections.abc import Callable
from pathlib import Path

from agent_desktop.language import t, tn
from agent_desktop.scripts.checks.checking import files_of
from agent_desktop.scripts.command import PASSED, REFUSED
from agent_desktop.scripts.findings import as_line
from agent_desktop.walkthroughs.library import WALKTHROUGHS
from agent_desktop.walkthroughs.reading import load_file


def check(path: Path | None, say: Callable[[str], object]) -> int:
    """The exit status: 1 where one may not be played. `say` gets the lines."""
    where = path or WALKTHROUGHS
    if not where.exists():
        say(t("There is no such file or folder: {path}").format(path=where))
        return REFUSED
    read = [load_file(each, str(each)) for each in files_of(where)]
    if not read:
        say(t("There are no walkthroughs in {path}").format(path=where))
        return REFUSED
    findings = [finding for done in read for finding in done.findings]
    for finding in findings:
        say(as_line(finding))
    checked = tn("{count} walkthrough checked", "{count} walkthroughs checked", len(read)).format(count=len(read))
    wrong = tn("{count} error", "{count} errors", len(findings)).format(count=len(findings))
    say(f"{checked}, {wrong}")
    return REFUSED if findings else PASSED

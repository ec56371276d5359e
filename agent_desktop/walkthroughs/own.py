"""Walkthroughs recorded on this computer that no server has yet: files in a folder, one each."""

import logging
from contextlib import suppress
from pathlib import Path

from agent_desktop.contract.walkthroughs import Walkthrough
from agent_desktop.faults import EnvironmentFault
from agent_desktop.language import t
from agent_desktop.walkthroughs.reading import load_file
from agent_desktop.walkthroughs.writing import as_yaml
from agent_desktop.whole_files import write_whole

log = logging.getLogger(__name__)


def own_folder() -> Path:
    """Where they stand on this system."""
    from platformdirs import user_data_path  # late: few look

    return user_data_path("agent-desktop", appauthor=False) / "walkthroughs"


def every(folder: Path) -> tuple[Walkthrough, ...]:
    """Those that can be read, by id. Never raises: one that cannot is left where it is."""
    found = []
    for path in sorted(folder.glob("*.yaml")):
        done = load_file(path, path.name)
        if done.item is None:
            log.info("a walkthrough cannot be read: line %d", done.findings[0].line)
        else:
            found.append(done.item)
    return tuple(found)


def recorded_for(folder: Path, scenario_id: str) -> Walkthrough | None:
    """Which goes before the one that follows from the scenario's model run."""
    return next((each for each in every(folder) if each.scenario == scenario_id), None)


def keep(folder: Path, walkthrough: Walkthrough) -> None:
    """In place of the one of that id. As `write`."""
    write(folder / f"{walkthrough.id}.yaml", walkthrough)


def forget(folder: Path, walkthrough_id: str) -> None:
    """It is kept elsewhere by now. Never raises an OSError: it only stays then."""
    with suppress(OSError):
        (folder / f"{walkthrough_id}.yaml").unlink(missing_ok=True)


def write(path: Path, walkthrough: Walkthrough) -> None:
    """On the disk when this returns. Raises EnvironmentFault; then what was there before is untouched."""
    try:
        write_whole(path, as_yaml(walkthrough).encode())
    except OSError as error:
        raise EnvironmentFault(
            t("The walkthrough could not be written."),
            kept=t("It stands in the editor as it was."),
            do=t("Make room on the disk, or ask for the right to write there."),
            details=f"walkthrough: {type(error).__name__} {error.errno}",
        ) from error

"""Rows of the guided scripts: every file of the library, written by the trainer and approved by the supervisor."""

from datetime import date, timedelta
from functools import cache
from random import Random

import msgspec

from agent_desktop.contract.script_life import VersionState
from agent_desktop.contract.scripts import ScriptVersion
from agent_desktop.faults import ProgramFault
from agent_desktop.scripts.checks.checking import files_of
from agent_desktop.scripts.command import LIBRARY
from agent_desktop.scripts.findings import as_line
from agent_desktop.scripts.reading import load
from agent_desktop.scripts.versions import version_of
from central_server.demo.accounts import account_id
from central_server.demo.chance import demo_id
from central_server.demo.days import midday
from central_server.demo.named import MADE
from central_server.demo.rows import Batch

WRITTEN_AGO, SUBMITTED_AGO, APPROVED_AGO = (timedelta(days=days) for days in (30, 23, 21))
MOVES = 3
"""Submitted, approved, published: as many times it was changed since it was written."""


def add_scripts(batch: Batch, today: date) -> None:
    written, submitted, approved = (midday(today - ago) for ago in (WRITTEN_AGO, SUBMITTED_AGO, APPROVED_AGO))
    moments = (account_id("trainer"), written, approved, submitted, account_id("supervisor"), approved, approved, None)
    for source, version in library():
        script = version.script
        version_id = demo_id(Random(f"script {script.id}"), MADE)  # noqa: S311 - the same every time is the point
        words = (source, msgspec.json.encode(script).decode(), script.change_note, "")
        identity = (version_id, 1 + MOVES, script.id, 1, VersionState.PUBLISHED.value)
        batch["script_version"].append((*identity, script.title.en, version.hash, *words, *moments))


@cache
def library() -> tuple[tuple[str, ScriptVersion], ...]:
    """Each file as it is written, and what it says. Raises ProgramFault for one that cannot be read as a script."""
    found = []
    for path in files_of(LIBRARY):
        content = path.read_bytes()
        loaded = load(content, path.name)
        if loaded.script is None:
            raise ProgramFault(as_line(loaded.findings[0]))
        found.append((content.decode("utf-8"), version_of(loaded.script)))
    return tuple(found)

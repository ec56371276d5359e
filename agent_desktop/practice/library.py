"""The scenarios and courses that come with the program."""

import hashlib
from functools import cache
from pathlib import Path

import msgspec

from agent_desktop.contract.practice import Course
from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.faults import ProgramFault
from agent_desktop.practice.reading import COURSE, SCENARIO
from agent_desktop.scripts.file_reading import Format, Kind, read_file

_LIBRARY = Path(__file__).resolve().parents[2] / "scripts_library"
SCENARIOS, COURSES = _LIBRARY / "scenarios", _LIBRARY / "courses"

_ENCODER = msgspec.json.Encoder(order="deterministic")


@cache
def shipped() -> tuple[PracticeScenario, ...]:
    """By id. Raises ProgramFault for one that cannot be read."""
    return tuple(sorted(_all_of(SCENARIO, SCENARIOS), key=lambda scenario: scenario.id))


@cache
def shipped_courses() -> tuple[Course, ...]:
    """By id. Raises ProgramFault for one that cannot be read."""
    return tuple(sorted(_all_of(COURSE, COURSES), key=lambda course: course.id))


def hash_of(scenario: PracticeScenario) -> str:
    """SHA-256 of its content, in hex: the same content always has the same one, however its file was laid out."""
    return hashlib.sha256(_ENCODER.encode(scenario)).hexdigest()


def _all_of(form: Format[Kind], folder: Path) -> tuple[Kind, ...]:
    found = []
    for path in sorted(folder.glob("*.yaml")):
        done = read_file(form, path, path.name)
        if done.item is None:
            raise ProgramFault(f"{path.name}:{done.findings[0].line}: {done.findings[0].what}")
        found.append(done.item)
    return tuple(found)

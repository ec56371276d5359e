"""`agent-desktop scenarios check [PATH]`: one line a finding, and whether scenarios and courses fit what they name."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from agent_desktop.contract.practice import Course
from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.contract.scripts import ScriptVersion
from agent_desktop.language import t, tn
from agent_desktop.practice.fitting import misfits
from agent_desktop.practice.fitting_courses import course_misfits
from agent_desktop.practice.library import COURSES, SCENARIOS
from agent_desktop.practice.misfit import Misfit
from agent_desktop.practice.reading import COURSE, SCENARIO
from agent_desktop.scripts.catalogue import Catalogue, read_catalogue
from agent_desktop.scripts.checks.checking import files_of, load_all
from agent_desktop.scripts.command import LIBRARY, PASSED, REFUSED
from agent_desktop.scripts.file_reading import FileRead, error, read_file
from agent_desktop.scripts.findings import Finding, as_line
from agent_desktop.scripts.versions import version_of

Read = FileRead[PracticeScenario] | FileRead[Course]


@dataclass(frozen=True)
class _Against:
    """What the files are held against."""

    versions: Mapping[str, ScriptVersion]
    catalogue: Catalogue
    scenarios: frozenset[str]


def check(path: Path | None, catalogue: Path | None, scripts: Path | None, say: Callable[[str], object]) -> int:
    """The exit status: 1 where anything does not fit. `scripts`: a folder of them; None: those that ship."""
    wanted = [path] if path else [folder for folder in (SCENARIOS, COURSES) if folder.exists()]
    if missing := next((each for each in (*wanted, scripts, catalogue) if each and not each.exists()), None):
        say(t("There is no such file or folder: {path}").format(path=missing))
        return REFUSED
    try:
        known = read_catalogue(catalogue or LIBRARY / "catalogue.json")
    except (OSError, msgspec.MsgspecError):
        say(t("The catalogue of flags, services and articles cannot be read: {path}").format(path=catalogue))
        return REFUSED
    read = [_read(each) for place in wanted for each in files_of(place)]
    if not read:
        say(t("There are no scenarios in {path}").format(path=path or SCENARIOS))
        return REFUSED
    return _told(read, _against(read, scripts or LIBRARY, known), say)


def _read(path: Path) -> Read:
    """A file with stages is a course."""
    done = read_file(COURSE, path, str(path))
    is_course = done.text is not None and isinstance(done.text.tree, dict) and "stages" in done.text.tree
    return done if is_course else read_file(SCENARIO, path, str(path))


def _against(read: Iterable[Read], scripts: Path, catalogue: Catalogue) -> _Against:
    loaded, _ = load_all(scripts)
    beside = [_read(each) for each in files_of(SCENARIOS)] if SCENARIOS.exists() else []
    return _Against(
        versions={each.script.id: version_of(each.script) for each in loaded if each.script},
        catalogue=catalogue,
        scenarios=frozenset(_id_of(done) for done in (*read, *beside)),
    )


def _id_of(done: Read) -> str:
    """Also of one that cannot be read: a course may name it all the same."""
    tree = done.text.tree if done.text else None
    return str(tree.get("id", "")) if isinstance(tree, dict) else ""


def _told(read: list[Read], against: _Against, say: Callable[[str], object]) -> int:
    found = [*(finding for done in read for finding in findings(done, against)), *_same_ids(read)]
    for finding in found:
        say(as_line(finding))
    count = sum(done.item is None or isinstance(done.item, PracticeScenario) for done in read)
    scenarios = tn("{count} scenario checked", "{count} scenarios checked", count).format(count=count)
    courses = tn("{count} course", "{count} courses", len(read) - count).format(count=len(read) - count)
    wrong = tn("{count} error", "{count} errors", len(found)).format(count=len(found))
    say(f"{scenarios}, {courses}, {wrong}")
    return REFUSED if found else PASSED


def findings(done: Read, against: _Against) -> Iterator[Finding]:
    """What is wrong with one file, in the order of its lines."""
    yield from done.findings
    if isinstance(done.item, PracticeScenario):
        yield from _at_lines(done, misfits(done.item, against.versions, against.catalogue))
    elif isinstance(done.item, Course):
        yield from _at_lines(done, course_misfits(done.item, against.scenarios))


def _at_lines(done: Read, found: Iterable[Misfit]) -> list[Finding]:
    told = [error(done.file, done.text.line(each.path) if done.text else 1, each.what, each.do) for each in found]
    return sorted(told, key=lambda finding: finding.line)


def _same_ids(read: list[Read]) -> Iterator[Finding]:
    first: dict[tuple[type, str], str] = {}
    for done in read:
        if done.item is None:
            continue
        key = (type(done.item), done.item.id)
        if key in first:
            what = t("Two files have the same id: “{name}” (the other: {file}).")
            line = done.text.line(("id",)) if done.text else 1
            words = what.format(name=done.item.id, file=first[key])
            yield error(done.file, line, words, t("Give one of them another name."))
        first.setdefault(key, done.file)

"""All checks of all scripts in a folder, or of one file."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from agent_desktop.language import t
from agent_desktop.scripts.catalogue import Catalogue
from agent_desktop.scripts.checks import contradictions, graph, names, paths, playing, reading_age, shape
from agent_desktop.scripts.checks.domains import Domains
from agent_desktop.scripts.checks.subject import Subject
from agent_desktop.scripts.findings import Finding, Severity, failed
from agent_desktop.scripts.reading import Loaded, load_file

ENDINGS = (".yaml", ".yml")


def files_of(path: Path) -> list[Path]:
    """The scripts in a folder, or the file itself."""
    return sorted(each for each in path.iterdir() if each.suffix in ENDINGS) if path.is_dir() else [path]


def load_all(path: Path) -> tuple[list[Loaded], list[Loaded]]:
    """Those asked for; and those beside them, which they may go through as subscripts."""
    wanted = [load_file(each, str(each)) for each in files_of(path)]
    beside = [] if path.is_dir() else [each for each in files_of(path.parent) if each.resolve() != path.resolve()]
    return wanted, [load_file(each, str(each)) for each in beside]


def check_all(wanted: Iterable[Loaded], beside: Iterable[Loaded], catalogue: Catalogue) -> Iterator[Finding]:
    """What is wrong with those asked for, file by file, each in the order of its lines."""
    asked = list(wanted)
    library = {loaded.script.id: loaded.script for loaded in (*beside, *asked) if loaded.script}
    first: dict[str, str] = {}
    for loaded in asked:
        if loaded.script is None:
            yield from loaded.findings
            continue
        if loaded.script.id in first:
            what = t("Two scripts have the same id: “{name}” (the other: {file}).")
            yield Finding(
                file=loaded.file,
                line=loaded.line("id"),
                severity=Severity.ERROR,
                what=what.format(name=loaded.script.id, file=first[loaded.script.id]),
                do=t("Give one of them another name."),
            )
        first.setdefault(loaded.script.id, loaded.file)
        subject = Subject(
            loaded=loaded,
            script=loaded.script,
            library={**library, loaded.script.id: loaded.script},
            catalogue=catalogue,
        )
        yield from check(subject)


def check(subject: Subject) -> list[Finding]:
    """Everything wrong with one script. Paths and scenarios wait until its names and its map are right."""
    found = [*shape.check(subject), *names.check(subject)]
    if not failed(found):
        domains = Domains(subject)
        found += graph.check(subject)
        found += contradictions.check(subject, domains)
        if not failed(found):
            found += paths.check(subject, domains)
            found += playing.check(subject)
    found += reading_age.check(subject)
    return sorted(found, key=lambda finding: finding.line)

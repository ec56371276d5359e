"""Scripts for tests, made from a few lines."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from agent_desktop.contract.script_runs import Reply, RunState
from agent_desktop.contract.scripts import Script, ScriptVersion, Value
from agent_desktop.scripts import engine
from agent_desktop.scripts.catalogue import Catalogue, read_catalogue
from agent_desktop.scripts.checks.checking import check_all
from agent_desktop.scripts.findings import Finding
from agent_desktop.scripts.reading import Loaded, load, load_file
from agent_desktop.scripts.standing import here
from agent_desktop.scripts.versions import Shelf, version_of

LIBRARY = Path(__file__).resolve().parents[3] / "scripts_library"
NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)

HEAD = """\
format: 1
id: {id}
title: {{en: A title}}
owner: Tests
audience: [phone, counter]
languages: [en]
review_by: 2027-05-31
start: {start}
"""

END = "  - {id: end, kind: outcome, title: {en: End}, result: answered}\n"


def head(name: str = "trial", start: str = "first") -> str:
    return HEAD.format(id=name, start=start)


def prompt(name: str, to: str, words: str = "Hello.", more: str = "") -> str:
    return f"  - {{id: {name}, kind: prompt, title: {{en: T}}, say: [{{en: {words}}}], go: [{{to: {to}}}]{more}}}\n"


def read(text: str) -> Script:
    """The script of `text`, which must read well."""
    loaded = load(text.encode(), "trial.yaml")
    assert loaded.script is not None, loaded.findings
    return loaded.script


@cache
def catalogue() -> Catalogue:
    return read_catalogue(LIBRARY / "catalogue.json")


def findings(*texts: str) -> list[Finding]:
    loaded = [load(text.encode(), f"trial-{number}.yaml") for number, text in enumerate(texts)]
    return list(check_all(loaded, [], catalogue()))


def said(*texts: str) -> str:
    """What the checks say of these scripts, a line a finding: "line severity what"."""
    return "\n".join(f"{each.line} {each.severity} {each.what}" for each in findings(*texts))


@cache
def library() -> tuple[Loaded, ...]:
    """Read once: it takes most of a second, and hundreds of tests begin with it."""
    return tuple(load_file(path, path.name) for path in sorted(LIBRARY.glob("*.yaml")))


@cache
def versions() -> tuple[ScriptVersion, ...]:
    """Those of the library."""
    return tuple(version_of(loaded.script) for loaded in library() if loaded.script)


def shelf_of(*scripts: Script) -> Shelf:
    return Shelf(version_of(script) for script in scripts)


def shipped() -> Shelf:
    return Shelf(versions())


def go(shelf: Shelf, state: RunState, **values: Value) -> RunState:
    return engine.advance(shelf, state, Reply(values=values), NOW)


def place(state: RunState) -> str:
    return here(state).step

"""Whoever edits a script is told which practice scenarios it would leave behind, and only those."""

from msgspec.structs import replace

from agent_desktop.contract.scripts import Ending, Script
from agent_desktop.desk.script_checking import Named, findings
from agent_desktop.practice.left_behind import goes_through, left_behind
from agent_desktop.practice.library import shipped
from agent_desktop.scripts.command import LIBRARY
from agent_desktop.scripts.editing.document import opened
from agent_desktop.scripts.findings import Severity
from agent_desktop.scripts.reading import load_file
from tests.unit.practice.made import catalogue, turned, versions


def library() -> dict[str, Script]:
    return {name: version.script for name, version in versions().items()}


def changed() -> Script:
    """Whoever is told what the tag means is asked first whether they see it."""
    script = library()["missed-bin"]
    steps = tuple(replace(step, id="raised_now") if step.id == "raised" else step for step in script.steps)
    return replace(
        script,
        steps=tuple(
            step if isinstance(step, Ending) else replace(step, go=tuple(
                replace(way, to="raised_now" if way.to == "raised" else way.to) for way in step.go
            ))
            for step in steps
        ),
    )  # fmt: skip


def test_those_that_would_fit_no_longer_are_named() -> None:
    found = list(left_behind(changed(), "missed-bin.yaml", library(), (turned(), *shipped()), catalogue()))
    through = [each for each in shipped() if "missed-bin" in goes_through(each)]
    assert 1 <= len(found) <= 1 + len(through)
    assert "“A bin that is fetched” would no longer fit: The run “All done” fails" in found[0].what
    assert {each.severity for each in found} == {Severity.WARNING}


def test_a_script_that_is_as_it_was_leaves_none_behind() -> None:
    assert not list(left_behind(library()["missed-bin"], "x", library(), shipped(), catalogue()))


def test_one_that_did_not_fit_before_is_not_laid_to_this_change() -> None:
    never_fitted = turned(("flags: [HEAR]", "flags: [ODD]"))
    assert not list(left_behind(changed(), "x", library(), (never_fitted,), catalogue()))


def test_the_editor_has_them_among_its_problems() -> None:
    path = LIBRARY / "missed-bin.yaml"
    text = path.read_text(encoding="utf-8").replace("raised]", "raised_now]").replace("to: raised}", "to: raised_now}")
    loaded = opened(
        text.replace("id: raised\n", "id: raised_now\n").replace("outcome: raised\n", "outcome: raised_now\n")
    )
    named = Named(catalogue=catalogue(), articles={}, library=library(), scenarios=(turned(),))
    found = findings(loaded.loaded, named)
    assert ["would no longer fit" in each.what for each in found].count(True) == 1
    assert not [each for each in found if each.severity is Severity.ERROR]
    assert not findings(load_file(path, "missed-bin.yaml"), named)

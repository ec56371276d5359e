"""`agent-desktop scenarios check`, as a trainer or a build runs it, and on every kind of hostile file."""

import subprocess
import sys
from pathlib import Path

import pytest

from agent_desktop.practice.command import check
from agent_desktop.practice.library import COURSES, SCENARIOS
from agent_desktop.scripts.command import LIBRARY
from tests.unit.practice.made import BIN
from tests.unit.scripts.hostile import BOMB, Hostile, goes_through_all, written

GUIDE = LIBRARY.parent / "docs" / "scenario-format.md"


def changed(old: str, new: str) -> bytes:
    assert old in BIN, old
    return BIN.replace(old, new).encode()


ROUND = "      - {at: missed-bin/which_bin, variant: hearing}\n"
FILES = {
    "large": Hostile(b"# " + b"x" * 5_000_000, "The file is larger than a scenario can be (1 MB)."),
    "bomb": Hostile(f"id: bomb\n{BOMB}\n".encode(), "Anchors (&name) are not read here."),
    "deep": Hostile(b"format: 1\nturns: " + b"[" * 50_000, "too deep"),
    "empty": Hostile(b"", "The file is empty."),
    "list": Hostile(b"- a\n", "A scenario begins with “format: 1”."),
    "future": Hostile(changed("format: 1", "format: 7"), "The scenario is in format 7; this program reads format 1."),
    "script-gone": Hostile(
        changed("script: missed-bin", "script: lost-bin"), "The script “lost-bin” is not there any more."
    ),
    "no-ending": Hostile(changed("    outcome: raised\n", ""), "“outcome” is missing here."),
    "stops": Hostile(changed("      - {at: missed-bin/read_back, variant: slow}\n", ""), "before an outcome"),
    "circle": Hostile(changed(ROUND, ROUND * 2), "“missed-bin/when_due” comes here."),
    "flag": Hostile(changed("flags: [HEAR]", "flags: [GONE]"), "There is no such thing: “GONE” (flag)."),
    "service": Hostile(changed("service: blue_badge", "service: gone"), "There is no such thing: “gone” (service)."),
    "person": Hostile(
        changed("caller: {person: mair", "caller: {person: tom"), "There is no such thing: “tom” (person)."
    ),
    "steps": Hostile(
        changed("    steps:\n", "    steps: 17\n    stops:\n"), "a list is expected here, not a whole number."
    ),
    "mood": Hostile(changed("mood: worried", "mood: grim"), "“grim” is not one of the words that may stand here."),
    "slip": Hostile(
        changed("misheard:", "mishaerd:"), "“mishaerd” is not something a scenario can have here. Did you mean"
    ),
    "street": Hostile(changed("postcode: FB3 4QX}", "postcode: FB3 4QX, street: 4}"), "“street” is not something"),
    "dial": Hostile(
        changed("[{e164: '+441632960123'}]", "[{e164: '+441632960123', dial: 1}]"), "“dial” is not something"
    ),
    "comma": Hostile(
        changed("{en: Thank you dear., cy", "{en: Thanks, my dear., cy"), "Put the whole sentence in quotes."
    ),
    "never": Hostile(changed(", notes: ['4711']", ""), "What must not happen is exactly one thing"),
    "binary": Hostile(b"format: 1\ntitle: \xff\xfe\n", "The file is not in UTF-8."),
    "course": Hostile(
        b"format: 1\nid: x\ntitle: {en: X}\nabout: {en: X}\nstages:\n  - {id: a, title: {en: A}, scenarios: [gone]}\n",
        "There is no such thing: “gone” (scenario).",
    ),
}
"""By the name of the file."""


def run(path: Path | None, **given: Path) -> tuple[int, list[str]]:
    lines: list[str] = []
    return check(path, given.get("catalogue"), given.get("scripts"), lines.append), lines


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path, FILES)


def test_what_ships_passes() -> None:
    status, lines = run(None)
    assert status == 0, lines
    assert lines[-1].endswith("2 courses, 0 errors")


@pytest.mark.parametrize("name", FILES)
def test_each_is_told_by_file_and_line_with_what_to_do(folder: Path, name: str) -> None:
    status, lines = run(folder / f"{name}.yaml")
    assert status == 1
    told = [line for line in lines if FILES[name].told in line]
    assert told, lines
    assert all(line.startswith(f"{folder / name}.yaml:") for line in told)


def test_a_folder_of_all_of_them_is_gone_through_by_the_command_itself(folder: Path) -> None:
    goes_through_all("scenarios", folder, FILES)


def test_the_command_opens_no_window() -> None:
    code = (
        "import sys; from ui.cli import main\n"
        "try: main(['scenarios', 'check'])\n"
        "except SystemExit as end: assert end.code == 0, end.code\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_two_of_one_id_are_told(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(BIN, encoding="utf-8")
    status, lines = run(tmp_path)
    assert status == 1
    assert "Two files have the same id: “mair-and-the-brown-bin”" in lines[0]


@pytest.mark.parametrize("given", ["path", "scripts", "catalogue"])
def test_what_is_not_there_is_said(given: str, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    status, lines = run(gone) if given == "path" else run(SCENARIOS, **{given: gone})
    assert status == 1
    assert str(gone) in lines[0]


def test_a_folder_without_any_is_said(tmp_path: Path) -> None:
    assert run(tmp_path)[0] == 1


def test_a_course_alone_knows_the_scenarios_that_ship() -> None:
    assert run(COURSES / "first-weeks.yaml")[0] == 0


def test_the_examples_of_the_guide_are_sound(tmp_path: Path) -> None:
    blocks = [block.split("```")[0] for block in GUIDE.read_text(encoding="utf-8").split("```yaml\n")[1:]]
    assert len(blocks) == 2
    for number, block in enumerate(blocks):
        path = tmp_path / f"example-{number}.yaml"
        path.write_text(block, encoding="utf-8")
        assert run(path) == (0, run(path)[1]), run(path)[1]
        assert run(path)[1][-1].endswith("0 errors")

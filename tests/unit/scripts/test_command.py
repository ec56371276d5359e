"""`agent-desktop scripts check`, as a trainer or a build runs it."""

import subprocess
import sys
from pathlib import Path

import pytest

from agent_desktop.scripts.command import check
from central_server.demo import script_catalogue
from tests.unit.scripts.made import END, LIBRARY, head, prompt


def run(path: Path | None) -> tuple[int, list[str]]:
    lines: list[str] = []
    return check(path, None, lines.append), lines


def test_the_shipped_library_passes() -> None:
    status, lines = run(None)
    assert status == 0
    assert lines[-1].endswith("0 errors")


def test_a_fault_is_one_line_with_file_line_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(head() + "steps:\n" + prompt("first", "nowhere") + END, encoding="utf-8")
    status, lines = run(path)
    assert status == 1
    assert f"{path}:10: error: There is no such thing: “nowhere” (step). Look for a slip in the name" in lines[1]


@pytest.mark.parametrize("name", ["not-there", "empty"])
def test_nothing_to_check_is_said(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run(tmp_path / name)[0] == 1


def test_a_script_alone_finds_its_subscripts_beside_it() -> None:
    assert run(LIBRARY / "missed-bin.yaml")[0] == 0


def test_the_command_starts_without_a_screen() -> None:
    code = (
        "import sys; from ui.cli import main\n"
        "try: main(['--language', 'cy', 'scripts', 'check'])\n"
        "except SystemExit as end: assert end.code == 0, end.code\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "sgript" in done.stdout


def test_the_catalogue_is_that_of_the_demo_authority() -> None:
    kept = (LIBRARY / "catalogue.json").read_text(encoding="utf-8")
    assert kept == script_catalogue.as_text(), "run python -m central_server.demo.script_catalogue"


def test_the_example_of_the_guide_is_a_sound_script(tmp_path: Path) -> None:
    guide = (LIBRARY.parent / "docs" / "script-format.md").read_text(encoding="utf-8")
    example = next(block for block in guide.split("```yaml\n")[1:] if "scenarios:" in block).split("```")[0]
    path = tmp_path / "lost-bin.yaml"
    path.write_text(example, encoding="utf-8")
    status, lines = run(path)
    assert status == 0
    assert len(lines) == 1, lines

"""`agent-desktop scripts check` on every kind of hostile file: one clear line for each, and never a trace."""

from pathlib import Path

import pytest

from agent_desktop.scripts.command import check
from tests.unit.scripts.hostile import FILES, goes_through_all, written
from tests.unit.scripts.made import END, findings, head, prompt

ARABIC, COMBINING = "مرحبا كيف حالك", "e\u0301 ẛ̣ \u0bb5\u0bbe 👩‍👩‍👧"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path, FILES)


@pytest.mark.parametrize("name", FILES)
def test_each_is_told_by_file_and_line_with_what_to_do(folder: Path, name: str) -> None:
    lines: list[str] = []
    assert check(folder / f"{name}.yaml", None, lines.append) == 1
    told = [line for line in lines if FILES[name].told in line]
    assert told, lines
    assert all(line.startswith(f"{folder / name}.yaml:") for line in told)


def test_a_folder_of_all_of_them_is_gone_through_by_the_command_itself(folder: Path) -> None:
    goes_through_all("scripts", folder, FILES)


def test_words_from_right_to_left_and_combining_ones_are_words(tmp_path: Path) -> None:
    text = head().replace("A title", ARABIC) + "steps:\n" + prompt("first", "end", f"{ARABIC} {COMBINING}") + END
    assert not [each for each in findings(text) if each.severity == "error"]
    path = tmp_path / "words.yaml"
    path.write_text(text, encoding="utf-8")
    assert check(path, None, lambda _line: None) == 0

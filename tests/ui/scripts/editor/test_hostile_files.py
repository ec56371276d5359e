"""Hostile files taken in by the editor: told calmly, or opened with what is wrong marked on the map."""

from pathlib import Path

import pytest

from tests.support import screens
from tests.ui.scripts.editor.conftest import Room
from tests.unit.scripts.hostile import FILES


@pytest.mark.parametrize("name", [name for name, hostile in FILES.items() if not hostile.readable])
def test_what_is_no_script_is_told_and_changes_nothing(room: Room, tmp_path: Path, name: str) -> None:
    take_in(room, tmp_path, name)
    assert room.work.page is None
    assert room.said()[0].startswith("This file cannot be read as a script. Nothing was changed.")
    assert FILES[name].told in room.said()[0]


@pytest.mark.parametrize("name", [name for name, hostile in FILES.items() if hostile.readable and "circle" not in name])
def test_what_has_a_fault_is_opened_with_the_fault_marked(room: Room, tmp_path: Path, name: str) -> None:
    take_in(room, tmp_path, name)
    assert room.text.encode() == FILES[name].content, "unchanged"
    wrong = [finding for finding in room.page.session.findings if FILES[name].told in finding.what]
    assert wrong
    room.page.go_to_problem(wrong[0])
    room.rest()
    screens.settle()
    assert room.page.step_id == "first"


def test_one_that_goes_through_itself_is_marked_too(room: Room, tmp_path: Path) -> None:
    name = "circle-a"
    path = tmp_path / f"{name}.yaml"
    path.write_bytes(FILES[name].content.replace(b"circle-b", b"circle-a"))
    room.work.files.take_in(path)
    room.rest()
    told = [finding.what for finding in room.page.session.findings]
    assert "The subscript “circle-a” comes back to this script." in told


def take_in(room: Room, folder: Path, name: str) -> None:
    path = folder / f"{name}.yaml"
    path.write_bytes(FILES[name].content)
    room.work.files.take_in(path)
    room.rest()

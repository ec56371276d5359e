"""`agent-desktop walkthroughs check`, as a trainer or a build runs it."""

from pathlib import Path

import pytest

from ui.cli import read_options

GOOD = "format: 1\nid: trial\ntitle: {en: A}\nabout: {en: B}\nsteps:\n  - {control: contact.notes, says: {en: Notes}}\n"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[object, str]:
    """Its exit status, and what it said."""
    with pytest.raises(SystemExit) as ended:
        read_options(["walkthroughs", "check", *arguments], {})
    return ended.value.code, capsys.readouterr().out


def test_what_ships_may_be_played(capsys: pytest.CaptureFixture[str]) -> None:
    status, said = run(capsys)
    assert (status, said.endswith("walkthroughs checked, 0 errors\n")) == (0, True)


def test_each_fault_is_a_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(GOOD.replace("contact.notes", "contact.nots"), encoding="utf-8")
    status, said = run(capsys, str(tmp_path))
    assert status == 1
    assert "bad.yaml:6: error: No control is called “contact.nots”." in said
    assert said.endswith("2 walkthroughs checked, 1 error\n")


def test_nothing_there_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(capsys, str(tmp_path / "nowhere"))[0] == 1
    assert run(capsys, str(tmp_path))[0] == 1

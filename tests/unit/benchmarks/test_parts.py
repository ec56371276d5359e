"""`make bench`: parts that can be measured singly, and the file they share."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import command as bench
from benchmarks.alone import alone
from benchmarks.figures import merged, read, table, write
from benchmarks.parts import PARTS
from benchmarks.row import Row, toward


def row(name: str, value: float = 1.0) -> Row:
    return toward(name, "ms", value, 2.0)


def test_what_is_measured_again_takes_the_place_of_what_was(tmp_path: Path) -> None:
    path = tmp_path / "build" / "bench.json"
    assert read(path) == {}
    order = ("first", "second", "third")
    for part, rows in (("third", [row("c")]), ("first", [row("a"), row("b")]), ("third", [row("c", 4.0)])):
        write(merged(read(path), part, rows, order), path)
    assert read(path) == {"first": [row("a"), row("b")], "third": [row("c", 4.0)]}
    assert list(read(path)) == ["first", "third"]


def test_parts_that_are_no_more_go() -> None:
    assert merged({"gone": [row("a")]}, "new", [row("b")], ("new",)) == {"new": [row("b")]}


def test_a_goal_is_met_or_missed_in_its_own_direction() -> None:
    assert row("a", 2.0).met
    assert not row("a", 2.1).met
    assert toward("a", "a second", 2.1, 2.0, at_least=True).met
    assert not toward("a", "a second", 1.9, 2.0, at_least=True).met
    assert Row("a", "ms", 1.0, "a bare window", 2.0).met is None


def test_the_table_has_every_row_and_says_what_was_missed() -> None:
    lines = table([row("a"), row("a longer name", 4.0)]).splitlines()
    assert len(lines) == 3
    assert "2.00" in lines[2]
    assert [line.rpartition("  ")[2] for line in lines] == ["goal", "met, ≤ 2.0", "MISSED, ≤ 2.0"]


def _process_of_a_process() -> tuple[int, int]:
    import os

    return os.getpid(), alone(os.getpid)


def test_what_is_measured_alone_may_measure_alone() -> None:
    outer, inner = alone(_process_of_a_process)
    assert outer != inner


def test_one_part_that_fails_costs_no_other_its_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> list[Row]:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(bench, "OUT", tmp_path / "bench.json")
    monkeypatch.setattr(bench, "BY_ITSELF", {"store": broken, "scripts": lambda: [row("read")]})
    monkeypatch.setattr(sys, "argv", ["bench", "scripts", "store"])
    assert bench.main() == 1
    assert read(tmp_path / "bench.json") == {"scripts": [row("read")]}
    told = capsys.readouterr()
    assert "the disk is full" in told.err
    assert "read" in told.out


def test_a_part_that_there_is_not_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", "seraching"])
    with pytest.raises(SystemExit) as refused:
        bench.main()
    told = capsys.readouterr().err
    assert refused.value.code == 2
    assert "seraching" in told
    assert all(part in told for part in PARTS)


def test_what_measures_the_desktop_holds_nothing_of_the_server() -> None:
    """Its memory is a figure: the server's tables were once in it."""
    asked = "import sys, benchmarks.__main__, benchmarks.desk; print(*(name for name in sys.modules))"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout.split()
    assert not [
        name
        for name in told
        if name.startswith(("litestar", "alembic", "sqlalchemy", "central_server.d"))
        and not name.startswith("central_server.demo")
    ]

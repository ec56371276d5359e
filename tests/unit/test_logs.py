"""The log: nobody's data in it, and never a reason to fail."""

import logging
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from agent_desktop.faults import ProgramFault
from agent_desktop.logs import LARGEST, log_path, masked, set_up_logs
from tests.conftest import ExpectLog


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level, raising = list(root.handlers), root.level, logging.raiseExceptions
    yield
    for handler in root.handlers[:]:
        if handler not in handlers:
            root.removeHandler(handler)
            with suppress(OSError):  # the one on the full disk
                handler.close()
    root.setLevel(level)
    logging.raiseExceptions = raising
    logging.captureWarnings(False)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("call from +441632960123 failed", "call from [masked] failed"),
        ("07700 900123", "[masked]"),
        ("(01632) 960-123.", "[masked]."),
        ("mail mair.evans@fenbridge.example now", "mail [masked] now"),
        ("request 019a9b1c-7d2e-7f00-8123-456789abcdef", "request 019a9b1c-7d2e-7f00-8123-456789abcdef"),
        ("took 12345 ms, 10 rows", "took 12345 ms, 10 rows"),
    ],
)
def test_what_looks_personal_is_masked(said: str, kept: str) -> None:
    assert masked(said) == kept


def test_lines_are_written_with_their_moment_and_masked(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "agent-desktop.log"
    assert set_up_logs(path) == ""
    logging.getLogger("agent_desktop.desk").info("began for %s", "+441632960123")
    line = path.read_text()
    assert "agent_desktop.desk: began for [masked]" in line
    assert line[:2] == "20"


def test_a_program_fault_is_written_with_its_trace_masked(tmp_path: Path, expect_log: ExpectLog) -> None:
    expect_log("in finish")
    set_up_logs(tmp_path / "agent-desktop.log")
    with pytest.raises(ProgramFault) as raised:
        read_the_reference("+441632960123")
    logging.getLogger("x").error("in finish", exc_info=raised.value)
    written = (tmp_path / "agent-desktop.log").read_text()
    assert "test_logs.py" in written
    assert "960123" not in written
    assert "ProgramFault: a rule of ours broke" in written


def test_the_log_turns_over(tmp_path: Path) -> None:
    path = tmp_path / "agent-desktop.log"
    set_up_logs(path)
    for _ in range(6):
        for _ in range(12):
            logging.getLogger("x").info("y" * (LARGEST // 10))
    sizes = [file.stat().st_size for file in tmp_path.iterdir()]
    assert len(sizes) == 4
    assert max(sizes) <= LARGEST


def test_a_log_that_cannot_be_opened_is_only_a_notice(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, not a folder")
    assert "nothing is logged" in set_up_logs(tmp_path / "taken" / "agent-desktop.log")


def read_the_reference(number: str) -> None:
    raise ProgramFault(f"a rule of ours broke at {number}")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_loses_lines_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "agent-desktop.log"
    path.symlink_to("/dev/full")
    set_up_logs(path)
    logging.getLogger("x").info("this has no room")
    captured = capsys.readouterr()
    assert captured.out + captured.err == ""


def test_it_stands_in_the_users_own_folder() -> None:
    assert log_path().name == "agent-desktop.log"

"""README's commands do what it says they do. A command that nothing here runs fails the test."""

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import requests
import trustme

from agent_desktop.contacts.numbers import read_number
from agent_desktop.contract.about import PRODUCT
from agent_desktop.contract.contacts import NumberKind
from agent_desktop.ids import new_id
from central_server.demo import named
from tests.support.sounds import RATE, tones, wav

ROOT = Path(__file__).resolve().parents[3]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PASSWORD = "a long enough password"


def commands() -> list[str]:
    """Every line of every shell block, and every program of ours named in a line of text with its options."""
    blocks = re.findall(r"^```sh\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)
    inline = re.findall(r"`((?:\.venv/bin/|make )[^`]+)`", README)
    return [line for block in blocks for line in block.splitlines() if line.strip()] + inline


def run(
    command: str, folder: Path, *, words: str | None = None, without: tuple[str, ...] = ()
) -> "subprocess.CompletedProcess[str]":
    environment = {name: value for name, value in os.environ.items() if name not in without}
    return subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        input=words,
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder in which `.venv/bin/…` means the project's."""
    (tmp_path / ".venv").symlink_to(ROOT / ".venv")
    return tmp_path


@pytest.mark.timeout(300)
def test_make_demo_plays_the_call_where_there_is_no_screen(folder: Path) -> None:
    done = run("make demo", ROOT, without=("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTEST_XDIST_WORKER"))
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads((ROOT / "build/tour/tour.json").read_text(encoding="utf-8"))
    assert told["ok"]
    assert len(told["steps"]) > 15
    for step in told["steps"]:
        assert step["ok"]
        assert step["ms"] > 0
        assert (ROOT / "build/tour" / step["picture"]).stat().st_size > 1000


def test_make_test_is_what_ci_runs(folder: Path) -> None:
    assert re.search(r"^make test$", (ROOT / ".ci/run").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert "pytest" in run("make --dry-run test", ROOT).stdout


def test_make_alone_lists_what_there_is(folder: Path) -> None:
    listed = run("make", ROOT).stdout
    for target in ("demo", "test", "bench", "lint"):
        assert f"make {target} " in listed


def test_make_demo_as_another(folder: Path) -> None:
    assert "--as supervisor" in run("make --dry-run demo AS=supervisor", ROOT).stdout


def test_make_bench_writes_the_figures(folder: Path) -> None:
    assert "-m benchmarks" in run("make --dry-run bench", ROOT).stdout


def test_one_part_of_the_figures(folder: Path) -> None:
    """What parts there are and what they share is tested in tests/unit/benchmarks."""
    assert "-m benchmarks searching" in run("make --dry-run bench PART=searching", ROOT).stdout


def test_make_faults_is_there(folder: Path) -> None:
    """What it proves has its own small run in tests/functional/desktop/test_faults_are_seen.py."""
    assert "-m tests.faults" in run("make --dry-run faults", ROOT).stdout


def test_make_lint(folder: Path) -> None:
    assert "lint-imports" in run("make --dry-run lint", ROOT).stdout


def test_a_server_for_real(folder: Path) -> None:
    """`user add` and `serve`, as the README writes them, then signing in over TLS."""
    add, serve = (
        next(line for line in commands() if f"central-server {word}" in line) for word in ("user add", "serve")
    )
    authority = trustme.CA()
    certificate = authority.issue_cert("localhost", "127.0.0.1")
    certificate.cert_chain_pems[0].write_to_path(str(folder / "server.crt"))
    certificate.private_key_pem.write_to_path(str(folder / "server.key"))
    authority.cert_pem.write_to_path(str(folder / "ca.crt"))
    added = run(add, folder, words=PASSWORD + "\n")
    assert added.returncode == 0, added.stderr
    free = serve.replace("--port 8443", "--port 0")
    assert free != serve
    with subprocess.Popen(["/bin/sh", "-c", f"exec {free}"], cwd=folder, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().removeprefix("listening on ").strip()
            trusted = str(folder / "ca.crt")
            told = requests.get(f"{address}/api/v1/about", verify=trusted, timeout=10).json()
            assert told["product"] == PRODUCT
            signed_in = requests.post(
                f"{address}/api/v1/accounts/sign-in",
                json={"username": "admin", "password": PASSWORD},
                verify=trusted,
                timeout=10,
            )
            assert signed_in.status_code in {200, 201}
        finally:
            server.terminate()


def test_seeding_and_its_refusal(folder: Path) -> None:
    seed = next(line for line in commands() if "central-server seed" in line)
    seed = seed.replace("…", f"sqlite:///{folder}/demo.db").replace("5000", "300")
    assert run(seed, folder).returncode == 0
    add = next(line for line in commands() if "user add" in line)
    assert run(add, folder, words=PASSWORD + "\n").returncode == 0
    refused = run(seed.replace("demo.db", "authority.db"), folder)
    assert refused.returncode != 0
    assert "real accounts or people" in refused.stdout + refused.stderr


def test_old_changes_are_forgotten(folder: Path) -> None:
    prune = next(line for line in commands() if "central-server feed prune" in line)
    done = run(prune.replace("…", f"sqlite:///{folder}/pruned.db"), folder)
    assert (done.returncode, done.stdout) == (0, "0 rows deleted\n")


@pytest.mark.parametrize("line", [line for line in commands() if "agent-desktop" in line and " check" not in line])
def test_the_desktops_options_are_understood(folder: Path, line: str) -> None:
    """Opening it and handing calls over are tested in tests/ui/arrivals and by the tour."""
    from ui.cli import read_options

    options = read_options(line.replace("NUMBER", "+441632960123").split()[1:], {})
    assert options.server or options.number


@pytest.mark.parametrize("number", re.findall(r"^\| `([^`]+)` \|", README, flags=re.MULTILINE))
def test_the_numbers_to_try(number: str) -> None:
    known = {named.MAIR_NUMBER, named.HOUSEHOLD_NUMBER, named.UNUSED_NUMBER}
    assert number in known or read_number(number).kind is NumberKind.WITHHELD


def test_a_recording_from_a_file(folder: Path) -> None:
    line = next(line for line in commands() if "central-server recording add" in line)
    (folder / "call.wav").write_bytes(wav(tones((300, 100))))
    for told, meant in (("…", "sqlite:///new.db"), ("ID", str(new_id())), ("TIME", "2026-11-21T10:04:00Z")):
        line = line.replace(told, meant)
    done = run(line.replace("FILE", "call.wav"), folder)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"added [0-9a-f-]{36}: 100\.0 seconds\n", done.stdout)
    (sound,) = (folder / "new.recordings").glob("*.wav")
    paused = sound.read_bytes()[44 + 66 * RATE * 2 : 44 + 90 * RATE * 2]
    assert not any(paused)
    (folder / "call.wav").write_bytes(b"no recording")
    refused = run(line.replace("FILE", "call.wav"), folder)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "neither WAV nor Opus nor MP3" in refused.stderr


def test_what_traces_show_is_worked_out_now(folder: Path) -> None:
    line = next(line for line in commands() if "central-server indicators" in line)
    done = run(line.replace("…", "sqlite:///indicators.db"), folder)
    assert done.returncode == 0, done.stderr


def test_a_contact_that_is_not_there_cannot_be_erased(folder: Path) -> None:
    line = next(line for line in commands() if "central-server contact erase" in line)
    refused = run(line.replace("…", "sqlite:///erasing.db").replace("ID", str(new_id())), folder)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert len(refused.stderr.strip().splitlines()) == 1


def test_the_voice_is_of_the_same_qt() -> None:
    """Installing it is some 170 MB, and no test needs it: that it would be what belongs here is."""
    assert "requirements-voice.lock" in run("make --dry-run voice", ROOT).stdout
    locked = [(ROOT / name).read_text() for name in ("requirements.lock", "requirements-voice.lock")]
    versions = [re.findall(r"^pyside6-(?:essentials|addons)==(\S+)", text, re.MULTILINE) for text in locked]
    assert versions[0] == versions[1] != []


@pytest.mark.parametrize("what", ["scenarios", "walkthroughs"])
def test_what_ships_may_be_played(folder: Path, what: str) -> None:
    assert " 0 errors" in run(f".venv/bin/agent-desktop {what} check", ROOT).stdout


TESTED: dict[str, Callable[..., None]] = {
    "make demo AS=": test_make_demo_as_another,
    "make demo": test_make_demo_plays_the_call_where_there_is_no_screen,
    "make test": test_make_test_is_what_ci_runs,
    "make bench PART=": test_one_part_of_the_figures,
    "make bench": test_make_bench_writes_the_figures,
    "make faults": test_make_faults_is_there,
    "make lint": test_make_lint,
    "make voice": test_the_voice_is_of_the_same_qt,
    ".venv/bin/central-server user add": test_a_server_for_real,
    ".venv/bin/central-server serve": test_a_server_for_real,
    ".venv/bin/central-server seed": test_seeding_and_its_refusal,
    ".venv/bin/central-server recording add": test_a_recording_from_a_file,
    ".venv/bin/central-server indicators": test_what_traces_show_is_worked_out_now,
    ".venv/bin/central-server contact erase": test_a_contact_that_is_not_there_cannot_be_erased,
    ".venv/bin/central-server feed prune": test_old_changes_are_forgotten,
    ".venv/bin/agent-desktop scenarios check": test_what_ships_may_be_played,
    ".venv/bin/agent-desktop walkthroughs check": test_what_ships_may_be_played,
    ".venv/bin/agent-desktop": test_the_desktops_options_are_understood,
}


@pytest.mark.parametrize("line", commands())
def test_no_command_goes_untried(line: str) -> None:
    assert any(line.startswith(beginning) for beginning in TESTED), line


@pytest.mark.parametrize("path", re.findall(r"\]\(([^)#]+)\)", README))
def test_what_it_points_to_is_there(path: str) -> None:
    assert path.startswith("https://") or (ROOT / path).exists()

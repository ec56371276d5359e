"""A central server in a process of its own, on a free port, as a desktop meets it."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent_desktop.contract.accounts import AccountWrite, Role
from central_server.accounts.command_line import add_account
from central_server.accounts.passwords import QUICK_FOR_TESTS

PASSWORD = "correct horse battery"
USERNAMES = {role: role.value for role in Role}
STOP_SECONDS = 15


@dataclass
class RealServer:
    """`log_path` holds what the process wrote to stderr. `recordings`: the folder where it keeps those."""

    url: str
    database_url: str
    process: "subprocess.Popen[str]"
    log_path: Path
    recordings: Path

    def stop(self) -> int:
        """Ask it to end; answers its exit status."""
        self.process.terminate()
        return self.process.wait(STOP_SECONDS)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(STOP_SECONDS)

    @property
    def log(self) -> str:
        return self.log_path.read_text(encoding="utf-8")


@contextmanager
def real_server(
    database_url: str, *, port: int = 0, environment: Mapping[str, str] | None = None, arguments: tuple[str, ...] = ()
) -> Iterator[RealServer]:
    """`central-server serve` on `database_url`; stopped when the block ends, if it still runs."""
    command = [sys.executable, "-m", "central_server.cli", "serve", "--database", database_url, "--port", str(port)]
    variables = {**os.environ, QUICK_FOR_TESTS: "1", "PYTHONUNBUFFERED": "1", **(environment or {})}
    with (
        tempfile.TemporaryDirectory() as folder,
        (Path(folder) / "server.log").open("w", encoding="utf-8") as log,
        subprocess.Popen(
            [*command, "--recordings", f"{folder}/recordings", *arguments],
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            env=variables,
        ) as process,
    ):
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line.startswith("listening on "), Path(log.name).read_text(encoding="utf-8")
            yield RealServer(
                line.removeprefix("listening on ").strip(),
                database_url,
                process,
                Path(log.name),
                Path(folder) / "recordings",
            )
        finally:
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(STOP_SECONDS)
                except subprocess.TimeoutExpired:
                    process.kill()


def add_users(database_url: str) -> None:
    """One account a role, named as the role, with PASSWORD."""
    before = os.environ.get(QUICK_FOR_TESTS)
    os.environ[QUICK_FOR_TESTS] = "1"
    try:
        for role, username in USERNAMES.items():
            write = AccountWrite(
                username=username, name=f"Test {role.value}", role=role, password=PASSWORD, team="Test"
            )
            add_account(database_url, write, datetime.now(UTC))
    finally:
        if before is None:
            del os.environ[QUICK_FOR_TESTS]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    """One SQLite server for the session, with a user of each role. Empty of citizens and services.

    Use it by `from tests.support.real_server import server` in a conftest.py.
    """
    database_url = f"sqlite:///{tmp_path_factory.mktemp('server') / 'central.db'}"
    add_users(database_url)
    with real_server(database_url) as running:
        yield running

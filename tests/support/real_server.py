"""A central server in a process of its own, on a free port, as a desktop meets it."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest

from agent_desktop.contract.accounts import AccountWrite, Role
from central_server.accounts.command_line import add_account
from central_server.accounts.passwords import QUICK_FOR_TESTS
from tests.support import serving

PASSWORD = "correct horse battery"
USERNAMES = {role: role.value for role in Role}
STOP_SECONDS = 15


@dataclass
class RealServer:
    """`log_path` holds what the process wrote to stderr. `recordings`: the folder where it keeps those."""

    url: str
    database_url: str
    process: ForkServerProcess
    log_path: Path
    recordings: Path

    def stop(self) -> int:
        """Ask it to end; answers its exit status."""
        self.process.terminate()
        return self._ended()

    def kill(self) -> None:
        self.process.kill()
        self._ended()

    def _ended(self) -> int:
        self.process.join(STOP_SECONDS)
        assert self.process.exitcode is not None, "the server does not end"
        return self.process.exitcode

    @property
    def log(self) -> str:
        return self.log_path.read_text(encoding="utf-8")


@contextmanager
def real_server(
    database_url: str, *, port: int = 0, environment: Mapping[str, str] | None = None, arguments: tuple[str, ...] = ()
) -> Iterator[RealServer]:
    """`central-server serve` on `database_url`; stopped when the block ends, if it still runs."""
    variables = {**os.environ, QUICK_FOR_TESTS: "1", **(environment or {})}
    with tempfile.TemporaryDirectory() as folder:
        log, recordings = Path(folder) / "server.log", Path(folder) / "recordings"
        log.touch()
        command = ["serve", "--database", database_url, "--port", str(port), "--recordings", str(recordings)]
        process, heard = serving.begun([*command, *arguments], variables, str(log))
        try:
            with heard, open(heard.fileno(), encoding="utf-8", closefd=False) as said:
                line = said.readline()
                assert line.startswith("listening on "), log.read_text(encoding="utf-8")
                url = line.removeprefix("listening on ").strip()
                yield RealServer(url, database_url, process, log, recordings)
        finally:
            if process.is_alive():
                process.terminate()
                process.join(STOP_SECONDS)
            if process.is_alive():
                process.kill()
                process.join()
            process.close()


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

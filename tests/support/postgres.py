"""PostgreSQL 15 in a temporary folder, as a user that is not root: one cluster a session, one database a test."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

PROGRAMS = Path("/usr/lib/postgresql/15/bin")
NOBODY = ("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups")
"""initdb refuses root."""

OPTIONS = "-c listen_addresses= -k {folder} -c fsync=off -c full_page_writes=off -c max_connections=200"


@dataclass
class Cluster:
    """Reached through a socket in `folder`; no port is opened."""

    folder: Path
    numbers: Iterator[int] = field(default_factory=count)

    def new_database(self) -> str:
        """The URL of an empty database."""
        name = f"test_{next(self.numbers)}"
        with psycopg.connect(self._dsn("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return f"postgresql://{self._user()}@/{name}?host={self.folder}"

    def _dsn(self, name: str) -> str:
        return f"host={self.folder} dbname={name} user={self._user()}"

    def _user(self) -> str:
        return "nobody" if os.geteuid() == 0 else os.environ.get("USER", "postgres")


def available() -> bool:
    return PROGRAMS.is_dir() and (os.geteuid() != 0 or shutil.which("setpriv") is not None)


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A running cluster, gone when the block ends."""
    become = NOBODY if os.geteuid() == 0 else ()
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    data = folder / "data"
    try:
        if become:
            shutil.chown(folder, "nobody", "nogroup")
        initdb = [*become, str(PROGRAMS / "initdb"), "-D", str(data), "-A", "trust", "--no-sync", "-E", "UTF8"]
        _run([*initdb, "--locale=C.UTF-8", *(() if become else ("-U", os.environ.get("USER", "postgres")))])
        control = [*become, str(PROGRAMS / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log")]
        _run([*control, "-o", OPTIONS.format(folder=folder), "start"])
        try:
            yield Cluster(folder)
        finally:
            _run([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[str]) -> None:
    # pg_ctl's server keeps whatever it inherits, so nothing of it may be a pipe we wait on.
    with tempfile.TemporaryFile() as words:
        done = subprocess.run(command, stdout=words, stderr=words, stdin=subprocess.DEVNULL, cwd="/", check=False)
        words.seek(0)
        assert done.returncode == 0, words.read().decode()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """Skips, saying so, where PostgreSQL 15 cannot be had; as root on a CI machine that is a failure."""
    if not available():
        if os.environ.get("CI") == "true" and os.geteuid() == 0:
            pytest.fail("PostgreSQL 15 is not installed (Debian: postgresql-15)")
        pytest.skip("PostgreSQL 15 is not installed (Debian: postgresql-15): its half of the tests did not run")
    with cluster() as running:
        yield running

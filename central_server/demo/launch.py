"""`make demo`: the server in its own process, the invented authority, and the desktop signed in.

Where there is no screen the same call is played on a virtual one by the tour. Everything here is a process of its
own, as at a real site: this module imports neither the desktop nor the tour.
"""

import argparse
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from central_server.demo.accounts import AUTHORITY, PASSWORD, USERNAMES

BUILD = Path("build")
ROOT = Path(__file__).resolve().parents[2]
MADE_OF = ("central_server/demo", "central_server/database/migrations", "scripts_library")
SEED = 1
PORT = 18450
"""The same each time, so that the desktop finds what it kept: it keeps things by the server's address."""
SCREEN = "-screen 0 1440x900x24 -nolisten tcp"


def say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - this is what the person at the terminal reads


class Progress:
    """One line a stage, rewritten in place on a terminal, printed once at its end elsewhere."""

    def __init__(self) -> None:
        self._ended = ""

    def __call__(self, stage: str, done: int, total: int) -> None:
        if stage == self._ended:
            return
        if done >= total:
            self._ended = stage
        if sys.stdout.isatty():
            end = "\n" if done >= total else ""
            print(f"\r  {stage}: {done:,} of {total:,}", end=end, flush=True)  # noqa: T201 - as above
        elif done >= total:
            say(f"  {stage}: {total:,}")


def made_of() -> str:
    """A mark of all that the demo authority is made of: where any of it changed since, a new one is made beside it."""
    mark = hashlib.sha256()
    for folder in MADE_OF:
        for file in sorted(path for path in (ROOT / folder).rglob("*") if path.suffix in {".py", ".yaml", ".md"}):
            mark.update(file.read_bytes())
    return mark.hexdigest()[:8]


def fill(database: str, citizens: int) -> None:
    """Makes the demo authority the first time; at once where it is there already."""
    from central_server.demo import practised, recordings, reviewed, seed  # they bring in SQLAlchemy: only where needed

    seed.run(database, citizens, SEED, Progress())
    recordings.make(database, Progress())
    reviewed.make(database, Progress())
    practised.make(database, Progress())


@contextmanager
def serving(database: str) -> Iterator[str]:
    """The central server in its own process, on PORT if that is free. Yields its address."""
    folder = BUILD / "demo"
    folder.mkdir(parents=True, exist_ok=True)
    log = (folder / "server.log").open("ab")
    command = [sys.executable, "-m", "central_server.cli", "serve", "--database", database, "--port", str(_port())]
    command += ["--authority", AUTHORITY]
    with log, subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True) as process:  # noqa: S603 - our own program
        try:
            line = process.stdout.readline() if process.stdout else ""
            if not line.startswith("listening on "):
                raise SystemExit(f"The server did not start. Its log: {log.name}")
            yield line.removeprefix("listening on ").strip()
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=20)


def _port() -> int:
    """PORT, or 0 (any) where something else has it."""
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(("127.0.0.1", PORT))
        except OSError:
            return 0
    return PORT


def has_screen() -> bool:
    """Windows and macOS always have one; elsewhere X or Wayland must be named."""
    return sys.platform in {"win32", "darwin"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_desktop(address: str, username: str, store_folder: Path) -> int:
    """The desktop, or the tour on a virtual screen. Answers its exit status."""
    environment = os.environ | {
        "AGENT_DESKTOP_STORE": str(store_folder),
        "AGENT_DESKTOP_DEMO_USER": username,
        "AGENT_DESKTOP_DEMO_PASSWORD": PASSWORD,
    }
    if has_screen():
        say(f"Opening the desktop as {username}. The server is at {address}")
        command = [sys.executable, "-m", "ui.cli", "--server", address]
        return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603 - our own program
    virtual = shutil.which("xvfb-run")
    if virtual is None:
        raise SystemExit("There is no screen here, and no xvfb-run to make one: ./installer/system-packages.sh desktop")
    say("No screen here: playing the call on a virtual one.")
    command = [virtual, "-a", "-s", SCREEN, sys.executable, "-m", "tests.tour", "--server", address, "--as", username]
    return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603 - as above


def main() -> int:
    parser = argparse.ArgumentParser(prog="make demo", description=__doc__)
    parser.add_argument("--as", dest="username", choices=USERNAMES, default="handler")
    parser.add_argument("--citizens", type=int, default=5000)
    arguments = parser.parse_args()
    folder = BUILD / "demo"
    folder.mkdir(parents=True, exist_ok=True)
    made = f"{arguments.citizens}-{made_of()}"
    database = f"sqlite:///{(folder / f'authority-{made}.db').resolve()}"
    say(f"The demo authority: {arguments.citizens:,} invented people")
    fill(database, arguments.citizens)
    with serving(database) as address:
        return open_desktop(address, arguments.username, (folder / f"desktop-{made}").resolve())


if __name__ == "__main__":
    sys.exit(main())

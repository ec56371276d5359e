"""Plays a whole attempt beside a live desk and tells what was reached for meanwhile.

`python -m tests.functional.practice.whole_attempt SERVER STORES` prints a line of JSON.
"""

import json
import os
import socket
import sqlite3
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any, NoReturn

import keyring

from agent_desktop.desk import catalogue, practising, pulling, signing_in
from agent_desktop.desk.connection import probe
from agent_desktop.desk.desk import open_desk
from agent_desktop.desk.upkeep import keep_up
from central_server.demo.accounts import PASSWORD
from tests.functional.practice.made import scenario, take_contact
from tests.support.keyrings import MemoryKeyring

NETWORK = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.bind"}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND


class Watched:
    """From `begin` on: each try to reach the network, and each file opened to be written."""

    def __init__(self) -> None:
        self.on = False
        self.network: list[str] = []
        self.written: list[str] = []
        sys.addaudithook(self._hear)

    def begin(self) -> None:
        self.on = True

        def forbidden(*_args: Any, **_told: Any) -> NoReturn:
            self.network.append("a call of socket")
            raise OSError("there is no network here")

        socket.socket.connect = forbidden  # type: ignore[method-assign] # nobody is to get through
        socket.socket.connect_ex = forbidden  # type: ignore[method-assign] # nobody is to get through
        socket.getaddrinfo = forbidden
        socket.create_connection = forbidden

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if event in NETWORK:
            self.network.append(event)
        elif event == "sqlite3.connect" or (event == "open" and isinstance(args[2], int) and args[2] & WRITES):
            self.written.append(str(args[0]))


def hashes(folder: Path, *, but: str) -> dict[str, str]:
    """Of every file under `folder`, save in the folder called `but`. A store's shared memory is no record: its marks
    of who reads stand in it."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.endswith("-shm"))
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in files
        if but not in path.relative_to(folder).parts
    }


def main(server: str, stores: Path) -> None:
    keyring.set_keyring(mine := MemoryKeyring())
    live = open_desk(server, store_folder=stores)
    signing_in.sign_in(live, "handler", PASSWORD, remember=False)
    catalogue.load(live)
    while pulling.pull(live).more:
        pass
    kept_before = repr(sorted(mine.__dict__.items()))
    before = hashes(stores, but=practising.FOLDER)
    print("live", flush=True)  # noqa: T201 - the test looks at the server now
    sys.stdin.readline()
    watched = Watched()
    watched.begin()
    handed = practising.hand_over(live)
    practice = practising.open_practice(handed, scenario(), seed=3, attempt="whole", others=())
    while pulling.pull(practice.desk).more:
        pass
    probe(practice.desk)
    keep_up(practice.desk)
    draft = take_contact(practice)
    material = practising.take_material(practice, draft.id)
    practising.keep(practice, material)
    practising.forget_people(practice)
    practice.close()
    watched.on = False
    told = {
        "network": watched.network,
        "written": watched.written,
        "unchanged": before == hashes(stores, but=practising.FOLDER),
        "keyring": kept_before == repr(sorted(mine.__dict__.items())),
        "notes": material.contact.notes,
        "sqlite": sqlite3.sqlite_version,
    }
    print(json.dumps(told), flush=True)  # noqa: T201 - the same
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))

"""Stores with the reference data in them: filled once for a server and a handler, and copied for each desktop."""

from functools import cache
from itertools import count
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from agent_desktop.desk import catalogue, pulling, signing_in
from agent_desktop.desk.desk import Desk, open_desk
from central_server.demo.accounts import PASSWORD

_numbers = count()


def desk_at(url: str, folder: Path, username: str) -> Desk:
    """Someone at a desktop of their own, with the reference data here, as on the day after the first; or again at one
    that `folder` has already."""
    if not folder.exists():
        fill(folder, url, username)
    return begun_at(url, folder, username)


def fill(folder: Path, url: str, username: str) -> None:
    """`folder` becomes that of stores in which `username` has all that the server told by now, or lately."""
    copytree(_filled(url, username), folder)


@cache
def _filled(url: str, username: str) -> Path:
    """Filling a store takes a second, and hundreds of tests begin with a full one."""
    kept = _kept()
    folder = Path(kept.name) / str(next(_numbers))
    begun_at(url, folder, username).close()
    return folder


@cache
def _kept() -> "TemporaryDirectory[str]":
    """Gone with the process."""
    return TemporaryDirectory(prefix="filled-")


def begun_at(url: str, folder: Path, username: str) -> Desk:
    """Someone at a desktop of their own, to which everything comes from the server now."""
    opened = open_desk(url, store_folder=folder)
    signing_in.handshake(opened)
    signing_in.sign_in(opened, username, PASSWORD, remember=False)
    catalogue.load(opened)
    while pulling.pull(opened).more:
        pass
    return opened

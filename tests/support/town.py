"""Databases with the demo authority in them: made once for all workers of a run, and copied for each server.

Making one takes some seconds of work, and a dozen rooms of tests have a server of their own.
"""

import fcntl
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from central_server.demo import practised, recordings, reviewed, seed

PEOPLE = 60
NAME = "central.db"


def town(factory: pytest.TempPathFactory) -> str:
    """The URL of a SQLite database of its own, with the demo authority as it was on its first day."""
    return _copy_of("town", _seed, factory)


def town_reviewed(factory: pytest.TempPathFactory) -> str:
    """The same, reviewed for some weeks."""
    return _copy_of("reviewed", _review, factory)


def town_trained(factory: pytest.TempPathFactory) -> str:
    """The same, with what its trainees have practised."""
    return _copy_of("trained", _practise, factory)


def _seed(folder: Path) -> None:
    seed.run(_url(folder), PEOPLE, 1, _quiet)


def _review(folder: Path) -> None:
    _seed(folder)
    recordings.make(_url(folder), _quiet)
    assert reviewed.make(_url(folder), _quiet) > 0
    assert reviewed.make(_url(folder), _quiet) == 0, "once"


def _practise(folder: Path) -> None:
    _seed(folder)
    assert practised.make(_url(folder), _quiet)


def _copy_of(kind: str, make: Callable[[Path], None], factory: pytest.TempPathFactory) -> str:
    made = _shared(factory) / kind
    with made.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # let go with the file: whoever comes meanwhile waits for the first
        if not made.exists():
            being_made = made.with_suffix(".being-made")
            being_made.mkdir()
            make(being_made)
            being_made.rename(made)
    return _url(copytree(made, factory.mktemp(kind) / "copy"))


def _shared(factory: pytest.TempPathFactory) -> Path:
    """The folder of the whole run: each worker has one of its own in it."""
    own = factory.getbasetemp()
    run = own.parent if own.name.startswith("popen-") else own
    folder = run / "towns"
    folder.mkdir(exist_ok=True)
    return folder


def _url(folder: Path) -> str:
    return f"sqlite:///{folder / NAME}"


def _quiet(_stage: str, _done: int, _total: int) -> None:
    """Nobody watches."""

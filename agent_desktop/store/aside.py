"""Setting a store aside that cannot be opened: moved whole, never deleted, and what waits in it rescued."""

import shutil
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from agent_desktop.store.faults import StoreDiskFull
from agent_desktop.store.places import ASIDE_FOLDER, KEY_FILE, STORE_FILE
from agent_desktop.store.rescuing import Rescued, rescue_from

_PARTS = ("", "-wal", "-shm")
"""Of a store: the database first, so that no other is ever made over its log."""


def set_aside(path: Path, now: datetime) -> Path:
    """Move the closed store at `path`, and a copy of the key file beside it, into a folder of their own. Answers that.

    Raises StoreDiskFull where it cannot be moved; what was not moved yet is then where it was.
    """
    try:
        folder = _new_folder(path.parent / ASIDE_FOLDER, now)
        if path.with_name(KEY_FILE).exists():
            shutil.copy2(path.with_name(KEY_FILE), folder / KEY_FILE)
        for ending in _PARTS:
            _move(path, ending, folder)
    except OSError as error:
        raise StoreDiskFull(f"set aside {type(error).__name__} {error.errno}") from error
    return folder


def finish_setting_aside(path: Path) -> None:
    """Before a new store is made: a power cut may have come between the parts. The log then goes after its store."""
    parent = path.parent / ASIDE_FOLDER
    folders = sorted(parent.iterdir()) if parent.is_dir() else []
    if path.exists() or not folders or (folders[-1] / f"{STORE_FILE}-wal").exists():
        return
    for ending in _PARTS[1:]:
        _move(path, ending, folders[-1])


def rescue(aside: Path, key: bytes) -> Rescued:
    """What waits and what is typed in the store set aside in the folder `aside`, as far as it can be read.

    Nothing there is changed. Raises StoreDiskFull where there is no room for the copy that is read.
    """
    return rescue_from(aside / STORE_FILE, key)


def _move(path: Path, ending: str, folder: Path) -> None:
    part = path.with_name(path.name + ending)
    if part.exists():
        part.rename(folder / (STORE_FILE + ending))


def _new_folder(parent: Path, now: datetime) -> Path:
    moment = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    for number in count(1):
        folder = parent / (moment if number == 1 else f"{moment}-{number}")
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            continue
        return folder
    raise AssertionError  # count() never ends

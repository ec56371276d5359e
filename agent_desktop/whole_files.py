"""Small files that are there whole or as they were before: a full disk or a power cut never leaves half of one."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from agent_desktop.faults import EnvironmentFault
from agent_desktop.language import t


def write_whole(path: Path, content: bytes) -> None:
    """Write beside it, then take its place, all of it on the disk when this returns. Only its owner may read it.

    Raises OSError; then the old file is untouched.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, written = tempfile.mkstemp(prefix=path.name, suffix=".new", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(written).replace(path)
    except OSError:
        with suppress(OSError):
            Path(written).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def save_as(path: Path, content: bytes) -> None:
    """Write to where somebody chose. Raises EnvironmentFault, in words; then what stood there is untouched."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    except OSError as error:
        words = t("The file cannot be written: {why}.").format(why=error.strerror or "")
        raise EnvironmentFault(words, do=t("Choose another folder.")) from error


def sync_folder(folder: Path) -> None:
    """So that a power cut does not forget a name that was just given. Nothing where a file system cannot."""
    if os.name == "nt":  # neither has it, nor needs it
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

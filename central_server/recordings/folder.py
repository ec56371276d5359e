"""The folder in which recordings lie: a file for its sound, one for its loudness. Names are ids and tell nothing."""

import time
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from agent_desktop.faults import EnvironmentFault
from agent_desktop.ids import new_id

SOUND, PEAKS, COMING = ".wav", ".peaks", ".coming"
LEFT_BEHIND_S = 24 * 3600.0
"""What no recording names, and is older: of a server that was stopped at the wrong moment."""


@dataclass(frozen=True)
class Folder:
    path: Path

    def prepare(self) -> "Folder":
        """Made where it is not there; readable to this account alone. Raises EnvironmentFault."""
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise EnvironmentFault(
                "The folder of the recordings cannot be made.", do="Check --recordings, and the rights there."
            ) from error
        return self

    def sound(self, file: UUID) -> Path:
        return self.path / f"{file.hex}{SOUND}"

    def peaks(self, file: UUID) -> Path:
        return self.path / f"{file.hex}{PEAKS}"

    def coming(self) -> Path:
        """For what comes over the wire, before it is known what it is."""
        return self.path / f"{new_id().hex}{COMING}"

    def discard(self, file: UUID | None) -> None:
        """Both files of it, where they are there."""
        if file is not None:
            for path in (self.sound(file), self.peaks(file)):
                path.unlink(missing_ok=True)

    def size(self, file: UUID | None) -> int | None:
        """Bytes of its sound; None where it is missing."""
        try:
            return None if file is None else self.sound(file).stat().st_size
        except OSError:
            return None

    def sweep(self, known: Set[UUID]) -> int:
        """Away with what a server left behind that was stopped at the wrong moment; answers how many files."""
        kept = {file.hex for file in known}
        old = time.time() - LEFT_BEHIND_S
        found = [
            path
            for path in self.path.iterdir()
            if path.suffix in {SOUND, PEAKS, COMING} and path.stem not in kept and path.stat().st_mtime < old
        ]
        for path in found:
            path.unlink(missing_ok=True)
        return len(found)

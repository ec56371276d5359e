"""A recording as the server gives it: WAV of 16 bits, read by seconds through whoever holds its bytes."""

import struct
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from agent_desktop.faults import EnvironmentFault
from agent_desktop.language import t

Samples = NDArray[np.int16]
"""Frames by channels."""

HEAD = 4096
"""Bytes in which the samples begin: the server writes 44 before them."""

PCM = 1
BITS = 16
MOST_CHANNELS = 2
RATES = range(4_000, 48_001)


class Bytes(Protocol):
    """Whoever holds the file. Called on the thread that plays, and may wait there for the line."""

    def read(self, begin: int, count: int) -> bytes:
        """`count` bytes from `begin` on; fewer only where the file ends. Raises EnvironmentFault."""
        ...


@dataclass(frozen=True)
class Shape:
    """`begins`: the byte of the first sample."""

    rate: int
    channels: int
    begins: int

    @property
    def frame(self) -> int:
        """Bytes of one moment, all channels."""
        return self.channels * BITS // 8


def read_shape(held: Bytes) -> Shape:
    """Raises EnvironmentFault where it is no recording that can be played."""
    head = held.read(0, HEAD)
    if head[:4] != b"RIFF" or head[8:12] != b"WAVE":
        raise _not_playable("no WAV")
    shape, place = None, 12
    while place + 8 <= len(head):
        name, size = head[place : place + 4], struct.unpack_from("<I", head, place + 4)[0]
        if name == b"fmt " and place + 24 <= len(head):
            kind, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", head, place + 8)
            if kind != PCM or bits != BITS or not 1 <= channels <= MOST_CHANNELS or rate not in RATES:
                raise _not_playable(f"kind {kind}, {bits} bits, {channels} channels, {rate} Hz")
            shape = Shape(rate, channels, 0)
        if name == b"data" and shape is not None:
            return Shape(shape.rate, shape.channels, place + 8)
        place += 8 + size + size % 2
    raise _not_playable("no samples")


def read_samples(held: Bytes, shape: Shape, frame: int, count: int) -> Samples:
    """Up to `count` frames from `frame` on; none at the end. Raises EnvironmentFault."""
    read = held.read(shape.begins + frame * shape.frame, count * shape.frame)
    whole = len(read) // shape.frame * shape.frame
    return np.frombuffer(read[:whole], dtype="<i2").reshape(-1, shape.channels)


def _not_playable(details: str) -> EnvironmentFault:
    return EnvironmentFault(
        t("This recording cannot be played."),
        kept=t("The rest of the contact can be reviewed without it."),
        do=t("Tell whoever looks after the server."),
        details=f"recording: {details}",
    )

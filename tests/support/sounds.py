"""Sounds that a test can tell apart, as WAV; and a speaker that a test draws from by hand."""

import io
import wave
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from agent_desktop.listening.speaker import Pull

RATE = 8_000
LOUD = 0.5


def tones(*parts: tuple[float, float], rate: int = RATE, channels: int = 1) -> NDArray[np.int16]:
    """`parts`: hertz (0: silence) and seconds, one after the other. Frames by channels."""
    made = []
    for hertz, seconds in parts:
        at = np.arange(round(seconds * rate)) / rate
        made.append(np.sin(2 * np.pi * hertz * at) * LOUD * 32767 if hertz else np.zeros(len(at)))
    return np.repeat(np.concatenate(made).astype(np.int16)[:, None], channels, axis=1)


def wav(samples: NDArray[np.int16], rate: int = RATE) -> bytes:
    """A whole file of 16 bits."""
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(samples.shape[1])
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.astype("<i2").tobytes())
    return written.getvalue()


def pitch(samples: NDArray[np.int16], rate: int = RATE) -> float:
    """The strongest hertz of it; 0 where it is silent."""
    mono = samples.astype(float).reshape(len(samples), -1)[:, 0]
    if len(mono) == 0 or np.abs(mono).max() < 100:
        return 0.0
    strength = np.abs(np.fft.rfft(mono * np.hanning(len(mono))))
    return float(strength.argmax()) * rate / len(mono)


@dataclass
class InMemory:
    """A file that is held whole. `asked`: where each reading began."""

    held: bytes
    asked: list[int] = field(default_factory=list)

    def read(self, begin: int, count: int) -> bytes:
        self.asked.append(begin)
        return self.held[begin : begin + count]


class HandSpeaker:
    """Takes samples when the test says so, so that no time has to go by."""

    audible = True

    def __init__(self) -> None:
        self.on = False
        self.closed = False
        self.rate = 0
        self.heard: list[NDArray[np.int16]] = []
        self._pull: Pull | None = None
        self._channels = 1

    def open(self, rate: int, channels: int, pull: Pull) -> "HandSpeaker":
        self.rate, self._channels, self._pull = rate, channels, pull
        return self

    def start(self) -> None:
        self.on = True

    def stop(self) -> None:
        self.on = False

    def close(self) -> None:
        self.closed = True

    def take(self, seconds: float = 0.1) -> NDArray[np.int16]:
        """What is heard in the next `seconds`."""
        assert self._pull is not None
        taken = np.frombuffer(self._pull(round(seconds * self.rate)), np.int16).reshape(-1, self._channels)
        self.heard.append(taken)
        return taken


def joined(pieces: Sequence[NDArray[np.int16]]) -> NDArray[np.int16]:
    return np.concatenate(list(pieces)) if pieces else np.zeros((0, 1), np.int16)

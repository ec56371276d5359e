"""Speech slower or faster at its own pitch: waveform similarity overlap-add (WSOLA; Verhelst and Roelands, 1993).

Pieces of 30 ms are laid over one another half and half. Each is taken from about where it is due, but there where it
goes on most like the piece before it would have: so that no period of the voice is cut or doubled.
"""

import numpy as np
from numpy.typing import NDArray

from agent_desktop.listening.samples import Samples

PIECE_S = 0.030
SEARCH_S = 0.010
"""How far from where it is due a piece may be taken: more than the period of a deep voice."""

Floats = NDArray[np.float32]


class Stretching:
    """Samples go in as they come; what can be said of them so far comes out."""

    def __init__(self, rate: int, channels: int, speed: float) -> None:
        self._speed = speed
        self._half = round(rate * PIECE_S / 2)
        self._search = round(rate * SEARCH_S)
        self._window: Floats = np.hanning(2 * self._half + 1)[:-1, None].astype(np.float32)
        self._held: Floats = np.zeros((0, channels), np.float32)
        self._due = 0.0
        self._goes_on = 0
        self._tail: Floats = np.zeros((self._half, channels), np.float32)
        self._begun = False

    def put(self, samples: Samples) -> Samples:
        """What comes of `samples` and of those before them; the last 50 ms wait for what follows."""
        if self._speed == 1.0:
            return samples
        self._held = np.concatenate((self._held, samples.astype(np.float32)))
        said = []
        while max(self._due + self._search, self._goes_on) + 2 * self._half <= len(self._held):
            said.append(self._next())
        self._forget()
        if not said:
            return samples[:0]
        return np.clip(np.concatenate(said), -32768, 32767).astype(np.int16)

    def _next(self) -> Floats:
        begin = self._best(round(self._due)) if self._begun else 0
        piece = self._held[begin : begin + 2 * self._half] * self._window
        if not self._begun:
            piece[: self._half] = self._held[
                begin : begin + self._half
            ]  # nothing came before that it could fade out of
            self._begun = True
        said = self._tail + piece[: self._half]
        self._tail = piece[self._half :]
        self._goes_on = begin + self._half
        self._due += self._half * self._speed
        return said

    def _best(self, due: int) -> int:
        """Where near `due` the sound is most like that which would have followed."""
        wanted = self._held[self._goes_on : self._goes_on + self._half].sum(axis=1)
        first = max(0, due - self._search)
        near = self._held[first : due + self._search + self._half].sum(axis=1)
        likeness = np.correlate(near, wanted, "valid")
        power = np.convolve(near * near, np.ones(self._half, np.float32), "valid")
        return first + int(np.argmax(likeness / np.sqrt(power + 1.0)))

    def _forget(self) -> None:
        """What no later piece can begin in."""
        gone = max(0, min(self._goes_on, round(self._due) - self._search))
        self._held = self._held[gone:]
        self._goes_on -= gone
        self._due -= gone

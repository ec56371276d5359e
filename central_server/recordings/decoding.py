"""One file of sound, whoever made it, into WAV of ours: in a process of its own, a little at a time.

A decoder may crash or run wild over a hostile file: it takes this process with it and nothing else. Run by
`central_server.recordings.converting`: `python -m central_server.recordings.decoding`, an Order on standard input.
"""

import contextlib
import os
import sys
import wave
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from agent_desktop.contract.recordings import PEAKS_A_SECOND, MediaType
from central_server.recordings.orders import Made, Order

BLOCK_S = 10
HIGHEST_RATE = 16_000
"""Of what is kept: speech has nothing above 8 kHz that a reviewer needs."""

RATES = range(4_000, 192_001)
MOST_CHANNELS = 2
MEMORY, PROCESSOR_S = 2 * 1024**3, 3600
FULL = 32_768
"""What libraries of sound call 1.0: so that 16 bits come back as they were."""

Samples = NDArray[np.int16]
FORMATS = {("WAV", ""): MediaType.WAV, ("WAVEX", ""): MediaType.WAV, ("OGG", "OPUS"): MediaType.OPUS}
FORMATS |= {("MP3", "MPEG_LAYER_III"): MediaType.MP3}


class Refused(Exception):  # noqa: N818 - an answer, not a defect
    """What is wrong with the file, in words."""


def convert(order: Order) -> Made:
    """Raises Refused."""
    try:
        opened = soundfile.SoundFile(order.source)
    except soundfile.LibsndfileError as error:
        raise Refused("It is neither WAV nor Opus nor MP3.") from error
    with opened as sound:
        _check(sound, order.media_type)
        told = sound.extra_info
        rate = min(sound.samplerate, HIGHEST_RATE)
        writing = _Writing(order, rate, sound.channels)
        reading = _Reading(sound, rate)
        with writing:
            for samples in reading:
                if not writing.put(samples):
                    reading.whole = False
                    break
    if not writing.frames:
        raise Refused("There is no sound in it.")
    whole = reading.whole and _ends_well(Path(order.source), order.media_type, told)
    return Made(seconds=writing.frames / rate, a_second=rate / writing.step, whole=whole)


def _check(sound: Any, said: MediaType) -> None:
    kind = FORMATS.get((sound.format, "" if sound.format.startswith("WAV") else sound.subtype))
    if kind is None:
        raise Refused(f"It is {sound.format}, neither WAV nor Opus nor MP3.")
    if kind is not said:
        raise Refused(f"It is {kind}, and was said to be {said}.")
    if sound.samplerate not in RATES:
        raise Refused(f"It has {sound.samplerate} samples a second: no recording of speech.")
    if sound.channels > MOST_CHANNELS:
        raise Refused(f"It has {sound.channels} channels; a call has one or two.")


class _Reading:
    """Its samples at the rate that is kept. `whole`: False once the file broke off."""

    def __init__(self, sound: Any, rate: int) -> None:
        self._sound, self.whole = sound, True
        other = rate != sound.samplerate
        self._resampling = soxr.ResampleStream(sound.samplerate, rate, sound.channels, "float32") if other else None

    def __iter__(self) -> Iterator[Samples]:
        read = 0
        while True:
            try:
                block = self._sound.read(BLOCK_S * self._sound.samplerate, dtype="float32", always_2d=True)
            except soundfile.LibsndfileError:
                self.whole = False
                block = np.zeros((0, self._sound.channels), np.float32)
            read += len(block)
            last = not len(block)
            if self._resampling is not None:
                block = self._resampling.resample_chunk(block, last=last)
            if len(block):
                whole = np.round(np.clip(np.nan_to_num(block), -1.0, 1.0) * FULL)
                yield np.minimum(whole, FULL - 1).astype(np.int16)
            if last:
                self.whole = self.whole and read >= self._sound.frames
                return


class _Writing:
    """Into WAV, silent where it must be, with the loudness of each tenth of a second."""

    def __init__(self, order: Order, rate: int, channels: int) -> None:
        self._order, self.frames, self.step = order, 0, max(1, rate // PEAKS_A_SECOND)
        self._most = int(order.most_seconds * rate)
        self._silent = [(int(span.since * rate), int(span.until * rate) + 1) for span in order.masked]
        self._peaks = bytearray()
        self._rest: Samples = np.zeros((0, channels), np.int16)
        self._file = wave.open(order.target, "wb")  # noqa: SIM115 - closed by __exit__
        self._file.setnchannels(channels)
        self._file.setsampwidth(2)
        self._file.setframerate(rate)

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        self._measure(self._rest, whole=False)
        self._file.close()
        Path(self._order.peaks).write_bytes(self._peaks)

    def put(self, samples: Samples) -> bool:
        """False where there is no room for all of it."""
        kept = samples[: self._most - self.frames]
        _silence(kept, self.frames, self._silent)
        self._file.writeframesraw(kept.astype("<i2").tobytes())
        self.frames += len(kept)
        self._measure(np.concatenate((self._rest, kept)), whole=True)
        return len(kept) == len(samples)

    def _measure(self, samples: Samples, *, whole: bool) -> None:
        """The root of the greatest sample, so that speech far from the microphone is seen and heard as speech."""
        count = len(samples) // self.step if whole else 1 if len(samples) else 0
        measured = samples[: count * self.step] if whole else samples
        if count:
            loud = np.abs(measured.astype(np.int32)).reshape(count, -1).max(axis=1)
            self._peaks += np.round(np.sqrt(loud / FULL) * 255).astype(np.uint8).tobytes()
        self._rest = samples[len(measured) :]


def _silence(samples: Samples, begin: int, silent: Sequence[tuple[int, int]]) -> None:
    for since, until in silent:
        samples[max(0, since - begin) : max(0, until - begin)] = 0


def _ends_well(source: Path, kind: MediaType, told: str) -> bool:
    """Whether it ends where its maker ended it, as far as its kind says."""
    if kind is MediaType.OPUS:
        with source.open("rb") as file:
            file.seek(max(0, source.stat().st_size - 70_000))  # a page has 65 kB at most
            end = file.read()
        page = end.rfind(b"OggS")
        return page >= 0 and bool(end[page + 5] & 4)
    if kind is MediaType.WAV:
        streamed = "4294967295 (should be"  # written by who did not know how long it would be
        return "(should be" not in told.replace(streamed, "")
    return True


def _limit() -> None:
    """Where the system can hold a process to limits."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        os.nice(10)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_S, PROCESSOR_S))


def main() -> None:
    order = msgspec.json.decode(sys.stdin.buffer.read(), type=Order)
    _limit()
    try:
        made = convert(order)
    except Refused as refused:
        made = Made(refused=str(refused))
    sys.stdout.buffer.write(msgspec.json.encode(made))


if __name__ == "__main__":
    main()

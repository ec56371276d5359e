"""Recordings: a call of 8 hours taken in, beside hashing its bytes; and how soon one hears it. No server is needed.

Times of the intake are of the processor, since the machine may do other things.
"""

import hashlib
import resource
import shutil
import threading
import time
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from agent_desktop.contract.recordings import MediaType, Span
from agent_desktop.listening.playing import Playing
from agent_desktop.listening.speaker import Pull
from benchmarks.alone import alone
from benchmarks.row import Row, percentile, toward
from central_server.recordings.decoding import convert
from central_server.recordings.orders import Order

FOLDER = Path("build/bench-hearing")
HOURS, RATE = 8, 8_000
MINUTE = 60 * RATE
PRESSES = 30
BLOCK = 1024 * 1024
INTAKE_GOAL_S, MEMORY_GOAL_MB, PRESS_GOAL_MS = 120.0, 300.0, 200.0


def measure() -> list[Row]:
    """A gigabyte on the disk while it lasts."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    source = FOLDER / "call.wav"
    _call(source)
    read_s = _cpu_s(lambda: _read(source))
    intake_s, memory_mb = alone(_intake, source)
    presses = alone(_presses, FOLDER / "kept.wav")
    shutil.rmtree(FOLDER)
    name = f"recording of {HOURS} hours"
    return [
        Row(f"{name}: taken in, processor", "s", intake_s, "its bytes hashed", read_s, goal=INTAKE_GOAL_S),
        toward(f"{name}: memory of the process that takes it in", "MB", memory_mb, MEMORY_GOAL_MB),
        toward(f"{name}: play to sound, but for the line, p95", "ms", percentile(presses, 0.95), PRESS_GOAL_MS),
    ]


def _call(path: Path) -> None:
    """Someone hums, and breathes."""
    at = np.arange(MINUTE) / RATE
    hum = np.sin(2 * np.pi * 180 * at) * (np.sin(2 * np.pi * 0.4 * at) > 0) * 8_000
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        for _ in range(HOURS * 60):
            file.writeframesraw(hum.astype("<i2").tobytes())


def _read(path: Path) -> None:
    mark = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            mark.update(block)


def _cpu_s(do: Callable[[], None]) -> float:
    began = time.process_time()
    do()
    return time.process_time() - began


def _intake(source: Path) -> tuple[float, float]:
    """Seconds of the processor, and the most memory in MB."""
    order = Order(
        source=str(source),
        target=str(FOLDER / "kept.wav"),
        peaks=str(FOLDER / "kept.peaks"),
        media_type=MediaType.WAV,
        masked=(Span(since=3600, until=3700),),
    )
    began = time.process_time()
    _read(source)
    convert(order)
    return time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _presses(path: Path) -> list[float]:
    """Milliseconds from play to the first sample that is heard, all over the recording."""
    held = _File(path)
    return [_press(held, place * HOURS * 3600 / PRESSES) for place in range(PRESSES)]


def _press(held: "_File", second: float) -> float:
    speaker = _Speaker()
    playing = Playing(held, open_speaker=speaker.open)
    playing.go_to(second)
    began = time.perf_counter()
    playing.play()
    assert speaker.heard.wait(30)
    took = (speaker.heard_at - began) * 1000
    playing.close()
    return took


class _File:
    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, begin: int, count: int) -> bytes:
        with self._path.open("rb") as file:
            file.seek(begin)
            return file.read(count)


class _Speaker:
    """Asks every 10 ms, as a device with a short buffer does."""

    audible = True

    def __init__(self) -> None:
        self.heard, self.heard_at = threading.Event(), 0.0
        self._over = threading.Event()

    def open(self, rate: int, _channels: int, pull: Pull) -> "_Speaker":
        self._rate, self._pull = rate, pull
        return self

    def start(self) -> None:
        threading.Thread(target=self._ask, daemon=True).start()

    def _ask(self) -> None:
        while not self._over.wait(0.01):
            samples: NDArray[np.int16] = np.frombuffer(self._pull(self._rate // 100), np.int16)
            if samples.any() and not self.heard.is_set():
                self.heard_at = time.perf_counter()
                self.heard.set()

    def stop(self) -> None:
        self._over.set()

    def close(self) -> None:
        self._over.set()

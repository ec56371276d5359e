"""One recording being listened to: a thread of its own reads ahead, the device takes what is ready.

The screen tells what it wants (play, pause, go to, speed) and asks now and then how it stands: nothing is called back,
because no other thread may touch the screen.
"""

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from threading import Condition, Thread

import numpy as np

from agent_desktop.contract.recordings import Span
from agent_desktop.faults import EnvironmentFault, ProgramFault
from agent_desktop.listening.samples import Bytes, Samples, Shape, read_samples, read_shape
from agent_desktop.listening.speaker import Pull, Speaker, open_speaker
from agent_desktop.listening.stretching import Stretching

AHEAD_S = 1.5
"""How much is ready before it is heard: a piece of the file that has to be fetched may take as long."""

AT_ONCE_S = 0.1
PATIENCE_S = 2.0

SPEEDS = (0.75, 1.0, 1.25, 1.5, 2.0)

log = logging.getLogger(__name__)

OpenSpeaker = Callable[[int, int, Pull], Speaker]


class Going(StrEnum):
    """WAITING: it plays as soon as there is something to be heard. BROKEN: a fault says why; play tries again."""

    PAUSED = "paused"
    WAITING = "waiting"
    PLAYING = "playing"
    ENDED = "ended"
    BROKEN = "broken"


@dataclass(frozen=True)
class Now:
    """How it stands. `audible`: False where there is no sound device; None before anything was played."""

    seconds: float
    going: Going
    audible: bool | None = None
    fault: EnvironmentFault | ProgramFault | None = None


@dataclass
class _Ready:
    """Frames to be heard, and which seconds of the recording they stand for."""

    samples: Samples
    since: float
    until: float


class Playing:
    """`close` when it is over: the thread ends, and nothing that was read is kept here."""

    def __init__(self, held: Bytes, *, open_speaker: OpenSpeaker = open_speaker) -> None:
        self._held, self._open_speaker = held, open_speaker
        self._turn = Condition()
        self._shape: Shape | None = None
        self._speaker: Speaker | None = None
        self._thread: Thread | None = None
        self._ready: deque[_Ready] = deque()
        self._stretching: Stretching | None = None
        self._seconds = 0.0
        self._reading = 0.0
        self._jumps = 0
        self._going = Going.PAUSED
        self._read_whole = False
        self._speed = 1.0
        self._left_out: tuple[Span, ...] = ()
        self._fault: EnvironmentFault | ProgramFault | None = None
        self._closed = False

    # ---- what the screen says -------------------------------------------------------------------------------------

    def play(self) -> None:
        """From where it stands; from the beginning where it had ended."""
        with self._turn:
            if self._going in {Going.PLAYING, Going.WAITING} or self._closed:
                return
            if self._going is Going.ENDED:
                self._jump(0.0)
            self._fault = None
            self._going = Going.WAITING
            if self._thread is None:
                self._thread = Thread(target=self._run, name="listening", daemon=True)
                self._thread.start()
            self._turn.notify_all()

    def pause(self) -> None:
        with self._turn:
            if self._going in {Going.PLAYING, Going.WAITING}:
                self._going = Going.PAUSED
                self._turn.notify_all()

    def go_to(self, seconds: float) -> None:
        """Seconds since the recording began; playing or not."""
        with self._turn:
            self._jump(max(0.0, seconds))
            if self._going is Going.ENDED:
                self._going = Going.PAUSED

    def set_speed(self, speed: float) -> None:
        with self._turn:
            self._speed = speed
            self._jump(self._seconds)

    def leave_out(self, spans: tuple[Span, ...]) -> None:
        """Spans that are passed over, in order; none: everything is heard."""
        with self._turn:
            self._left_out = spans
            self._jump(self._seconds)

    def now(self) -> Now:
        with self._turn:
            audible = None if self._speaker is None else self._speaker.audible
            return Now(self._seconds, self._going, audible, self._fault)

    def close(self) -> None:
        """Silent when this returns; what is still waited for on the line ends by itself and is dropped."""
        with self._turn:
            self._closed = True
            self._going = Going.PAUSED
            self._ready.clear()
            self._turn.notify_all()

    def _jump(self, seconds: float) -> None:
        self._seconds = self._reading = seconds
        self._jumps += 1
        self._ready.clear()
        self._stretching = None
        self._read_whole = False
        if self._going is Going.PLAYING:
            self._going = Going.WAITING
        self._turn.notify_all()

    # ---- the thread that reads ahead --------------------------------------------------------------------------------

    def _run(self) -> None:
        sounding = False
        try:
            while not self._closed:
                with self._turn:
                    wanted = self._going in {Going.PLAYING, Going.WAITING}
                    if wanted is sounding and not (wanted and self._lacks):
                        self._turn.wait()
                        continue
                if wanted and self._lacks:
                    self._read_on()
                if wanted is not sounding and self._speaker is not None:
                    (self._speaker.start if wanted else self._speaker.stop)()
                    sounding = wanted
        finally:
            if self._speaker is not None:
                self._speaker.close()

    @property
    def _lacks(self) -> bool:
        ahead = sum(len(each.samples) for each in tuple(self._ready))
        return not self._read_whole and (self._shape is None or ahead < AHEAD_S * self._shape.rate)

    def _read_on(self) -> None:
        """A little more, unless somebody jumped meanwhile."""
        try:
            if self._shape is None:
                shape = read_shape(self._held)
                self._speaker = self._open_speaker(shape.rate, shape.channels, self._pull)
                self._shape = shape
            with self._turn:
                jumps, since, shape = self._jumps, self._passed_over(self._reading), self._shape
            frame = round(since * shape.rate)
            samples = read_samples(self._held, shape, frame, self._most(since, shape))
        except EnvironmentFault as fault:
            self._break(fault)
        except Exception as error:
            log.exception("a recording could not be played")
            self._break(ProgramFault(str(error)))
        else:
            with self._turn:
                if jumps == self._jumps:
                    self._take(samples, frame, shape)

    def _passed_over(self, seconds: float) -> float:
        inside = (span.until for span in self._left_out if span.since <= seconds < span.until)
        return next(inside, seconds)

    def _most(self, since: float, shape: Shape) -> int:
        """Frames to be read at once: up to where something is left out."""
        ahead = (span.since - since for span in self._left_out if span.since > since)
        return max(1, round(min([AT_ONCE_S, *ahead]) * shape.rate))

    def _take(self, samples: Samples, frame: int, shape: Shape) -> None:
        if self._stretching is None:
            self._stretching = Stretching(shape.rate, shape.channels, self._speed)
        since, until = frame / shape.rate, (frame + len(samples)) / shape.rate
        self._reading = until
        said = self._stretching.put(samples)
        if len(said):
            self._ready.append(_Ready(said, since, until))
        self._read_whole = len(samples) == 0
        if self._read_whole and not self._ready:
            self._end()

    def _break(self, fault: EnvironmentFault | ProgramFault) -> None:
        with self._turn:
            self._fault, self._going = fault, Going.BROKEN

    def _end(self) -> None:
        self._going = Going.ENDED
        self._turn.notify_all()

    # ---- the thread of the device -----------------------------------------------------------------------------------

    def _pull(self, frames: int) -> bytes:
        """What is next, with silence for what is not there yet."""
        with self._turn:
            assert self._shape is not None
            out = np.zeros((frames, self._shape.channels), np.int16)
            filled = 0
            if self._going in {Going.PLAYING, Going.WAITING}:
                while filled < frames and self._ready:
                    filled += self._out_of(self._ready[0], out[filled:])
                self._say(filled)
            self._turn.notify_all()
            return out.tobytes()

    def _out_of(self, ready: _Ready, room: Samples) -> int:
        taken = min(len(room), len(ready.samples))
        room[:taken] = ready.samples[:taken]
        share = taken / len(ready.samples)
        self._seconds = ready.since = ready.since + share * (ready.until - ready.since)
        ready.samples = ready.samples[taken:]
        if not len(ready.samples):
            self._ready.popleft()
        return taken

    def _say(self, filled: int) -> None:
        if filled:
            self._going = Going.PLAYING
        elif self._read_whole:
            self._end()
        else:
            self._going = Going.WAITING

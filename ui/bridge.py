"""All the threading there is: actions run on a few threads, what they bring is handed over on the screen's thread.

`bridge.ask(action, done, failed, owner=self)` answers at once. Then exactly one of these happens, on the screen's
thread: `done(result)`, `failed(fault)`, or nothing at all because the owner is gone or `Asked.cancel()` was called.

The threads touch nothing of Qt: no signal, no event, and not the last reference to a widget. Whoever emits from
another thread holds Python's lock while it waits for one of Qt's; the screen's thread, taking an object apart, may
hold that one and wait for Python's. So a thread wakes the screen by a byte through a socket, and lets go of what it
was given before it says that it is done.
"""

import contextlib
import itertools
import logging
import socket
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QSocketNotifier, Signal

from agent_desktop import giving_way
from agent_desktop.faults import EnvironmentFault, ProgramFault
from ui.turns import TURN_MS, awaited, once

T = TypeVar("T")
Fault = EnvironmentFault | ProgramFault

THREADS = 8
"""Half of them for the handler, whatever the line does: a screen pop, a search, a save and one more.

Of what goes on by itself at most four are under way at a time, each of which may wait out a dead line: one delivery,
one pull (or the upkeep, which takes turns with it), one probe, and one action of theirs that was called off and has
not noticed yet. A thread that waits costs a stack of some 100 KB and no time; they are made only when all are busy.
"""

NEAR_THREADS = 2
"""For what asks nobody but this computer: it never waits behind a line that hangs."""

SWITCH_S = 0.0001
"""How long a thread keeps Python's lock while the screen's thread waits for it. Python's own 5 ms would be waited out
at each call of Qt that lets go of the lock: twenty times while someone is signed in and code is read meanwhile."""

SLICE_S = 0.004
"""How long results are delivered in one go before the screen gets its turn: a quarter of a frame."""

log = logging.getLogger(__name__)


class Asked:
    """One thing asked. `cancel()` on the screen's thread: nothing of it will be delivered any more."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True

    @property
    def wanted(self) -> bool:
        """Whether anyone still waits for it."""
        return not self.cancelled and shiboken6.isValid(self._owner)


@dataclass(frozen=True)
class _Kept:
    """What the screen's thread holds of one thing asked, so that it is the last to let go of it."""

    asked: Asked
    action: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[Fault], None]
    by_itself: bool
    near: bool


@dataclass(frozen=True)
class _Outcome:
    """What a thread brings: the result, or the fault."""

    result: Any = None
    fault: Fault | None = None


@dataclass(frozen=True)
class _Last:
    """What begins once all of these have ended."""

    number: int
    action: Callable[[], Any]
    after: frozenset[int]


Waiting = SimpleQueue[tuple[int, list[Callable[[], Any]]] | None]


class _Crew:
    """Up to `most` threads that take from one queue; begun as they are needed."""

    def __init__(self, most: int, work: Callable[[Waiting], None]) -> None:
        self._most, self._work = most, work
        self._waiting: Waiting = SimpleQueue()
        self._threads: list[threading.Thread] = []

    def put(self, given: tuple[int, list[Callable[[], Any]]], busy: int) -> None:
        self._waiting.put(given)
        if len(self._threads) < min(self._most, busy):
            thread = threading.Thread(target=self._work, args=(self._waiting,), name="bridge", daemon=True)
            self._threads.append(thread)
            thread.start()

    def dismiss(self) -> None:
        for _ in self._threads:
            self._waiting.put(None)

    def wait(self, end: float) -> None:
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))


class _Pool:
    """The threads. They know numbers and actions, and nothing of Qt."""

    def __init__(self) -> None:
        self.brought: deque[tuple[int, _Outcome]] = deque()
        self.told: deque[Fault] = deque()
        self.closed = False
        self._far, self._near = _Crew(THREADS, self._work), _Crew(NEAR_THREADS, self._work)
        self.listening, self._speaking = socket.socketpair()
        self.listening.setblocking(False)
        self._speaking.setblocking(False)

    def put(self, number: int, action: Callable[[], Any], busy: int, *, near: bool) -> None:
        (self._near if near else self._far).put((number, [action]), busy)

    def wake(self) -> None:
        """A full or closed socket is no trouble: then the screen is awake already, or will not wake again."""
        with contextlib.suppress(OSError):
            self._speaking.send(b"!")

    def hear(self) -> None:
        with contextlib.suppress(OSError):
            while self.listening.recv(4096):
                pass

    def close(self, patience_s: float) -> None:
        self.closed = True
        end = time.monotonic() + patience_s
        for crew in (self._far, self._near):
            crew.dismiss()
        for crew in (self._far, self._near):
            crew.wait(end)
        self._speaking.close()
        self.listening.close()

    def _work(self, waiting: Waiting) -> None:
        while (given := waiting.get()) is not None:
            number, box = given
            # The action may hold a widget: nothing of it is left on this thread when the screen hears of its end.
            self.brought.append((number, _Outcome() if self.closed else _run(box.pop())))
            self.wake()


class Bridge(QObject):
    """Signals: `idle()` when nothing asked is under way any more, `met(fault)` for what was told from anywhere."""

    idle = Signal()
    met = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(SWITCH_S)
        self._pool = _Pool()
        self._kept: dict[int, _Kept] = {}
        self._last: list[_Last] = []
        self._turn = once(self, self._deliver, TURN_MS)
        self._numbers = itertools.count()
        self._asked_at = 0.0
        self._woken = QSocketNotifier(self._pool.listening.fileno(), QSocketNotifier.Type.Read, self)
        self._woken.activated.connect(self._hear)

    @property
    def under_way(self) -> int:
        """How many things asked have not been delivered or dropped yet."""
        return len(self._kept)

    @property
    def quiet_s(self) -> float:
        """For how many seconds the handler has asked for nothing; 0 while something they asked for is under way."""
        if any(not kept.by_itself for kept in self._kept.values()):
            return 0.0
        return time.monotonic() - self._asked_at

    def ask(
        self,
        action: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Fault], None],
        *,
        owner: QObject,
        by_itself: bool = False,
        near: bool = False,
        last: bool = False,
    ) -> Asked:
        """Run `action` off the screen's thread. It must touch no widget. Any exception comes to `failed` as a fault.

        `by_itself`: nobody at the screen waits for it; it does not count as something the handler asked.
        `near`: it asks nobody but this computer, and does not wait behind what asks the server.
        `last`: it begins once all that asks nobody but this computer, asked before it, has ended: what is being kept
        is kept before the store is closed.
        """
        asked = Asked(owner)
        if self._pool.closed:
            asked.cancel()
            return asked
        number = next(self._numbers)
        before = frozenset(each for each, kept in self._kept.items() if kept.near) if last else frozenset()
        self._kept[number] = _Kept(asked, action, done, failed, by_itself, near)
        if not by_itself:
            self._asked_at = time.monotonic()
            awaited.add(self)
        work = _unless_cancelled(asked, partial(giving_way.by_itself, action) if by_itself else action)
        if before:
            self._last.append(_Last(number, work, before))
        else:
            self._pool.put(number, work, len(self._kept), near=near)
        return asked

    def tell(self, fault: Fault) -> None:
        """From any thread: `met(fault)` follows on the screen's thread."""
        self._pool.told.append(fault)
        self._pool.wake()

    def close(self, patience_s: float = 2.0) -> None:
        """Deliver nothing more; give what is under way `patience_s` seconds to end."""
        if not self._pool.closed:
            self._woken.setEnabled(False)
            self._turn.stop()
            awaited.discard(self)
            self._pool.close(patience_s)

    def _hear(self) -> None:
        """What came is handed over in a turn of its own: it comes within a millisecond where only this computer was
        asked, and then the turn that asked would go on with what follows from the answer."""
        self._pool.hear()
        if not self._turn.isActive():
            self._turn.start()

    def _deliver(self) -> None:
        pool, end = self._pool, time.monotonic() + SLICE_S
        while pool.told:
            self.met.emit(pool.told.popleft())
        try:
            while pool.brought and not pool.closed and time.monotonic() < end:
                number, outcome = pool.brought.popleft()
                self._hand_over(self._kept.pop(number), outcome)
        finally:  # also where a callback raised: the others are still owed theirs
            if pool.brought and not pool.closed:
                self._turn.start()
        self._begin_last()
        if all(kept.by_itself for kept in self._kept.values()):
            awaited.discard(self)
        if not self._kept:
            self.idle.emit()

    def _begin_last(self) -> None:
        for each in [each for each in self._last if each.after.isdisjoint(self._kept)]:
            self._last.remove(each)
            self._pool.put(each.number, each.action, len(self._kept), near=False)

    @staticmethod
    def _hand_over(kept: _Kept, outcome: _Outcome) -> None:
        if not kept.asked.wanted:
            return
        if outcome.fault is not None:
            kept.failed(outcome.fault)
        else:
            kept.done(outcome.result)


def _unless_cancelled(asked: Asked, action: Callable[[], Any]) -> Callable[[], Any]:
    """What was cancelled before it began is not begun. Only the flag may be read on another thread."""
    return lambda: None if asked.cancelled else action()


def _run(action: Callable[[], Any]) -> _Outcome:
    """A fault loses its trace, which holds the action's own frames and with them whatever it knew."""
    try:
        return _Outcome(result=action())
    except (EnvironmentFault, ProgramFault) as fault:
        return _Outcome(fault=fault.with_traceback(None))
    except Exception as error:  # whatever escapes an action is a defect of ours
        return _Outcome(fault=as_program_fault(error))


def as_program_fault(error: BaseException) -> ProgramFault:
    """Log where it happened and of which type, but not its message: that may hold what a citizen said.

    The fault's own text is the same trace; it may be copied for a maintainer.
    """
    trace = f"{type(error).__name__}\n{''.join(traceback.format_tb(error.__traceback__))}"
    log.error("defect: %s", trace)
    return ProgramFault(trace)

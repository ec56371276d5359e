"""All the threading there is: actions run on a few threads, what they bring is handed over on the screen's thread.

`bridge.ask(action, done, failed, owner=self)` answers at once. Then exactly one of these happens, on the screen's
thread: `done(result)`, `failed(fault)`, or nothing at all because the owner is gone or `Asked.cancel()` was called.
"""

import logging
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from agent_desktop.faults import EnvironmentFault, ProgramFault

T = TypeVar("T")
Fault = EnvironmentFault | ProgramFault

THREADS = 4
"""Enough for a screen pop, a search and a probe beside one slow write."""

SLICE_S = 0.008
"""How long results are delivered in one go before the screen gets its turn: half a frame."""

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
class _Work:
    run: Callable[[], Callable[[], None]]
    asked: Asked


class Bridge(QObject):
    """Signals: `idle()` when nothing asked is under way any more (on the screen's thread)."""

    idle = Signal()
    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: SimpleQueue[_Work | None] = SimpleQueue()
        self._ready: deque[tuple[Asked, Callable[[], None]]] = deque()
        self._threads: list[threading.Thread] = []
        self._under_way = 0
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def under_way(self) -> int:
        """How many things asked have not been delivered or dropped yet."""
        return self._under_way

    def ask(
        self,
        action: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Fault], None],
        *,
        owner: QObject,
    ) -> Asked:
        """Run `action` off the screen's thread. It must touch no widget. Any exception comes to `failed` as a fault."""

        def run() -> Callable[[], None]:
            try:
                result = action()
            except (EnvironmentFault, ProgramFault) as fault:
                known = fault
                return lambda: failed(known)
            except Exception as error:  # whatever escapes an action is a defect of ours
                wrapped = as_program_fault(error)
                return lambda: failed(wrapped)
            return lambda: done(result)

        asked = Asked(owner)
        if self._closed:
            asked.cancel()
            return asked
        self._under_way += 1
        self._waiting.put(_Work(run, asked))
        if len(self._threads) < min(THREADS, self._under_way):
            self._start_thread()
        return asked

    def close(self, patience_s: float = 2.0) -> None:
        """Deliver nothing more; give what is under way `patience_s` seconds to end."""
        self._closed = True
        for _ in self._threads:
            self._waiting.put(None)
        end = time.monotonic() + patience_s
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))

    def _start_thread(self) -> None:
        thread = threading.Thread(target=self._work, name=f"bridge-{len(self._threads)}", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _work(self) -> None:
        while (work := self._waiting.get()) is not None:
            if self._closed:
                continue
            # What was cancelled before it began is not begun. Only the flag may be read on this thread.
            deliver = _nothing if work.asked.cancelled else work.run()
            self._ready.append((work.asked, deliver))
            if not self._closed:
                self._arrived.emit()

    def _deliver(self) -> None:
        end = time.monotonic() + SLICE_S
        try:
            while self._ready and not self._closed and time.monotonic() < end:
                asked, deliver = self._ready.popleft()
                self._under_way -= 1
                if asked.wanted:
                    deliver()
        finally:  # also where a callback raised: the others are still owed theirs
            if self._ready and not self._closed:
                self._arrived.emit()
        if not self._under_way:
            self.idle.emit()


def as_program_fault(error: BaseException) -> ProgramFault:
    """Log where it happened and of which type, but not its message: that may hold what a citizen said.

    The fault's own text is the same trace; it may be copied for a maintainer.
    """
    trace = f"{type(error).__name__}\n{''.join(traceback.format_tb(error.__traceback__))}"
    log.error("defect: %s", trace)
    fault = ProgramFault(trace)
    fault.__cause__ = error
    return fault


def _nothing() -> None:
    """Delivers nothing."""

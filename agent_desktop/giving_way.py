"""What is done in bulk, and what nobody waits for, gives way to the screen.

Python lets one thread run at a time. Where the screen's thread works while another makes words of a thousand answers,
each call of Qt that lets go of Python's lock has to wait for it again: some hundred such calls, and what is 20 ms of
work is seen as 50. So whoever goes through many records calls `give_way()` between two, and goes on once the screen's
thread rests: when it took little of the processor since it was last looked at.

Its frames would tell too (sys._current_frames), but never may another thread hold one: the widgets in it might outlive
the call there, and die on the wrong thread.
"""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, TypeVar

Result = TypeVar("Result")

PATIENCE_S = 0.05
"""The longest that one record waits: a screen that never rests is not waited for for ever."""

LOOK_S = 0.001
"""Between two looks while it works; and how long the first look takes, where none was taken just before."""

FRESH_S = 0.01
"""After that a look tells nothing any more of what the screen's thread does now."""

RESTS_BELOW = 0.2
"""The share of the processor below which it rests: waiting for Python's lock, it gets no more than half."""


class _Look(NamedTuple):
    at: float
    worked: float


class _Mine(threading.local):
    """Each thread's own."""

    by_itself = False
    before: _Look | None = None


_worked: Callable[[], float] | None = None
_mine = _Mine()


@contextmanager
def screen_told_by(worked: Callable[[], float]) -> Iterator[None]:
    """Within it the others give way. `worked`: for how many seconds of the processor the screen's thread did, ever."""
    global _worked  # noqa: PLW0603 - there is one screen to a program
    before, _worked = _worked, worked
    try:
        yield
    finally:
        _worked = before


@contextmanager
def screen_here() -> Iterator[None]:
    """Within it the others give way to this thread. Where the system tells nobody how long a thread worked (Windows,
    macOS), nobody does."""
    if sys.platform in ("win32", "darwin"):
        yield
        return
    clock = time.pthread_getcpuclockid(threading.get_ident())
    with screen_told_by(lambda: time.clock_gettime(clock)):
        yield


def by_itself(action: Callable[[], Result]) -> Result:
    """What `action` answers. Nobody waits for it."""
    _mine.by_itself = True
    try:
        return action()
    finally:
        _mine.by_itself = False


def give_way() -> None:
    """Between two records of many: come back when the screen's thread rests, or after PATIENCE_S.

    Never within a transaction: whoever saves would wait for it. At once where no screen was told of.
    """
    worked = _worked
    if worked is None:
        return
    end = time.monotonic() + PATIENCE_S
    if _mine.before is None or time.monotonic() - _mine.before.at > FRESH_S:
        _mine.before = _Look(time.monotonic(), worked())
        time.sleep(LOOK_S)
    while _works(worked) and time.monotonic() < end:
        time.sleep(LOOK_S)


def give_way_unless_awaited() -> None:
    """As `give_way`, before some milliseconds of work: but what somebody at the screen waits for goes on at once."""
    if _mine.by_itself:
        give_way()


def _works(worked: Callable[[], float]) -> bool:
    """Since the look before, which this one takes the place of."""
    before, now = _mine.before, _Look(time.monotonic(), worked())
    _mine.before = now
    return before is not None and now.worked - before.worked > RESTS_BELOW * (now.at - before.at)

"""What is done in bulk, and what nobody waits for, gives way to the screen.

Python lets one thread run at a time. Where the screen's thread works while another makes words of a thousand answers,
each call of Qt that lets go of Python's lock has to wait for it again: some hundred such calls, and what is 20 ms of
work is seen as 50. So whoever goes through many records calls `give_way()` between two, and goes on once
the screen's thread rests.

The screen's thread rests while the topmost of its Python frames is the one that began the event loop: it waits there,
or does what needs no Python. `sys._current_frames` tells, on every system and whatever waits beneath Qt; the signals
of Qt's own dispatcher do not, where that is built on GLib: they come before and after a turn, not around its waiting.
"""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NamedTuple, TypeVar

Result = TypeVar("Result")

PATIENCE_S = 0.05
"""The longest that one record waits: a screen that never rests takes 49 of 50 ms, and is not waited for for ever."""

LOOK_S = 0.002


class _Resting(NamedTuple):
    thread: int
    frame: FrameType


_resting: _Resting | None = None
_going_on = threading.local()


@contextmanager
def resting_in(frame: FrameType) -> Iterator[None]:
    """Around an event loop that is begun in `frame`, on the thread of the screen."""
    global _resting  # noqa: PLW0603 - there is one screen to a program
    before, _resting = _resting, _Resting(threading.get_ident(), frame)
    try:
        yield
    finally:
        _resting = before


def by_itself(action: Callable[[], Result]) -> Result:
    """What `action` answers. Nobody waits for it."""
    _going_on.by_itself = True
    try:
        return action()
    finally:
        _going_on.by_itself = False


def give_way() -> None:
    """Between two records of many: come back when the screen's thread rests, or after PATIENCE_S.

    Never within a transaction: whoever saves would wait for it. At once where no screen was told of.
    """
    end = time.monotonic() + PATIENCE_S
    while _works() and time.monotonic() < end:
        time.sleep(LOOK_S)


def give_way_unless_awaited() -> None:
    """As `give_way`, before some milliseconds of work: but what somebody at the screen waits for goes on at once."""
    if getattr(_going_on, "by_itself", False):
        give_way()


def _works() -> bool:
    resting = _resting
    return resting is not None and sys._current_frames().get(resting.thread) is not resting.frame

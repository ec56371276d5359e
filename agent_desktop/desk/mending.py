"""A store that turns out to be damaged in the middle of the work: set aside, and the work goes on with a new one."""

from threading import Lock
from time import monotonic

from agent_desktop.desk.desk import Desk
from agent_desktop.desk.own_store import begin_anew, nothing_kept_words
from agent_desktop.store.faults import StoreDamaged, StoreDiskFull
from agent_desktop.store.opening import memory_store

AT_ONCE_S = 10.0
"""Several threads meet the same damage: within so many seconds of a mending, another fault tells of that one."""

_mending = Lock()


def is_damage(fault: object) -> bool:
    """Whether `mended` can do something about it."""
    return isinstance(fault, StoreDamaged)


def mended(desk: Desk, fault: object) -> str:
    """Words that stay, where `fault` was a damaged store and it was replaced; "" where there was nothing to do.

    What waits is in the new store; open contacts are kept in it as they are next changed, and those on disk already are
    carried over. Slow: not on the screen's thread. Never raises for the store's own faults.
    """
    if not isinstance(fault, StoreDamaged):
        return ""
    with _mending:
        here = desk.here
        if here is None or not here.lasting or monotonic() - here.mended_at < AT_ONCE_S:
            return ""
        here.mended_at = monotonic()
        here.store.close()
        try:
            here.store, words = begin_anew(here.path, here.key, fault, desk.clock.now())
        except StoreDiskFull:
            here.store, words = memory_store(), nothing_kept_words()
        here.carry_over()
    return words

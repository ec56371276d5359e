"""What the C library holds for the program beyond what is in use. Elsewhere than with glibc the system sees to it.

glibc gives each thread that allocates a heap of its own, up to eight a core, and keeps what was freed in them: after
500 contacts a desktop held some 4 MB more than it needed.
"""

import ctypes
import sys
from functools import cache

_ARENA_MAX = -8
"""M_ARENA_MAX of glibc's malloc.h: mallopt(3)."""
HEAPS = 2
"""The screen's thread has one; the bridge's threads, which mostly wait, share the other."""


def have_few() -> bool:
    """Before any thread is begun. Whether the C library could be told."""
    libc = _glibc()
    return libc is not None and bool(libc.mallopt(_ARENA_MAX, HEAPS))


def give_back() -> bool:
    """What is free goes back to the system: some tenths of a millisecond. Whether anything did."""
    libc = _glibc()
    return libc is not None and bool(libc.malloc_trim(0))


@cache
def _glibc() -> ctypes.CDLL | None:
    """None where the C library is another."""
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None)
    return libc if hasattr(libc, "mallopt") and hasattr(libc, "malloc_trim") else None

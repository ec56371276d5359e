"""Chance that is the same every time: pools, weights, and ids that look made at their moment.

Everything random here comes from `random.Random(seed)`; its `random()` and `getrandbits()` give the same numbers on
every platform and Python version. It decides about invented people only and keeps no secret.
"""

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")

MARK = "7feb"
"""The third group of every id made here. 7 is the version; "feb" marks the demo's rows among real ones."""


def pick(rng: Random, pool: Sequence[T]) -> T:
    return pool[int(rng.random() * len(pool))]


class Weighted(Generic[T]):
    """Picks by weight in one bisection."""

    def __init__(self, weights: Sequence[tuple[T, int]]) -> None:
        self._items = [item for item, _ in weights]
        self._ends = list(accumulate(weight for _, weight in weights))

    def pick(self, rng: Random) -> T:
        return self._items[bisect(self._ends, rng.random() * self._ends[-1])]


def demo_id(rng: Random, milliseconds: int) -> str:
    """32 hexadecimal digits shaped as a UUIDv7 (RFC 9562) of that moment since 1970, by chance from `rng`, marked."""
    return f"{milliseconds:012x}{MARK}{0x8000_0000_0000_0000 | rng.getrandbits(62):016x}"

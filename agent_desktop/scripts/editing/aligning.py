"""Which item of a list became which, so that an item that was moved or renamed keeps its comments."""

import json
from collections import defaultdict

_NAMES = ("id", "name", "code", "at", "to")

MOST_COMPARED = 10_000
"""Pairs of items that are compared entry by entry."""


def aligned(old: list[object], new: list[object]) -> list[int | None]:
    """For each of `new` its place in `old`, or None where it is new. No place is given twice."""
    found: list[int | None] = [None] * len(new)
    left = set(range(len(old)))
    for key in (_content, _name):
        places: defaultdict[str, list[int]] = defaultdict(list)
        for at in sorted(left):
            places[key(old[at])].append(at)
        for to, item in enumerate(new):
            if found[to] is None and places[key(item)]:
                found[to] = places[key(item)].pop(0)
                left.discard(found[to] or 0)
    lost = [to for to, at in enumerate(found) if at is None]
    for to in lost if len(lost) * len(left) <= MOST_COMPARED else ():
        nearest = max(sorted(left), key=lambda at: _in_common(old[at], new[to]), default=None)
        if nearest is not None and _in_common(old[nearest], new[to]):
            found[to] = nearest
            left.discard(nearest)
    lost = [to for to in lost if found[to] is None]
    if len(lost) == len(left):  # the same ones under other names
        for to, at in zip(lost, sorted(left), strict=True):
            found[to] = at
    return found


def _in_common(one: object, other: object) -> int:
    """How many entries of two maps are the same."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return 0
    return sum(_content(one[name]) == _content(other[name]) for name in one.keys() & other.keys())


def _content(item: object) -> str:
    return json.dumps(item, sort_keys=True, default=str)


def _name(item: object) -> str:
    """Variants without a name are all called “usual”."""
    if isinstance(item, dict):
        for name in _NAMES:
            if name in item:
                return f"{name} {item[name]}"
        return "usual" if "en" in item else "nameless"
    return _content(item)

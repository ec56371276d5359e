"""Lists of phones and languages that two people changed: merged element by element where that is safe. Pure."""

from collections.abc import Mapping, Sequence

from agent_desktop.contract.citizens import Language, Phone

MOST = 20
"""As the contract has it, of either."""


def merge_list(before: Sequence[object], mine: Sequence[object], theirs: Sequence[object]) -> tuple[object, ...] | None:
    """What each side added is there, what either took away is gone. None: not safe, so the two meet.

    Not safe: both changed one element otherwise; either put the elements in another order; both added somewhere
    else than at the end; an element stands twice; more than MOST.
    """
    sides = [_by_key(side) for side in (before, mine, theirs)]
    if any(side is None for side in sides):
        return None
    was, wanted, now = (side or {} for side in sides)
    if _reordered(was, wanted) or _reordered(was, now):
        return None
    if _only_appended(was, now):
        frame, other = wanted, now
    elif _only_appended(was, wanted):
        frame, other = now, wanted
    else:
        return None
    merged: dict[str, object] = {}
    for key in dict.fromkeys((*frame, *other)):
        values = (was.get(key), wanted.get(key), now.get(key))
        if values[1] != values[2] and values[0] not in values[1:]:
            return None
        value = values[1] if values[2] == values[0] else values[2]
        if value is not None:
            merged[key] = value
    return tuple(merged.values()) if len(merged) <= MOST else None


def _by_key(elements: Sequence[object]) -> dict[str, object] | None:
    """By number or language tag; None where one stands twice or is neither."""
    keyed = {_key(element): element for element in elements}
    return None if len(keyed) < len(elements) or "" in keyed else keyed


def _key(element: object) -> str:
    if isinstance(element, Phone):
        return element.e164
    return element.tag if isinstance(element, Language) else ""


def _reordered(was: Mapping[str, object], side: Mapping[str, object]) -> bool:
    return [key for key in was if key in side] != [key for key in side if key in was]


def _only_appended(was: Mapping[str, object], side: Mapping[str, object]) -> bool:
    """Whether what is new on `side` stands behind all that was there."""
    new = [key not in was for key in side]
    return new == sorted(new)

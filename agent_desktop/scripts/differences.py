"""What differs between two versions of a script, in words a trainer reads. Pure."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

import msgspec

from agent_desktop.contract.base import Record
from agent_desktop.contract.scripts import Script, Step
from agent_desktop.language import t
from agent_desktop.scripts.field_words import Told, kind_word, label, told


class Part(StrEnum):
    SCRIPT = "script"
    VARIABLE = "variable"
    STEP = "step"
    SCENARIO = "scenario"


class Change(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Difference(Record, frozen=True, kw_only=True):
    """`name` of the step, variable or scenario; "" for the script as a whole.

    CHANGED: `what` changed, in words, and what it said `before` and `after` ("": nothing), lines with \\n.
    """

    part: Part
    change: Change
    name: str = ""
    what: str = ""
    before: str = ""
    after: str = ""


class _Listed(NamedTuple):
    """One of the script's lists, and what its items are called by."""

    part: Part
    field: str
    key: Callable[[Any], str]


_LISTS = (
    _Listed(Part.VARIABLE, "variables", lambda variable: variable.name),
    _Listed(Part.STEP, "steps", lambda step: step.id),
    _Listed(Part.SCENARIO, "scenarios", lambda scenario: scenario.name),
)


def differences(before: Script, after: Script) -> tuple[Difference, ...]:
    """Everything that is not as it was: of the script, then of its variables, steps and scenarios. None: the same."""
    return tuple(_differences(before, after))


def _differences(before: Script, after: Script) -> Iterator[Difference]:
    apart = {listed.field for listed in _LISTS}
    yield from _changed(Part.SCRIPT, "", before, after, apart)
    for listed in _LISTS:
        yield from _of_list(listed, getattr(before, listed.field), getattr(after, listed.field))


def _of_list(listed: _Listed, before: Sequence[Any], after: Sequence[Any]) -> Iterator[Difference]:
    were, are = _by_key(before, listed.key), _by_key(after, listed.key)
    for key in were:
        if key not in are:
            yield Difference(part=listed.part, change=Change.REMOVED, name=key[0])
    for key in are:
        if key not in were:
            yield Difference(part=listed.part, change=Change.ADDED, name=key[0])
        else:
            yield from _changed(listed.part, key[0], were[key], are[key], set())
    stayed = [key for key in were if key in are]
    if stayed != [key for key in are if key in were]:
        yield Difference(
            part=listed.part,
            change=Change.CHANGED,
            what=t("Their order"),
            before="\n".join(key[0] for key in were),
            after="\n".join(key[0] for key in are),
        )


def _by_key(items: Sequence[Any], key: Callable[[Any], str]) -> dict[tuple[str, int], Any]:
    """A draft may hold two of one name: the second is compared with the second."""
    seen: Counter[Hashable] = Counter()
    found: dict[tuple[str, int], Any] = {}
    for item in items:
        name = key(item)
        found[(name, seen[name])] = item
        seen[name] += 1
    return found


def _changed(
    part: Part, name: str, before: msgspec.Struct, after: msgspec.Struct, apart: set[str]
) -> Iterator[Difference]:
    """Field by field. A step of another kind has other fields: those of both are looked at."""
    for what, was, now in _fields(before, after, apart):
        yield Difference(part=part, change=Change.CHANGED, name=name, what=what, before=was, after=now)


def _fields(before: msgspec.Struct, after: msgspec.Struct, apart: set[str]) -> Iterator[Told]:
    if isinstance(before, Step) and isinstance(after, Step) and type(before) is not type(after):
        yield label("kind"), kind_word(before), kind_word(after)
    fields = dict.fromkeys((*before.__struct_fields__, *after.__struct_fields__))
    for field in fields:
        if field not in apart:
            yield from told(label(field), getattr(before, field, None), getattr(after, field, None))

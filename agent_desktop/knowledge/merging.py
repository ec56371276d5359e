"""Two who changed the same record of what is answered: what only one of them changed is as that one has it. Pure.

Three-way, each against the record as it was when I began: field by field, words in each language by themselves, and of
a list what one took out is out and what one put in is in. Where both changed the same otherwise, mine counts.
"""

from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import fields, replace

Rec = TypeVar("Rec", bound=Struct)


def mine_over(base: Rec, mine: Rec, theirs: Rec) -> Rec:
    """`theirs` with what I changed of `base`, and nothing else."""
    names = [field.name for field in fields(base)]
    return replace(theirs, **{name: _one(*(getattr(each, name) for each in (base, mine, theirs))) for name in names})


def both_changed(base: Rec, mine: Rec, theirs: Rec) -> tuple[str, ...]:
    """The fields where theirs would give way to mine, in the record's order."""
    names = [field.name for field in fields(base)]
    return tuple(name for name in names if _meets(*(getattr(each, name) for each in (base, mine, theirs))))


def _one(base: Any, mine: Any, theirs: Any) -> Any:
    if mine == base:
        return theirs
    if theirs in (base, mine):
        return mine
    if _all_are(Struct, base, mine, theirs):
        return mine_over(base, mine, theirs)
    if _all_are(tuple, base, mine, theirs):
        kept = [each for each in theirs if each in mine or each not in base]
        return (*kept, *(each for each in mine if each not in base and each not in kept))
    return mine


def _meets(base: Any, mine: Any, theirs: Any) -> bool:
    if mine == base or theirs in (base, mine) or _all_are(tuple, base, mine, theirs):
        return False
    return bool(both_changed(base, mine, theirs)) if _all_are(Struct, base, mine, theirs) else True


def _all_are(kind: type, *values: Any) -> bool:
    return all(isinstance(value, kind) for value in values)

"""Fields that writes got after receipts of them were kept: one that says nothing leaves a receipt as it was.

A desktop of before sends the same bytes again after the server was brought up to date, and a field that it does not
know must not make another write of them.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec

from agent_desktop.contract.base import Write
from agent_desktop.contract.contacts import ContactWrite

LATER: Mapping[type[Write], frozenset[str]] = {ContactWrite: frozenset({"quotes", "events"})}
"""By record. A test holds the hash of each record of the contract as it is without them."""


def as_before(part: Any) -> Any:
    """`part` without those of its later fields that are as they are where nobody sends them."""
    later = LATER.get(type(part))
    if not later:
        return part
    defaults = {field.name: field.default for field in msgspec.structs.fields(part) if field.name in later}
    silent = {name for name, default in defaults.items() if getattr(part, name) == default}
    kept = tuple(name for name in part.__struct_fields__ if name not in silent)
    return _shape(type(part).__name__, kept)(*(getattr(part, name) for name in kept))


@cache
def _shape(name: str, fields: tuple[str, ...]) -> type[msgspec.Struct]:
    """A record is hashed by its fields in their order, and by nothing else."""
    return msgspec.defstruct(name, [(field, Any) for field in fields])

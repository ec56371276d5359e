"""What is personal in a text: where it stands, and what it is."""

from enum import StrEnum

from agent_desktop.contract.base import Record


class Kind(StrEnum):
    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    POSTCODE = "postcode"
    ADDRESS = "address"
    DATE = "date"
    REFERENCE = "reference"
    CARD = "card"
    INSURANCE = "insurance"
    HEALTH = "health"
    NUMBER = "number"


class Found(Record, frozen=True, kw_only=True):
    """`key`: the same for every writing of the same thing. `real`: it is somebody's in this contact, for certain."""

    start: int
    end: int
    kind: Kind
    key: str
    real: bool = True


def apart(found: list[Found]) -> tuple[Found, ...]:
    """In the order of the text, none over another: what was found first goes before."""
    kept: list[Found] = []
    for each in found:
        if all(each.end <= other.start or other.end <= each.start for other in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda each: each.start))

"""A write that an earlier desktop sends again is the write it was, whatever fields its record got since."""

import hashlib
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import msgspec
import pytest
from msgspec import inspect
from msgspec.structs import replace

from agent_desktop.contract.answering import Quote
from agent_desktop.contract.base import Write
from agent_desktop.contract.citizens import CitizenWrite
from agent_desktop.contract.contacts import ContactWrite
from agent_desktop.contract.deliveries import WRITES
from central_server.writes.later import LATER, as_before

AT = datetime(2026, 11, 17, 14, 2, tzinfo=UTC)

KEPT = {
    "CitizenWrite": "54e041bfdbb9f2b1",
    "CitizenChange": "44136fa355b3678a",
    "FlagWrite": "7408594d7e13fc83",
    "FlagChange": "44136fa355b3678a",
    "ContactWrite": "5d55915b12afa949",
    "CaseWrite": "c922783be90b1762",
    "CaseChange": "44136fa355b3678a",
    "FeedbackWrite": "62f0c619311505c7",
    "QuestionWrite": "991c87e082bf6f06",
    "AttemptWrite": "8cdf73884047175a",
}
"""Of each record as it was when receipts of it were first kept. Never changed: receipts are kept for ever."""


def least(kind: Any) -> Any:
    """A record with nothing but what must be said."""
    made: dict[type, Any] = {
        inspect.StrType: "x",
        inspect.IntType: 1,
        inspect.FloatType: 1.0,
        inspect.BoolType: True,
        inspect.DateTimeType: AT,
        inspect.DateType: date(2026, 11, 17),
        inspect.UUIDType: UUID(int=7),
    }
    match kind:
        case inspect.StructType():
            return kind.cls(**{each.name: least(each.type) for each in kind.fields if each.required})
        case inspect.EnumType():
            return next(iter(kind.cls))
        case inspect.VarTupleType() | inspect.ListType():
            return (least(kind.item_type),)
        case inspect.UnionType():
            return least(kind.types[0])
        case _:
            return made[type(kind)]


def hash_of(record: Any) -> str:
    encoded = msgspec.json.encode(as_before(record), order="deterministic")
    return hashlib.sha256(encoded).hexdigest()[:16]


@pytest.mark.parametrize("kind", WRITES.values(), ids=lambda kind: kind.__name__)
def test_every_write_is_hashed_as_it_was_before_it_got_more_fields(kind: type[Write]) -> None:
    assert hash_of(least(inspect.type_info(kind))) == KEPT[kind.__name__]


def test_a_later_field_counts_as_soon_as_it_says_something() -> None:
    silent = least(inspect.type_info(ContactWrite))
    quote = least(inspect.type_info(Quote))
    hashes = {hash_of(replace(silent, quotes=quotes)) for quotes in ((), (quote,), (quote, replace(quote, version=2)))}
    assert len(hashes) == 3
    assert b"quotes" not in msgspec.json.encode(as_before(silent))


def test_a_record_without_later_fields_is_itself() -> None:
    record = least(inspect.type_info(CitizenWrite))
    assert as_before(record) is record
    assert as_before(7) == 7


def test_what_is_called_later_is_there_and_may_be_left_out() -> None:
    for kind, later in LATER.items():
        fields = {field.name: field for field in msgspec.structs.fields(kind)}
        assert all(fields[name].default is not msgspec.NODEFAULT for name in later), kind

"""What another process sends is measured before it is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.arrivals.message import LARGEST, LONGEST_NUMBER, LONGEST_RANG_S, Call, Raise, decode, encode


@given(st.text(max_size=LONGEST_NUMBER))
def test_a_number_arrives_as_it_was_given(number: str) -> None:
    line = encode(Call(number=number))
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert len(line) <= LARGEST
    assert decode(line) == Call(number=number)


@given(st.integers(0, LONGEST_RANG_S))
def test_so_does_how_long_it_rang(rang: int) -> None:
    assert decode(encode(Call(number="+441632960123", rang=rang))) == Call(number="+441632960123", rang=rang)


def test_a_call_that_tells_no_time_is_understood_by_older_desktops() -> None:
    assert b"rang" not in encode(Call(number="+441632960123"))


@given(st.binary(max_size=2 * LARGEST))
def test_anything_else_is_nothing(line: bytes) -> None:
    assert decode(line) is None or len(line) <= LARGEST


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"call +441632960123",
        b'{"type":"call","number":1}',
        b'{"type":"call","number":"1","version":2}',
        b'{"type":"call","number":"1","and":"rm"}',
        b'{"type":"call","number":"1","rang":-1}',
        b'{"type":"call","number":"1","rang":3601}',
        b'{"type":"call","number":"1","rang":"7"}',
        b'{"type":"call","number":"1","rang":1e400}',
        b'{"type":"run","number":"1"}',
        b'{"type":"call","number":"' + b"1" * LARGEST + b'"}',
        b"[" * 4000,
    ],
)
def test_strangers_are_not_understood(line: bytes) -> None:
    assert decode(line) is None


def test_ten_thousand_characters_are_cut() -> None:
    message = decode(encode(Call(number="9" * 10_000)))
    assert message == Call(number="9" * LONGEST_NUMBER)
    assert decode(encode(Raise())) == Raise()

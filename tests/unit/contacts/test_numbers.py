"""Whatever a switchboard hands over, a handler gets a number to look up or a plain word that there is none."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.contacts.numbers import NO_CALL, CallerNumber, read_number, show_number
from agent_desktop.contract.contacts import NumberKind

DRAMA = CallerNumber(kind=NumberKind.GIVEN, e164="+441632960123", shown="01632 960123")


@pytest.mark.parametrize(
    "text",
    [
        "+441632960123",
        "01632960123",
        "01632 960 123",
        "(01632) 960 123",
        "01632-960-123",
        "+44 (0)1632 960123",
        "00441632960123",
        "tel:+44-1632-960123",
        "TEL:+441632960123",
        "tel:960123;phone-context=+441632",
        "  01632 960123\n",
        "０１６３２９６０１２３",
        "\u200f01632 960123\u202c",
        "01632 960123 ext 5",
        "01632 960123 x5",
    ],
)
def test_a_number_is_read_however_it_is_written(text: str) -> None:
    assert read_number(text) == DRAMA


@pytest.mark.parametrize("text", ["18001 01632960123", "18001+441632960123", "1800101632960123", "18002 01632 960123"])
def test_the_prefix_of_text_relay_is_taken_off_and_told(text: str) -> None:
    assert read_number(text) == CallerNumber(kind=NumberKind.RELAY, e164="+441632960123", shown="01632 960123")


def test_a_relay_call_without_a_number_is_still_a_relay_call() -> None:
    assert read_number("18001") == CallerNumber(kind=NumberKind.RELAY)


@pytest.mark.parametrize(
    "text",
    ["", "  ", "Anonymous", "WITHHELD", "unavailable", "Private", "restricted", "unknown", "tel:anonymous",
     "sip:anonymous@anonymous.invalid", "\u200e"],
)  # fmt: skip
def test_a_withheld_number_is_told_as_such(text: str) -> None:
    assert read_number(text) == CallerNumber(kind=NumberKind.WITHHELD)


@pytest.mark.parametrize(
    "text",
    [
        "01632960123; rm -rf /",
        "$(reboot)",
        "`id`",
        "0163296o123",
        "1-800-FLOWERS",
        "01632\x00960123",
        "'; DROP TABLE citizen; --",
        "http://evil.example/",
        "sip:bob@example.org",
        "+",
        "()",
        "Robert",
        "0" * 10_000,
        "9" * 41,
        "+" * 40,
    ],
)
def test_what_is_no_number_is_never_rung_nor_shown(text: str) -> None:
    read = read_number(text)
    assert (read.kind, read.e164, read.shown) == (NumberKind.UNREADABLE, None, "")


@pytest.mark.parametrize("text", ["999", "2345", "960123"])
def test_an_inside_line_cannot_be_looked_up_but_its_digits_are_shown(text: str) -> None:
    assert read_number(text) == CallerNumber(kind=NumberKind.UNREADABLE, shown=text)


def test_numbers_from_abroad_show_their_country() -> None:
    assert read_number("+33 1 23 45 67 89").shown == "+33 1 23 45 67 89"
    assert show_number("+441632960123", "FR") == "+44 1632 960123"
    assert read_number("01 23 45 67 89", "FR").e164 == "+33123456789"


def test_no_call_has_no_number() -> None:
    assert CallerNumber(kind=NumberKind.NONE) == NO_CALL


def test_what_cannot_be_shown_better_is_shown_as_it_is() -> None:
    assert show_number("999") == "999"


@given(st.text() | st.text(alphabet="0123456789+-() ./x;=telphoncext:#\u200f０", max_size=40))
def test_no_text_breaks_it_and_what_it_gives_can_be_sent(text: str) -> None:
    read = read_number(text)
    assert read.e164 is None or re.fullmatch(r"\+[1-9][0-9]{4,14}", read.e164)
    assert (read.kind is NumberKind.GIVEN) <= (read.e164 is not None)
    assert read.kind is not NumberKind.NONE
    assert len(read.shown) <= 41
    assert read.shown.isascii()


@given(st.integers(min_value=1632000000, max_value=1632999999))
def test_reading_what_was_shown_gives_the_same_number(number: int) -> None:
    read = read_number(f"+44{number}")
    assert read_number(read.shown) == read

"""A server's address as people write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.sync.address import is_this_computer, read_address
from agent_desktop.sync.faults import AddressWrong


@pytest.mark.parametrize(
    ("typed", "used"),
    [
        ("https://desk.fenbridge.gov.uk", "https://desk.fenbridge.gov.uk"),
        ("  desk.fenbridge.gov.uk/ ", "https://desk.fenbridge.gov.uk"),
        ("desk.fenbridge.gov.uk:8443/council/", "https://desk.fenbridge.gov.uk:8443/council"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_addresses_that_can_be_used(typed: str, used: str) -> None:
    assert read_address(typed) == used


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "http://desk.fenbridge.gov.uk",
        "http://localhost.evil.example",
        "http://127.0.0.1.evil.example",
        "ftp://desk.fenbridge.gov.uk",
        "file:///etc/passwd",
        "javascript://desk",
        "https://someone:password@desk.fenbridge.gov.uk",
        "https://desk.fenbridge.gov.uk:99999",
        "https://desk.fenbridge.gov.uk?x=1",
        "https://desk.fenbridge.gov.uk#x",
        "https://desk fenbridge",
        "https://desk\n.fenbridge",
        "https://[::1",
        "https://",
        "x" * 10_000,
    ],
)
def test_addresses_that_cannot(typed: str) -> None:
    with pytest.raises(AddressWrong) as raised:
        read_address(typed)
    assert raised.value.do
    assert "password@" not in raised.value.what + raised.value.details


@given(st.text(max_size=600))
def test_whatever_is_typed_is_refused_or_encrypted_or_stays_here(typed: str) -> None:
    try:
        used = read_address(typed)
    except AddressWrong:
        return
    host = used.removeprefix("http://").split("/")[0].rsplit(":", 1)[0].strip("[]")
    assert used.startswith("https://") or is_this_computer(host)

"""What is typed to find someone is sorted by what it is, in any order."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.citizens.query import Query, age, postcode_key, read_query

TODAY = date(2026, 11, 23)
BORN = date(1941, 3, 14)


@pytest.mark.parametrize(
    "text",
    [
        "14/3/1941", "14/03/1941", "14.3.41", "14-3-41", "14 3 1941", "1941-03-14", "1941/3/14", "14 March 1941",
        "14 mar 41", "14th March 1941", "14march1941", "14 Mawrth 1941", "14-Mar-1941",
    ],
)  # fmt: skip
def test_a_date_of_birth_is_read_day_first(text: str) -> None:
    assert read_query(text, TODAY) == Query(birth_date=BORN)


@pytest.mark.parametrize(
    "text",
    ["12", "960123", "3/14/1941", "31/2/1941", "14/3", "March 1941", "14 evans 1941", "1941", "0/0/00", "14/3-1941"],
)
def test_what_is_not_wholly_a_date_is_never_guessed_to_be_one(text: str) -> None:
    assert read_query(text, TODAY).birth_date is None


def test_a_year_of_two_digits_is_the_latest_that_is_not_to_come() -> None:
    assert read_query("1.2.24", TODAY).birth_date == date(2024, 2, 1)
    assert read_query("23.11.26", TODAY).birth_date == TODAY
    assert read_query("24.11.26", TODAY).birth_date == date(1926, 11, 24)
    assert read_query("29.2.00", TODAY).birth_date == date(2000, 2, 29)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("FB3 4AB", "FB34AB"), ("fb34ab", "FB34AB"), ("FB3", "FB3"), ("m1 1ae", "M11AE"), ("b33 8th", "B338TH"),
        ("cr2 6xh", "CR26XH"), ("dn55 1pt", "DN551PT"), ("w1a 1hq", "W1A1HQ"), ("ec1a 1bb", "EC1A1BB"),
        ("EC1A", "EC1A"), ("GIR 0AA", "GIR0AA"), ("E5", "E5"),
    ],
)  # fmt: skip
def test_a_postcode_is_known_whole_or_by_its_outward_part(text: str, key: str) -> None:
    assert read_query(text, TODAY) == Query(postcode=key)


@pytest.mark.parametrize("text", ["Q1 1AA", "AI1 1AA", "FB3 4CI", "FB333", "A", "14", "evans3"])
def test_what_no_postcode_looks_like_is_a_name(text: str) -> None:
    assert read_query(text, TODAY).postcode != postcode_key(text)


def test_a_whole_postcode_goes_before_an_outward_part() -> None:
    assert read_query("e5 fb3 4ab", TODAY) == Query(postcode="FB34AB", names=("e5",))


@pytest.mark.parametrize("parts", list(permutations(["Evans", "14/3/1941", "FB3 4AB", "Sian@Example.org"])))
def test_everything_is_found_in_any_order(parts: tuple[str, ...]) -> None:
    query = read_query(" ".join(parts), TODAY)
    assert query == Query(names=("evans",), birth_date=BORN, postcode="FB34AB", email="sian@example.org")


@given(
    st.permutations(["14 March 1941", "FB3", "o'brien", "a.b@example.org"]),
    st.sampled_from([" ", "  ", ", ", "\t", "\n"]),
)
def test_everything_is_found_with_any_space_between(parts: list[str], space: str) -> None:
    query = read_query(space.join(parts), TODAY)
    assert query == Query(names=("obrien",), birth_date=BORN, postcode="FB3", email="a.b@example.org")


@given(st.text() | st.text(alphabet="0123456789/.- mar@fb", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    query = read_query(text, TODAY)
    assert query.postcode is None or (query.postcode.isascii() and 2 <= len(query.postcode) <= 7)
    assert all(name.isascii() for name in query.names)


def test_ten_thousand_characters_are_read_no_further_than_a_search_may_be_long() -> None:
    assert len(" ".join(read_query("evans " * 10_000, TODAY).names)) <= 200
    assert read_query("1 " * 5_000 + "@" * 5_000, TODAY).birth_date is None


def test_age_is_in_whole_years() -> None:
    assert age(BORN, date(2026, 3, 13)) == 84
    assert age(BORN, date(2026, 3, 14)) == 85
    assert age(date(2004, 2, 29), date(2026, 2, 28)) == 21
    assert age(date(2004, 2, 29), date(2026, 3, 1)) == 22
    assert age(date(2030, 1, 1), TODAY) == 0

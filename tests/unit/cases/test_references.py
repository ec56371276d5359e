"""A reference is unique, and a slip in one is always seen."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.cases.references import ALPHABET, CAPACITY, number_of, read_reference, reference

numbers = st.integers(min_value=0, max_value=CAPACITY - 1)


def characters(written: str) -> str:
    return written.removeprefix("CS-").replace("-", "")


@given(numbers)
def test_each_number_has_a_reference_and_each_reference_its_number(number: int) -> None:
    written = reference(number)
    assert number_of(written) == number
    assert read_reference(written) == written


def test_the_first_hundred_thousand_are_distinct_and_neighbours_look_nothing_alike() -> None:
    written = [characters(reference(number)) for number in range(100_000)]
    assert len({each[:7] for each in written}) == len(written)
    alike = [sum(a == b for a, b in zip(one, two, strict=True)) for one, two in pairwise(written)]
    assert sum(alike) / len(alike) < 1.5


def test_the_ends_of_the_range() -> None:
    assert CAPACITY == 16**7
    assert number_of(reference(CAPACITY - 1)) == CAPACITY - 1
    for number in (-1, CAPACITY):
        with pytest.raises(ValueError, match="between 0 and"):
            reference(number)


@given(numbers)
def test_every_single_wrong_character_is_seen(number: int) -> None:
    body = characters(reference(number))
    for at, right in enumerate(body):
        for wrong in ALPHABET.replace(right, ""):
            assert read_reference(body[:at] + wrong + body[at + 1 :]) is None


@given(numbers)
def test_every_swap_of_two_characters_is_seen_neighbours_or_not(number: int) -> None:
    body = characters(reference(number))
    for one, two in combinations(range(len(body)), 2):
        if body[one] != body[two]:
            swapped = list(body)
            swapped[one], swapped[two] = body[two], body[one]
            assert read_reference("".join(swapped)) is None


@given(numbers)
def test_a_doubled_pair_heard_as_another_is_seen(number: int) -> None:
    body = characters(reference(number))
    for at in range(len(body) - 1):
        if body[at] == body[at + 1]:
            for other in ALPHABET.replace(body[at], ""):
                assert read_reference(body[:at] + other * 2 + body[at + 2 :]) is None


@pytest.mark.parametrize("form", ["{}", "cs{}", " CS - {} ", "cs {}", "CS–{}", "CS.{}"])
def test_case_spaces_dashes_and_the_prefix_do_not_matter(form: str) -> None:
    written = reference(12345)
    body = characters(written)
    for typed in (body, body.lower(), f"{body[:4]} {body[4:]}", f"{body[:4]}-{body[4:]}", " ".join(body)):
        assert read_reference(form.format(typed)) == written


@pytest.mark.parametrize("text", ["", "CS", "CS-1234-5678", "evans", "0", "C" * 10_000, "2" * 40, "2222222", "\x00"])
def test_what_is_no_reference_is_none(text: str) -> None:
    assert read_reference(text) is None
    assert number_of(text) is None


@given(st.text() | st.text(alphabet=ALPHABET + "CS- ", max_size=14))
def test_no_text_breaks_it(text: str) -> None:
    read = read_reference(text)
    number = number_of(text)
    assert (read is None) == (number is None)
    assert number is None or reference(number) == read


def test_the_alphabet_is_sixteen_that_cannot_spell_or_be_mistaken() -> None:
    assert len(set(ALPHABET)) == 16
    assert not set(ALPHABET) & set("AEIOU01LCS")

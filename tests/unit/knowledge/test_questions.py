"""The same question is the same whoever puts it; what is asked otherwise is another."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.knowledge.questions import LONGEST_KEY, question_key

PARTS = ("bin", "bins", "missed", "Tip", "OPEN", "when", "the", "is", "tŷ", "permit", "not")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("When is the tip open?", "tip open when"),
        ("missed bin", "Missed BINS!"),
        ("How do I pay my council tax", "Council tax - what about paying"),
        ("café licence", "cafe licences"),
        ("What’s a single person’s discount", "single persons discount"),
        ("school\u200b place", "school place"),
    ],
)
def test_manner_and_order_make_no_difference(one: str, other: str) -> None:
    assert question_key(one, "en") == question_key(other, "en")


def test_welsh_is_compared_as_welsh() -> None:
    assert question_key("Pryd mae'r casgliadau?", "cy") == question_key("casgliad", "cy")
    assert question_key("casgliad", "cy") != question_key("casgliad", "en")


def test_other_words_are_another_question() -> None:
    asked = ("tip open", "tip closed", "tip", "permit for the tip", "bus", "benefit paid", "benefit not paid")
    assert len({question_key(words, "en") for words in asked}) == len(asked)


def test_a_question_of_nothing_but_little_words_is_itself() -> None:
    assert question_key("Who is it?", "en") == "is it who"
    assert question_key("?! 🌧", "en") == question_key("", "en") == ""


@given(st.text(max_size=1000), st.sampled_from(["en", "cy", "xx"]))
def test_whatever_is_asked_has_a_key_that_can_be_kept(words: str, language: str) -> None:
    key = question_key(words, language)
    assert len(key) <= LONGEST_KEY
    assert key.isprintable()
    assert question_key(f"  {words.upper()}?", language) == question_key(f"{words.upper()}", language)


@given(st.lists(st.sampled_from(PARTS), min_size=1), st.randoms(), st.sampled_from(["en", "cy"]))
def test_order_and_repetition_make_no_difference(words: list[str], random: Random, language: str) -> None:
    other = words * 2
    random.shuffle(other)
    assert question_key(" ".join(words), language) == question_key(" - ".join(other).upper(), language)

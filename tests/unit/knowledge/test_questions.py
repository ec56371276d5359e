"""The same question is the same whoever puts it; what is asked otherwise is another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.knowledge.questions import LONGEST_KEY, question_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("When is the tip open?", "tip open when"),
        ("missed bin", "Missed BINS!"),
        ("How do I pay my council tax", "Council tax - I want to pay"),
        ("Ysgol Llanfen", "ysgol llanfen"),
        ("café licence", "cafe licence"),
        ("What’s a single person’s discount", "single persons discount"),
        ("school\u200b place", "school place"),
    ],
)
def test_manner_and_order_make_no_difference(one: str, other: str) -> None:
    assert question_key(one, "en") == question_key(other, "en")


def test_other_words_are_another_question() -> None:
    keys = {question_key(words, "en") for words in ("tip open", "tip closed", "tip", "permit for the tip", "bus")}
    assert len(keys) == 5


def test_welsh_words_that_say_nothing_are_known_in_welsh_alone() -> None:
    assert question_key("Pryd mae'r ganolfan ar agor?", "cy") == question_key("Ydy'r ganolfan ar agor", "cy")
    assert question_key("pryd agor", "en") != question_key("agor", "en")


def test_a_question_of_nothing_but_such_words_is_itself() -> None:
    assert question_key("Who is it?", "en") == "is it who"
    assert question_key("?! 🌧", "en") == question_key("", "en") == ""


PARTS = ("bin", "bins", "missed", "Tip", "OPEN", "when", "the", "is", "tŷ", "permit")


@given(st.text(max_size=1000), st.sampled_from(["en", "cy", "xx"]))
def test_a_key_is_its_own_key(words: str, language: str) -> None:
    key = question_key(words, language)
    assert len(key) <= LONGEST_KEY
    assert question_key(key, language) == key


@given(
    st.lists(st.sampled_from(PARTS), min_size=1),
    st.randoms(),
)
def test_order_and_repetition_make_no_difference(words: list[str], random: object) -> None:
    other = sorted(words * 2, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert question_key(" ".join(words), "en") == question_key(" - ".join(other).upper(), "en")

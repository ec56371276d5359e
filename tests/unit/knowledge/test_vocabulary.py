"""Words go on from their beginning, and slips of the hand are forgiven."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from agent_desktop.knowledge.vocabulary import MOST_COMPLETIONS, Vocabulary

WORDS = Vocabulary(
    ["recycling", "rubbish", "council", "tax", "housing", "badge", "bulky", "waste", "bin", "bins", "111"]
)


@pytest.mark.parametrize(
    ("slipped", "meant"),
    [
        ("rubish", "rubbish"),
        ("rubbissh", "rubbish"),
        ("rubbosh", "rubbish"),
        ("rubbihs", "rubbish"),
        ("counsil", "council"),
        ("houseing", "housing"),
        ("recyclng", "recycling"),
        ("recyling", "recycling"),
    ],
)
def test_a_slip_is_forgiven(slipped: str, meant: str) -> None:
    assert WORDS.corrections(slipped)[0][0] == meant


def test_short_words_and_numbers_are_taken_as_they_are() -> None:
    assert WORDS.corrections("bim") == ()
    assert WORDS.corrections("1111") == ()


def test_two_words_typed_as_one_come_apart() -> None:
    assert WORDS.parts("counciltax") == (("council", "tax"),)
    assert WORDS.parts("counsiltax") == (("council", "tax"),)
    assert WORDS.parts("binrubish") == (("bin", "rubbish"),)
    assert WORDS.parts("council") == ()


@given(st.sets(st.text(alphabet="abc", min_size=1, max_size=5), max_size=60), st.text(alphabet="abc", max_size=3))
def test_completions_are_all_that_go_on_so(words: set[str], beginning: str) -> None:
    vocabulary = Vocabulary()
    vocabulary.add(sorted(words)[::2])
    vocabulary.add(words)
    expected = {word for word in words if word.startswith(beginning) and word != beginning}
    found = vocabulary.completions(beginning)
    assert len(found) == min(len(expected), MOST_COMPLETIONS)
    assert set(found) <= expected
    assert len(vocabulary) == len(words)


@given(st.sets(st.text(alphabet="abcde", min_size=4, max_size=9), max_size=30), st.text(alphabet="abcde", max_size=9))
def test_a_correction_is_never_further_than_it_says(words: set[str], typed: str) -> None:
    for meant, slips in Vocabulary(words).corrections(typed):
        assert OSA.distance(typed, meant) == slips <= 2

"""Words are compared without case, accents, invisible signs and what hangs on by an apostrophe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.knowledge.folding import LONGEST_WORD, SHORT, fold, words, words_among


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Tŷ’r Plant", "ty plant"),
        ("TÂN ac Ŵyn", "tan ac wyn"),
        ("mum's bins", "mum bins"),
        ("they've gone, I'll wait", "they gone i wait"),
        ("O’Brien", "obrien"),
        ("don't", "dont"),
        ("re\u00adcy\u200bcling", "recycling"),
        ("\u202ebins\u202c", "bins"),
        ("e\u0301cole", "ecole"),
        ("Straße", "strasse"),
        ("tel ٠١٦٣٢", "tel 01632"),
        ("１１１", "111"),
        ("a\x00b", "a b"),
        ("\ud800 bin \udfff", "bin"),
        ("🗑️ !!! ---", ""),
        ("", ""),
    ],
)
def test_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_every_word_stands_where_it_says_and_is_folded_already(text: str) -> None:
    for word in words(text):
        assert 0 <= word.start < word.end <= len(text)
        assert 0 < len(word.folded) <= LONGEST_WORD
        assert fold(word.folded).replace(" ", "") == word.folded


@given(st.text(alphabet=st.characters(categories=["Cf", "Mn"]), min_size=1, max_size=5), st.integers(0, 5))
def test_signs_that_are_not_seen_change_nothing(unseen: str, at: int) -> None:
    assert fold(f"{'rubbish'[:at]}{unseen}{'rubbish'[at:]}") == "rubbish"


def turned(word: str) -> str:
    """Some way of reading a word that is not the word itself."""
    return f"{word[::-1]}."


parts_of_text = st.sampled_from(
    ("bin", "bins", "Bin", "x", "tŷ", "ß", "'", "’", "''", " ", "-", "_", "\u00ad", "\u0301")
)


@given(st.lists(parts_of_text, max_size=40), st.sets(st.sampled_from(("bin", "bins", "binx", "x", "ty", "ss", "xbin"))))
@pytest.mark.parametrize("behind", ["", " and so on" * SHORT], ids=["short", "long"])
def test_words_looked_for_are_those_that_reading_every_word_finds(
    behind: str, parts: list[str], wanted: set[str]
) -> None:
    text = "".join(parts) + behind
    as_turned = frozenset(map(turned, wanted - {"x"}))
    found = list(words_among(text, (turned, as_turned), (str.upper, {"X"} & {each.upper() for each in wanted})))
    assert found == [word for word in words(text) if word.folded in wanted]

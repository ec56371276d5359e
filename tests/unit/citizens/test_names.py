"""A name is found in any script, with or without its accents, with one slip of the hand."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from agent_desktop.citizens.names import LONGEST_TERM, fold, terms, variants, within_one_slip

words = st.text(alphabet="abc", max_size=6) | st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=12)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Siân", "sian"),
        ("O'Brien", "obrien"),
        ("O’Brien", "obrien"),
        ("Evans-Jones", "evans jones"),
        ("D.J. Evans", "d j evans"),
        ("Łukasz Żółć", "lukasz zolc"),
        ("STRASSE Straße", "strasse strasse"),
        ("\u200fSian\u0302\x00", "sian"),
        ("", ""),
        ("---", ""),
    ],
)
def test_folding_keeps_letters_and_digits_alone(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize("name", ["ரவி", "李小龍", "محمد", "සුනිල්", "Дмитрий"])
def test_a_name_in_any_script_and_its_latin_form_both_become_terms(name: str) -> None:
    found = terms(name, "Ravi")
    assert len(found) == 2
    assert found[0].isascii()
    assert found[0].isalnum()
    assert found[1] == "ravi"


def test_terms_are_distinct_and_in_order() -> None:
    assert terms("Mary Ann Evans", "Ann Évans") == ("mary", "ann", "evans")


def test_a_very_long_name_is_cut_before_it_costs_anything() -> None:
    assert terms("x" * 10_000) == ("x" * LONGEST_TERM,)
    assert max(map(len, variants("ab" * 5_000))) == LONGEST_TERM


@given(st.text())
def test_folding_takes_any_text_and_twice_is_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert all(term.isascii() and term.isalnum() for term in terms(text))


def test_variants_are_the_word_and_each_form_without_one_letter() -> None:
    assert variants("evan") == {"evan", "van", "ean", "evn", "eva"}


@given(words, words)
@example("ab", "ba")
@example("abc", "acb")
@example("", "")
@example("", "a")
@example("aab", "aba")
def test_one_slip_is_what_the_measure_of_it_says_and_shares_a_form(a: str, b: str) -> None:
    slip = within_one_slip(a, b)
    assert slip == within_one_slip(b, a)
    assert slip == (OSA.distance(a, b) <= 1)
    assert not slip or variants(a) & variants(b)


@given(words, st.data())
def test_every_single_slip_is_forgiven(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word)))
    letter = data.draw(st.sampled_from("abz"))
    slips = [word[:at] + letter + word[at:], word[:at] + word[at + 1 :], word[:at] + letter + word[at + 1 :]]
    if at + 1 < len(word):
        slips.append(word[:at] + word[at + 1] + word[at] + word[at + 2 :])
    for slip in slips:
        if len(slip) <= len(word) + 1 and OSA.distance(word, slip) <= 1:
            assert within_one_slip(word, slip)
            assert variants(word) & variants(slip)

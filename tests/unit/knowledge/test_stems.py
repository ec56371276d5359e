"""Other forms of a word meet: in English, and in Welsh with its mutations."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.knowledge import stems


@pytest.mark.parametrize(
    "forms",
    [
        ("collect", "collected", "collection", "collections", "collecting"),
        ("die", "died", "dead", "death", "dying"),
        ("steal", "stole", "stolen"),
        ("child", "children"),
        ("library", "libraries"),
        ("bin", "bins"),
    ],
)
def test_english(forms: tuple[str, ...]) -> None:
    assert len({stems.english(form) for form in forms}) == 1


@pytest.mark.parametrize(
    "forms",
    [
        ("bin", "biniau"),
        ("ysgol", "ysgolion"),
        ("llyfrgell", "llyfrgelloedd"),
        ("tŷ".replace("ŷ", "y"), "tai"),
        ("casglu", "casgliad"),
    ],
)
def test_welsh(forms: tuple[str, ...]) -> None:
    assert len({stems.welsh(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("mutated", "radical"),
    [
        ("gath", "cath"), ("nghath", "cath"), ("chath", "cath"), ("fin", "bin"), ("min", "bin"), ("dreth", "treth"),
        ("nhreth", "treth"), ("threth", "treth"), ("ddirwy", "dirwy"), ("nirwy", "dirwy"), ("wastraff", "gwastraff"),
        ("ngwastraff", "gwastraff"), ("lyfrgell", "llyfrgell"), ("rent", "rhent"), ("barc", "parc"), ("mharc", "parc"),
        ("pharc", "parc"), ("fudd", "budd"),
    ],
)  # fmt: skip
def test_each_mutation_leads_back(mutated: str, radical: str) -> None:
    assert radical in stems.radicals(mutated)
    assert radical in stems.mutations(mutated)
    assert mutated in stems.mutations(radical)


@given(st.text(alphabet="abcdefghilmnoprstuwy", min_size=1, max_size=12))
def test_a_welsh_stem_never_meets_an_english_one(word: str) -> None:
    assert stems.welsh(word).startswith(stems.WELSH)
    assert not stems.english(word).startswith(stems.WELSH)
    assert word not in stems.mutations(word)


def test_words_are_stemmed_by_several_threads_at_once() -> None:
    asked = [f"{word}{number}ings" for number in range(400) for word in ("collect", "recycl", "park")]
    alone = [stems.english(word) for word in asked]
    stems.forget()
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as threads:
            found = list(threads.map(lambda _turn: [stems.english.__wrapped__(word) for word in asked], range(4)))
    finally:
        sys.setswitchinterval(before)
    assert found == [alone] * 4

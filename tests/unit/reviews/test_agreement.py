"""The figures of agreement are those of the libraries that are written for nothing else."""

from collections.abc import Callable
from random import Random
from typing import Literal

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from central_server.calibrations.agreement import UNKNOWN, Agreement, Measure, agreement

CATEGORIES = 4
value = st.one_of(st.none(), st.integers(0, CATEGORIES - 1))
Table = list[list[int | None]]


def tables(raters: st.SearchStrategy[int], value: st.SearchStrategy[int | None] = value) -> st.SearchStrategy[Table]:
    return st.tuples(raters, st.integers(2, 15)).flatmap(
        lambda shape: st.lists(
            st.lists(value, min_size=shape[1], max_size=shape[1]), min_size=shape[0], max_size=shape[0]
        )
    )


def compared(table: Table) -> bool:
    """Whether the oracle can say anything: two scored one contact, and not all values are the same."""
    columns = [[each for each in column if each is not None] for column in zip(*table, strict=True)]
    paired = [each for column in columns if len(column) > 1 for each in column]
    return len(set(paired)) > 1


@pytest.fixture(scope="module")
def cohens_kappa() -> Callable[..., float]:
    """Read late: every worker collects this file, one runs it, and the library takes three seconds to read."""
    from sklearn.metrics import cohen_kappa_score

    found: Callable[..., float] = cohen_kappa_score
    return found


@settings(max_examples=60)
@given(tables(st.integers(2, 6)))
def test_alpha_is_that_of_the_library(table: Table) -> None:
    found = agreement(table, CATEGORIES, turns=5)
    if not compared(table):
        assert found.nominal == found.ordinal == UNKNOWN
        return
    data = np.array([[np.nan if each is None else each for each in own] for own in table], dtype=float)
    levels: tuple[tuple[Literal["nominal", "ordinal"], Measure], ...] = (
        ("nominal", found.nominal),
        ("ordinal", found.ordinal),
    )
    for level, mine in levels:
        oracle = krippendorff.alpha(
            reliability_data=data, level_of_measurement=level, value_domain=list(range(CATEGORIES))
        )
        assert mine.value == pytest.approx(oracle, abs=1e-9)


@settings(max_examples=20)
@given(tables(st.just(2), st.integers(0, CATEGORIES - 1)))
def test_kappa_is_that_of_the_library(cohens_kappa: Callable[..., float], table: Table) -> None:
    found = agreement(table, CATEGORIES, turns=5)
    if not compared(table):
        assert found.kappa == UNKNOWN
        return
    oracle = cohens_kappa(*table, labels=list(range(CATEGORIES)))
    assert found.kappa.value == pytest.approx(oracle, abs=1e-9)


def test_kappa_as_cohen_worked_it_out() -> None:
    """Cohen 1960, table 1: 200 contacts, kappa 0.492 (as printed: .49)."""
    shares = ((88, 10, 2), (14, 40, 6), (18, 10, 12))
    pairs = [(row, column) for row in range(3) for column in range(3) for _ in range(shares[row][column])]
    found = agreement([[each[0] for each in pairs], [each[1] for each in pairs]], 3)
    assert found.kappa.value == pytest.approx(0.492, abs=5e-4)
    assert found.percent.value == pytest.approx(70.0)


def test_alpha_as_krippendorff_worked_it_out() -> None:
    """Content Analysis, 11.3: four coders, twelve units, with gaps: nominal 0.743, ordinal 0.815."""
    coders = (
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    )
    table = [[None if each == "." else int(each) - 1 for each in own.split()] for own in coders]
    found = agreement(table, 5)
    assert found.nominal.value == pytest.approx(0.743, abs=5e-4)
    assert found.ordinal.value == pytest.approx(0.815, abs=5e-4)
    assert found.contacts == 11
    assert found.kappa == UNKNOWN


def test_a_band_lies_about_its_value_and_is_the_same_again() -> None:
    table: Table = [[0, 1, 2, 3, 0, 1, 2, 3, 1, 1], [0, 1, 2, 2, 0, 1, 1, 3, 1, 0], [0, 1, 1, 3, 0, 2, 2, 3, 1, 1]]
    found = agreement(table, CATEGORIES)
    for measure in (found.percent, found.nominal, found.ordinal):
        assert measure.value is not None
        assert measure.low is not None
        assert measure.high is not None
        assert measure.low < measure.value < measure.high
    assert agreement(table, CATEGORIES) == found


@settings(max_examples=30)
@given(tables(st.integers(2, 5)), st.randoms())
def test_neither_the_order_of_raters_nor_of_contacts_matters(table: Table, chance: Random) -> None:
    order = list(range(len(table[0])))
    chance.shuffle(order)
    mixed = [[own[place] for place in order] for own in reversed(table)]
    one, other = (agreement(each, CATEGORIES, turns=1) for each in (table, mixed))
    for name in ("percent", "nominal", "ordinal"):
        assert getattr(one, name).value == pytest.approx(getattr(other, name).value)


@pytest.mark.parametrize("table", [[], [[]], [[0, 1]], [[0, None], [None, 1]]])
def test_where_no_two_scored_the_same_contact_nothing_is_said(table: Table) -> None:
    assert agreement(table, CATEGORIES) == Agreement(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, 0)


def test_all_of_one_mind_agree_wholly_and_beyond_chance_nothing_can_be_said() -> None:
    found = agreement([[2, 2, 2], [2, 2, 2]], CATEGORIES)
    assert found.percent.value == 100
    assert found.nominal == found.kappa == UNKNOWN


def test_raters_with_other_contacts_are_refused() -> None:
    with pytest.raises(ValueError, match="each contact"):
        agreement([[0], [0, 1]], CATEGORIES)

"""The bands are those of the textbooks, and say nothing where nothing can be said."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.reviews.confidence import band, t_95, wilson

ALL = ("",)
scores = st.lists(st.floats(0, 100), min_size=1, max_size=30)


def test_a_simple_sample_as_by_hand() -> None:
    """Mean 80, variance 100 of 4 of 100 contacts: 80 ± 3.182 × 10 / √4 × √0.96."""
    found = band({ALL: [70, 80, 90, 80 + 0.0]}, {ALL: 100})
    assert found is not None
    assert found.mean == pytest.approx(80)
    assert found.low == pytest.approx(80 - 3.182 * (200 / 3 / 4 * 0.96) ** 0.5)


@given(scores)
def test_where_every_contact_was_reviewed_the_mean_is_known(own: list[float]) -> None:
    found = band({ALL: own}, {ALL: len(own)})
    assert found is not None
    if len(own) > 1:
        assert found.low == pytest.approx(found.mean)
        assert found.high == pytest.approx(found.mean)


@given(st.dictionaries(st.tuples(st.sampled_from("abc")), scores, min_size=1), st.integers(0, 500))
def test_a_band_holds_its_mean_and_stays_within_what_can_be(own: dict[tuple[str, ...], list[float]], more: int) -> None:
    found = band(own, {key: len(each) + more for key, each in own.items()})
    assert found is not None
    assert -1e-9 <= found.mean <= 100 + 1e-9
    if found.low is not None and found.high is not None:
        assert 0 <= found.low <= found.mean + 1e-9
        assert found.mean - 1e-9 <= found.high <= 100


def test_one_contact_says_nothing_of_the_others() -> None:
    found = band({ALL: [80]}, {ALL: 100})
    assert found is not None
    assert (found.low, found.high) == (None, None)
    assert band({}, {ALL: 100}) is None
    assert band({ALL: []}, {ALL: 100}) is None


def test_nineteen_of_twenty_bands_hold_the_truth() -> None:
    """Drawn again and again from contacts that are known: by the strata, of which one is rare and poor."""
    chance = Random(47)  # noqa: S311 - the same every time is the point
    usual = [min(100.0, chance.gauss(85, 8)) for _ in range(900)]
    poor = [max(0.0, chance.gauss(40, 15)) for _ in range(100)]
    truth = (sum(usual) + sum(poor)) / 1000
    population: dict[tuple[str, ...], int] = {("usual",): 900, ("poor",): 100}
    held = 0
    for _ in range(1000):
        found = band({("usual",): chance.sample(usual, 27), ("poor",): chance.sample(poor, 3)}, population)
        assert found is not None
        assert found.low is not None
        assert found.high is not None
        held += found.low <= truth <= found.high
    assert 925 <= held <= 975


def test_students_t_is_never_too_small() -> None:
    """Values of the NIST handbook: 1.3.6.7.2."""
    known = {1: 12.706, 5: 2.571, 30: 2.042, 40: 2.021, 60: 2.000, 100: 1.984, 1000: 1.962}
    for degrees, value in known.items():
        assert value <= t_95(degrees) <= value * 1.03
    with pytest.raises(ValueError, match="degrees"):
        t_95(0)


def test_wilsons_band_as_published() -> None:
    """Newcombe 1998, table I, method 3: 81 of 263 is 0.2553 to 0.3662; 0 of 20 is 0 to 0.1611."""
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert wilson(0, 0) == (0.0, 1.0)

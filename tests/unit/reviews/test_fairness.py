"""No figure of a group is that of somebody, also not by taking one from another."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.contract.review_reports import FEWEST
from agent_desktop.reviews.fairness import Scored, groups, mean

sizes = st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(1, 12), max_size=8)


def of(people: dict[str, int]) -> dict[str, list[Scored]]:
    return {key: [Scored(UUID(int=number), 80.0 + number) for number in range(count)] for key, count in people.items()}


@given(sizes)
def test_no_group_that_is_told_is_small(people: dict[str, int]) -> None:
    for group in groups(of(people)):
        if group.withheld:
            assert (group.people, group.scores) == (None, None)
        else:
            assert group.people == people[group.key] >= FEWEST


@given(sizes)
def test_what_is_withheld_cannot_be_had_by_subtraction(people: dict[str, int]) -> None:
    """The whole is known: what is left of it when all that is told is taken away is nobody, or several groups of
    enough people together; else nothing at all is told."""
    found = groups(of(people))
    hidden = [people[group.key] for group in found if group.withheld]
    told = [group for group in found if not group.withheld]
    assert not hidden or not told or (len(hidden) > 1 and sum(hidden) >= FEWEST)


def test_one_person_many_evaluations_is_one_person() -> None:
    many = [Scored(UUID(int=1), float(score)) for score in range(50, 90)]
    assert all(group.withheld for group in groups({"hub": many}))


def test_a_mean_says_how_far_it_may_lie() -> None:
    """Four of mean 80 and standard deviation 10: 80 ± 3.182 × 10 / 2."""
    found = mean([70.0, 90.0, 80.0, 80.0])
    spread = 3.182 * (200 / 3) ** 0.5 / 2
    assert (found.n, found.mean) == (4, 80)
    assert found.low is not None
    assert abs(found.low - (80 - spread)) < 1e-9
    assert mean([80.0]).low is None
    assert mean([]).mean is None

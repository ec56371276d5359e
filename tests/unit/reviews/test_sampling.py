"""Anyone who has the seed draws the same, and every stratum is heard of by its share."""

from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.reviews.sampling import Candidate, draw, shares

strata = st.sampled_from([("phone",), ("counter",), ("chat",)])
candidates = st.lists(
    st.builds(Candidate, st.uuids(), st.sampled_from([UUID(int=1), UUID(int=2), UUID(int=3)]), strata),
    max_size=60,
    unique_by=lambda each: each.id,
)
populations = st.dictionaries(st.tuples(st.text(max_size=3)), st.integers(0, 5_000), max_size=12)


@given(candidates, st.text(min_size=1, max_size=20), st.integers(1, 80), st.randoms())
def test_the_seed_alone_decides(every: list[Candidate], seed: str, size: int, chance: Random) -> None:
    shuffled = list(every)
    chance.shuffle(shuffled)
    assert draw(every, seed, size=size) == draw(shuffled, seed, size=size)
    assert draw(every, seed, per_handler=3).picked == draw(shuffled, seed, per_handler=3).picked


@given(candidates, st.integers(1, 80))
def test_as_many_as_asked_for_and_none_twice(every: list[Candidate], size: int) -> None:
    drawn = draw(every, "week 47", size=size)
    assert len(drawn.picked) == min(size, len(every)) == len(set(drawn.picked))
    assert set(drawn.picked) <= set(every)


@given(candidates, st.integers(1, 5))
def test_a_quota_is_kept_for_each_handler_and_those_with_too_few_are_named(every: list[Candidate], quota: int) -> None:
    drawn = draw(every, "week 47", per_handler=quota)
    for handler in {each.handler for each in every}:
        has = sum(each.handler == handler for each in every)
        assert sum(each.handler == handler for each in drawn.picked) == min(has, quota)
        assert (handler in drawn.short) == (has < quota)


def test_a_contact_that_went_moves_no_other() -> None:
    every = [Candidate(UUID(int=number), UUID(int=1)) for number in range(100)]
    drawn = draw(every, "week 47", size=20).picked
    without = draw([each for each in every if each != drawn[3]], "week 47", size=20).picked
    assert set(drawn) - set(without) == {drawn[3]}


@given(populations, st.integers(0, 2_000))
def test_shares_add_up_and_no_stratum_gives_more_than_it_has(population: dict[tuple[str, ...], int], size: int) -> None:
    given_to = shares(population, size)
    assert sum(given_to.values()) == min(size, sum(population.values()))
    assert all(0 <= given_to[key] <= population[key] for key in population)


@given(populations, st.integers(1, 2_000))
def test_every_stratum_is_heard_of_where_there_is_room(population: dict[tuple[str, ...], int], size: int) -> None:
    peopled = [key for key, count in population.items() if count]
    if size >= len(peopled):
        assert all(shares(population, size)[key] for key in peopled)


def test_shares_follow_the_largest_remainder() -> None:
    assert shares({("a",): 47, ("b",): 16, ("c",): 37}, 10) == {("a",): 5, ("b",): 1, ("c",): 4}


@pytest.mark.parametrize("asked", [{}, {"size": 5, "per_handler": 2}, {"size": 0}, {"per_handler": -1}])
def test_either_a_size_or_a_quota(asked: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="size or a quota"):
        draw([], "week 47", **asked)

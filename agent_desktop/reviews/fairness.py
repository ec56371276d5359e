"""Scores by groups of people, such that no figure is that of somebody. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import sqrt
from statistics import fmean, stdev
from typing import NamedTuple
from uuid import UUID

from agent_desktop.contract.review_reports import FEWEST, Group, Mean
from agent_desktop.reviews.confidence import t_95


class Scored(NamedTuple):
    """One evaluation: of whom, and its score in per cent."""

    person: UUID
    score: float


def groups(scored: Mapping[str, Iterable[Scored]]) -> tuple[Group, ...]:
    """By key. A group of fewer than FEWEST people is withheld; and where what is withheld has fewer in all than that,
    the smallest of the others is withheld as well: the whole, which is known, less the others, would tell it.
    """
    found = {key: tuple(own) for key, own in scored.items()}
    people = {key: len({each.person for each in own}) for key, own in found.items()}
    hidden = _hidden(people)
    return tuple(
        Group(key=key, withheld=True)
        if key in hidden
        else Group(key=key, withheld=False, people=people[key], scores=mean(each.score for each in found[key]))
        for key in sorted(found)
    )


def _hidden(people: Mapping[str, int]) -> frozenset[str]:
    hidden = {key for key, count in people.items() if count < FEWEST}
    while hidden and (len(hidden) == 1 or sum(people[key] for key in hidden) < FEWEST):
        shown = [key for key in people if key not in hidden]
        if not shown:
            break
        hidden.add(min(shown, key=lambda key: (people[key], key)))
    return frozenset(hidden)


def mean(scores: Iterable[float]) -> Mean:
    """With its band, of what is taken to be a sample of much more."""
    own = tuple(scores)
    if not own:
        return Mean(n=0)
    middle = fmean(own)
    if len(own) == 1:
        return Mean(n=1, mean=middle)
    reach = t_95(len(own) - 1) * stdev(own) / sqrt(len(own))
    return Mean(n=len(own), mean=middle, low=max(0.0, middle - reach), high=min(100.0, middle + reach))


def by_key(scored: Iterable[tuple[str, Scored]]) -> dict[str, list[Scored]]:
    """Sorted into groups."""
    found: defaultdict[str, list[Scored]] = defaultdict(list)
    for key, each in scored:
        found[key].append(each)
    return dict(found)

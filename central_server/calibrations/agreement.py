"""How far several who scored the same contacts agree beyond chance, each figure with a band by bootstrap over contacts.

Everything is worked out from how often each contact got each value: a contact's part in the coincidences is made once,
and each turn of the bootstrap weighs those parts anew. So 1,000 turns cost little more than one.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ratings = Sequence[Sequence[int | None]]
"""By rater, then by contact: the number of a category from 0 on in the order of the scale; None: not scored."""

TURNS = 1_000
SEED = 47
"""Of the bootstrap: whoever asks again is told the same."""


class Measure(NamedTuple):
    """`value`: None where it cannot be said: fewer than two scored the same contact, or nobody ever said otherwise.

    `low`, `high`: between them lie 95 % of the bootstrap's values; None likewise.
    """

    value: float | None
    low: float | None = None
    high: float | None = None


UNKNOWN = Measure(None)


class Agreement(NamedTuple):
    """`percent`: of pairs who scored the same contact, 0 to 100. `kappa`: Cohen's, of exactly two raters, else UNKNOWN.

    `nominal`, `ordinal`: Krippendorff's alpha (Content Analysis, 2nd ed., 11.3). `contacts`: scored by two or more.
    """

    percent: Measure
    kappa: Measure
    nominal: Measure
    ordinal: Measure
    contacts: int


def agreement(ratings: Ratings, categories: int, *, turns: int = TURNS) -> Agreement:
    """Of one question. Raises ValueError for raters with different numbers of contacts."""
    if len({len(own) for own in ratings}) > 1:
        raise ValueError("each rater has a place for each contact")
    counts = _counts(ratings, categories)
    counts = counts[counts.sum(axis=1) > 1]
    if not len(counts):
        return Agreement(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, 0)
    weights = _weights(len(counts), turns)
    coincidences = _coincidences(counts)
    shape = (-1, categories, categories)
    observed = (weights @ coincidences.reshape(len(counts), -1)).reshape(shape)
    return Agreement(
        percent=_measure(_percent(counts, weights)),
        kappa=_kappa(ratings, categories, turns) if len(ratings) == 2 else UNKNOWN,  # noqa: PLR2004 - Cohen's is of two
        nominal=_measure(_alpha(observed, _nominal(categories))),
        ordinal=_measure(_alpha(observed, _ordinal(observed.sum(axis=2)))),
        contacts=len(counts),
    )


def _counts(ratings: Ratings, categories: int) -> Floats:
    """By contact and category, how many said so."""
    contacts = len(ratings[0]) if ratings else 0
    counts = np.zeros((contacts, categories))
    for own in ratings:
        for contact, value in enumerate(own):
            if value is not None:
                counts[contact, value] += 1
    return counts


def _weights(contacts: int, turns: int) -> Floats:
    """By turn, how often each contact counts. The first turn is the contacts as they are."""
    chance = np.random.default_rng(SEED)
    drawn = chance.multinomial(contacts, np.full(contacts, 1 / contacts), size=turns)
    return np.vstack([np.ones((1, contacts)), drawn])


def _coincidences(counts: Floats) -> Floats:
    """By contact, how often two of its values are a pair of categories, each pair by one less than its raters."""
    pairs = counts[:, :, None] * counts[:, None, :]
    own = np.arange(counts.shape[1])
    pairs[:, own, own] -= counts
    return np.asarray(pairs / (counts.sum(axis=1) - 1)[:, None, None])


def _alpha(observed: Floats, distance: Floats) -> Floats:
    """By turn. NaN where all values are one category."""
    totals = observed.sum(axis=2)
    n = totals.sum(axis=1)
    expected = (totals[:, :, None] * totals[:, None, :] * distance).sum(axis=(1, 2)) / (n - 1)
    seen = (observed * distance).sum(axis=(1, 2))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(expected > 0, 1 - seen / expected, np.nan))


def _nominal(categories: int) -> Floats:
    return np.asarray(1 - np.eye(categories))[None]


def _ordinal(totals: Floats) -> Floats:
    """By turn: two ranks are as far apart as values lie between them, half of their own included (squared)."""
    up_to = np.cumsum(totals, axis=1)
    between = np.abs(up_to[:, None, :] - up_to[:, :, None])
    one, other = totals[:, :, None], totals[:, None, :]
    rank = np.arange(totals.shape[1])
    lower = np.where(rank[:, None] <= rank[None, :], one, other)
    distance = (between + lower - (one + other) / 2) ** 2
    distance[:, rank, rank] = 0
    return np.asarray(distance)


def _percent(counts: Floats, weights: Floats) -> Floats:
    same = (counts * (counts - 1)).sum(axis=1)
    raters = counts.sum(axis=1)
    return np.asarray(100 * (weights @ same) / (weights @ (raters * (raters - 1))))


def _kappa(ratings: Ratings, categories: int, turns: int) -> Measure:
    """Cohen 1960, unweighted, over the contacts that both scored."""
    both = [pair for pair in zip(*ratings, strict=True) if None not in pair]
    if not both:
        return UNKNOWN
    table = np.zeros((len(both), categories, categories))
    for contact, (first, second) in enumerate(both):
        table[contact, first, second] = 1
    weights = _weights(len(both), turns)
    shares = (weights @ table.reshape(len(both), -1)).reshape(-1, categories, categories) / len(both)
    seen = np.trace(shares, axis1=1, axis2=2)
    by_chance = (shares.sum(axis=2) * shares.sum(axis=1)).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return _measure(np.asarray(np.where(by_chance < 1 - 1e-12, (seen - by_chance) / (1 - by_chance), np.nan)))


def _measure(by_turn: Floats) -> Measure:
    """The first is the value itself. Turns in which nothing could be said are left out of the band."""
    value = float(by_turn[0])
    if np.isnan(value):
        return UNKNOWN
    known = by_turn[1:][~np.isnan(by_turn[1:])]
    if not len(known):
        return Measure(value)
    low, high = np.percentile(known, [2.5, 97.5])
    return Measure(value, float(low), float(high))

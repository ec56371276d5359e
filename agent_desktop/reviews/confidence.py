"""How far the mean of some scores may lie from that of all contacts."""

from collections.abc import Mapping, Sequence
from math import sqrt
from statistics import fmean, variance

from agent_desktop.contract.samples import Band

T_95 = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
    2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
)  # fmt: skip
"""Student's t, two-sided 95 %, by degrees of freedom from 1 on (NIST/SEMATECH e-Handbook of Statistical Methods,
1.3.6.7.2)."""

T_BEYOND = ((120, 2.042), (float("inf"), 1.980))
"""Above 30 degrees the value of the fewest of its range: a band may be a little wide, never too narrow."""

Z_95 = 1.959964


def band(scores: Mapping[tuple[str, ...], Sequence[float]], population: Mapping[tuple[str, ...], int]) -> Band | None:
    """Of a stratified (or with one stratum, simple) random sample, without replacement (Cochran, Sampling Techniques,
    5.4 and 5.9): each stratum's mean counts by its share, with the correction for a finite population.

    Strata that nothing was scored of yet are left out of both sides. None where nothing was scored at all.
    """
    heard = {key: own for key, own in scores.items() if own and population.get(key)}
    every = sum(population[key] for key in heard)
    n = sum(len(own) for own in heard.values())
    if not heard:
        return None
    mean = sum(population[key] * fmean(own) for key, own in heard.items()) / every
    whole = sum(population.values())
    degrees = n - len(heard)
    if degrees < 1:
        return Band(mean=mean, n=n, population=whole)
    pooled = _within(heard)
    spread = sum(_of_stratum(own, population[key], every, pooled) for key, own in heard.items())
    reach = t_95(degrees) * sqrt(max(0.0, spread))
    return Band(mean=mean, n=n, population=whole, low=max(0.0, mean - reach), high=min(100.0, mean + reach))


def t_95(degrees: int) -> float:
    """Student's t for a two-sided band of 95 %. Raises ValueError below one degree of freedom."""
    if degrees < 1:
        raise ValueError("no degrees of freedom")
    if degrees <= len(T_95):
        return T_95[degrees - 1]
    return next(value for up_to, value in T_BEYOND if degrees <= up_to)


def wilson(hits: int, n: int) -> tuple[float, float]:
    """Of a share `hits` of `n`, the 95 % band, 0 to 1 (Wilson 1927). (0, 1) where nothing was seen."""
    if not n:
        return 0.0, 1.0
    share, square = hits / n, Z_95**2
    middle = (share + square / (2 * n)) / (1 + square / n)
    reach = Z_95 / (1 + square / n) * sqrt(share * (1 - share) / n + square / (4 * n * n))
    return max(0.0, middle - reach), min(1.0, middle + reach)


def _within(heard: Mapping[tuple[str, ...], Sequence[float]]) -> float:
    """The variance within strata, for those of which one contact alone was scored."""
    squares = sum(variance(own) * (len(own) - 1) for own in heard.values() if len(own) > 1)
    degrees = sum(len(own) - 1 for own in heard.values())
    return squares / degrees


def _of_stratum(own: Sequence[float], size: int, every: int, pooled: float) -> float:
    own_variance = variance(own) if len(own) > 1 else pooled
    not_seen = max(0.0, 1 - len(own) / size)
    return (size / every) ** 2 * not_seen * own_variance / len(own)

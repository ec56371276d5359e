"""The largest calibration: 50 raters score 200 contacts by 20 questions, each figure with its band by bootstrap."""

import time
from random import Random

import krippendorff
import numpy as np

from agent_desktop.contract.calibrations import MOST_CONTACTS, MOST_RATERS
from benchmarks.row import Row
from central_server.calibrations.agreement import Ratings, agreement

QUESTIONS, CATEGORIES = 20, 5
AGREES, SCORED = 0.7, 0.95
"""How often a rater answers as most would, and how often they answer at all."""

GOAL_S = 3.0
"""Whoever asks for the comparison waits for it, once."""


def measure() -> list[Row]:
    """The yardstick is the library's alpha, nominal and ordinal, once a question and without any band."""
    tables = [_ratings(Random(number)) for number in range(QUESTIONS)]  # noqa: S311 - the same each time is the point
    start = time.perf_counter()
    found = [agreement(table, CATEGORIES) for table in tables]
    took = time.perf_counter() - start
    start = time.perf_counter()
    for table, each in zip(tables, found, strict=True):
        _check(table, each.nominal.value)
    once = time.perf_counter() - start
    name = f"calibration, {MOST_RATERS} raters x {MOST_CONTACTS} contacts x {QUESTIONS} questions, 1,000 turns"
    return [Row(name, "s", round(took, 2), "alpha of a library, no bands", round(once, 3), GOAL_S)]


def _ratings(chance: Random) -> Ratings:
    """Most say the same of a contact."""
    right = [chance.randrange(CATEGORIES) for _ in range(MOST_CONTACTS)]
    return [[_answer(chance, each) for each in right] for _ in range(MOST_RATERS)]


def _answer(chance: Random, right: int) -> int | None:
    if chance.random() > SCORED:
        return None
    return right if chance.random() < AGREES else chance.randrange(CATEGORIES)


def _check(table: Ratings, nominal: float | None) -> None:
    """Raises AssertionError where the figure is another than the library's."""
    data = np.array([[np.nan if each is None else each for each in own] for own in table], dtype=float)
    domain = list(range(CATEGORIES))
    alpha = krippendorff.alpha(reliability_data=data, level_of_measurement="nominal", value_domain=domain)
    krippendorff.alpha(reliability_data=data, level_of_measurement="ordinal", value_domain=domain)
    assert nominal is not None
    assert abs(nominal - alpha) < 1e-9, "a fast figure that is wrong is none"

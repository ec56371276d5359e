"""Practice without a screen: an attempt judged, and every scenario that ships played from end to end and judged."""

import time
from datetime import UTC, datetime

from agent_desktop.practice.headless import play_headless
from agent_desktop.practice.judging.played import Played
from agent_desktop.practice.library import shipped
from agent_desktop.practice.scoring import as_attempt, judge
from agent_desktop.reviews.files import shipped as scorecards
from agent_desktop.scripts.checks.checking import load_all
from agent_desktop.scripts.command import LIBRARY
from agent_desktop.scripts.versions import Shelf, version_of
from benchmarks.row import Row, percentile, toward

BEGAN = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
CARD = scorecards()["council-call"]
RUNS = 3
GOAL_MS = 50.0
"""From the end of an attempt to its points: no wait that anybody sees."""

GOAL_ALL_S = 5.0


def measure() -> list[Row]:
    loaded, _ = load_all(LIBRARY)
    shelf = Shelf(version_of(each.script) for each in loaded if each.script)
    taken, played = zip(*(_played(shelf) for _ in range(RUNS)), strict=True)
    took = [_judged(each) for attempts in played for each in attempts]
    return [
        toward(f"scoring an attempt, p95 of {len(took)}", "ms", round(percentile(took, 0.95), 1), GOAL_MS),
        toward(
            f"playing all {len(shipped())} scenarios headless, as {len(played[0])} attempts",
            "s",
            min(taken),
            GOAL_ALL_S,
        ),
    ]


def _played(shelf: Shelf) -> tuple[float, list[Played]]:
    """Seconds for every run of every scenario in each of its languages, and the attempts."""
    began = time.perf_counter()
    attempts = [
        play_headless(scenario, run, shelf, language, BEGAN)
        for scenario in shipped()
        for run in scenario.runs
        for language in scenario.languages
    ]
    for each in attempts:
        judge(each, CARD)
    return round(time.perf_counter() - began, 2), attempts


def _judged(attempt: Played) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    as_attempt(attempt, judge(attempt, CARD))
    return (time.perf_counter() - began) * 1000

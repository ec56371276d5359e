"""The editors' report over the whole authority, as it is asked for over the wire."""

import time

import requests

from benchmarks.handler import PASSWORD
from benchmarks.row import Row, percentile, toward

EDITOR = "trainer"
TIMES = 5
GOAL_MS = 1000.0
"""Somebody opens the page and waits for it."""


def measure(address: str) -> list[Row]:
    """For thirty days and for a year."""
    return [
        toward(
            f"editors' report of {days} days, median of {TIMES}",
            "ms",
            round(_median(address, days), 1),
            GOAL_MS,
        )
        for days in (30, 366)
    ]


def _median(address: str, days: int) -> float:
    session = requests.Session()
    session.trust_env = False
    body = {"username": EDITOR, "password": PASSWORD}
    tokens = session.post(f"{address}/api/v1/accounts/sign-in", json=body, timeout=30).json()
    session.headers["Authorization"] = f"Bearer {tokens['access_token']}"
    return percentile([_asked(session, f"{address}/api/v1/knowledge-report?days={days}") for _ in range(TIMES)], 0.5)


def _asked(session: requests.Session, url: str) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    session.get(url, timeout=60).raise_for_status()
    return (time.perf_counter() - start) * 1000

"""How long to wait before something is tried again. Pure: the chance is passed in.

Full jitter (AWS Architecture Blog, "Exponential Backoff And Jitter", 2015): a thousand desktops that lost the server
at one moment do not come back at one moment.
"""

FIRST_S = 1.0
LONGEST_S = 60.0
LEAST_S = 0.05


def wait_seconds(attempts: int, chance: float, retry_after: float | None = None) -> float:
    """Seconds until the next try, after `attempts` that failed (1 or more). `chance`: 0 to 1, drawn anew each time.

    Where the server said when (`retry_after`), not before that, and not everyone at once then.
    """
    ceiling = min(LONGEST_S, FIRST_S * 2 ** min(max(attempts, 1) - 1, 10))
    drawn = max(LEAST_S, chance * ceiling)
    return drawn if retry_after is None else retry_after + chance * FIRST_S

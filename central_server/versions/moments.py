"""From when a step in the life of a version counts."""

from datetime import datetime, timedelta

from central_server.refusals import refused_field

LATE = timedelta(minutes=5)
"""How long ago the moment that was asked for may be: as long as the request was on its way."""

FURTHEST = timedelta(days=731)


def moment_of(now: datetime, at: datetime | None, *, timed: bool) -> datetime:
    """`timed`: whether the step has a moment of its own.

    Raises Refusal (422) for a moment that has gone by, or is too far away to be meant.
    """
    if at is None:
        return now
    if not timed:
        raise refused_field("at", "This step has no moment of its own.")
    if at < now - LATE:
        raise refused_field("at", "This moment has gone by. Choose a later one, or now.")
    if at > now + FURTHEST:
        raise refused_field("at", "This moment is more than two years away.")
    return max(at, now)

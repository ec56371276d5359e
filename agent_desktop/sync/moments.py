"""Moments as headers have them, and which of a server's moments can be true. Pure."""

from datetime import UTC, datetime

EARLIEST = datetime(2020, 1, 1, tzinfo=UTC)
LATEST = datetime(2200, 1, 1, tzinfo=UTC)
"""A server that names a time outside of these has no clock to go by, and sums with it would overflow."""


def header_moment(text: str) -> datetime | None:
    """The moment of a Date or Retry-After header; None for anything else."""
    from email.utils import parsedate_to_datetime  # late: 10 ms that the first window need not wait for

    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def plausible(moment: datetime) -> bool:
    return EARLIEST <= moment < LATEST

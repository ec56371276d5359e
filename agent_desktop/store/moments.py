"""Moments as the store's columns have them: whole microseconds since 1970, UTC."""

from datetime import UTC, datetime, timedelta

_START = datetime(1970, 1, 1, tzinfo=UTC)
_STEP = timedelta(microseconds=1)


def to_column(moment: datetime | None) -> int:
    """0 for None."""
    return 0 if moment is None else (moment - _START) // _STEP


def from_column(value: int) -> datetime:
    """The same moment, UTC."""
    return _START + value * _STEP

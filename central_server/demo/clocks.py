"""When the promises of past cases fall due: worked out once for all cases received on one day."""

from datetime import UTC, datetime
from functools import lru_cache

from agent_desktop.cases.promise import due
from agent_desktop.contract.services import Promise, PromiseUnit
from central_server.demo.calendars import CALENDARS
from central_server.demo.days import Day, written

_CALENDARS = {calendar.code: calendar for calendar in CALENDARS}
CLOSING = {calendar.code: calendar.openings[0].closes.hour for calendar in CALENDARS}
"""The local hour at which each closes, whichever the day."""


def due_of(promise: Promise, calendar_code: str, day: Day, second: int) -> str:
    """The due moment as written. `second` of the day, UTC, below 86,400."""
    if promise.unit is PromiseUnit.WORKING_DAYS:
        # The day of receipt decides, and that turns only at closing time, the same on every day of a calendar here.
        closes = (CLOSING[calendar_code] + day.nine - 9) * 3600
        return _due(promise, calendar_code, day, closes - 3600 if second < closes else closes)
    return _due.__wrapped__(promise, calendar_code, day, second)


@lru_cache(maxsize=50_000)
def _due(promise: Promise, calendar_code: str, day: Day, second: int) -> str:
    hours, rest = divmod(second, 3600)
    start = datetime(day.day.year, day.day.month, day.day.day, hours, rest // 60, rest % 60, tzinfo=UTC)
    return written(due(promise, _CALENDARS[calendar_code], start))

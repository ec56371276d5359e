"""When the promises of past cases fall due: worked out once for all cases of a service opened in the same hour."""

from datetime import UTC, datetime
from functools import lru_cache

from agent_desktop.cases.promise import due
from agent_desktop.contract.services import Promise, PromiseUnit
from central_server.demo.calendars import CALENDARS
from central_server.demo.days import Day, written

_CALENDARS = {calendar.code: calendar for calendar in CALENDARS}


def due_of(promise: Promise, calendar_code: str, day: Day, second: int) -> str:
    """The due moment as written. `second` of the day, UTC, below 86,400."""
    if promise.unit is PromiseUnit.WORKING_DAYS:
        # The calendars open and close on the hour, so within an hour every start gives the same day's close.
        return _due(promise, calendar_code, day, second // 3600 * 3600)
    return _due.__wrapped__(promise, calendar_code, day, second)


@lru_cache(maxsize=200_000)
def _due(promise: Promise, calendar_code: str, day: Day, second: int) -> str:
    hours, rest = divmod(second, 3600)
    start = datetime(day.day.year, day.day.month, day.day.day, hours, rest // 60, rest % 60, tzinfo=UTC)
    return written(due(promise, _CALENDARS[calendar_code], start))

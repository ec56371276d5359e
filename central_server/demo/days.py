"""The three years before today, and moments in them."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import NamedTuple
from zoneinfo import ZoneInfo

from agent_desktop.cases.promise import is_working
from central_server.demo.calendars import CALENDARS, ZONE

YEARS = 3
DAY_MS = 86_400_000
RECENT = 1.6
"""How much more often something recent is picked; 1 would be evenly."""


class Day(NamedTuple):
    """`nine` is the hour, UTC, at which it is nine o'clock there; `midnight` is 00:00 UTC in ms since 1970."""

    day: date
    text: str
    nine: int
    midnight: int


class Days(NamedTuple):
    """Newest first, all before `today`. `working` are those on which the offices are open."""

    today: date
    every: tuple[Day, ...]
    working: tuple[Day, ...]


def days_before(today: date) -> Days:
    every = tuple(_day(today - timedelta(days=back)) for back in range(1, YEARS * 365))
    office = CALENDARS[0]
    return Days(today, every, tuple(day for day in every if is_working(office, day.day)))


def _day(day: date) -> Day:
    nine = datetime(day.year, day.month, day.day, 9, tzinfo=ZoneInfo(ZONE)).astimezone(UTC).hour
    midnight = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) * 1000
    return Day(day, day.isoformat(), nine, midnight)


def recent(rng: Random, days: tuple[Day, ...]) -> Day:
    return days[int(len(days) * rng.random() ** RECENT)]


def moment(day: Day, second: int) -> str:
    """`second` counts from midnight UTC and may run over into the next day."""
    if second >= 86_400:  # noqa: PLR2004 - seconds of a day
        return moment(_day(day.day + timedelta(days=1)), second - 86_400)
    minutes, seconds = divmod(second, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{day.text} {hours:02}:{minutes:02}:{seconds:02}.000000"


def written(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S}.000000"


def midday(day: date) -> str:
    return f"{day.isoformat()} 12:00:00.000000"

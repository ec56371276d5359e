"""When institutions answer: a few weeks that repeat, with the bank holidays of Wales."""

from datetime import date, time

from agent_desktop.contract.services import Calendar, Opening
from central_server.demo.calendars import ZONE

_WEEKS: dict[str, tuple[range, time, time]] = {
    "weekdays_8_16": (range(5), time(8), time(16)),
    "weekdays_8_18": (range(5), time(8), time(18)),
    "weekdays_8_20": (range(5), time(8), time(20)),
    "weekdays_9_17": (range(5), time(9), time(17)),
    "everyday_8_20": (range(7), time(8), time(20)),
    "school": (range(5), time(8, 30), time(16)),
    "short_days": (range(1, 4), time(10), time(14)),
    "evenings": (range(1, 5), time(17), time(21)),
}


def hours(week: str, closed: tuple[date, ...] = ()) -> Calendar:
    """The calendar called so. `closed`: days of their own on which nobody answers. Raises KeyError."""
    days, opens, closes = _WEEKS[week]
    openings = tuple(Opening(day=day, opens=opens, closes=closes) for day in days)
    return Calendar(code=week, zone=ZONE, country="GB", subdivision="WLS", openings=openings, closures=closed)

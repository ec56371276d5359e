"""Whether an institution answers now, and when it will. Pure, but slow the first time: not for the screen's thread."""

from datetime import date, datetime, timedelta
from functools import lru_cache

from agent_desktop.cases.promise import hours_on, is_working, zone_of
from agent_desktop.contract.base import Moment, Record
from agent_desktop.contract.institutions import Institution
from agent_desktop.contract.services import Calendar

FURTHEST = 400
"""Days ahead that are looked at: a year, and some."""


class Opening(Record, frozen=True, kw_only=True):
    """`until`: when they close today (None: they never do). `opens`: when they open next, of one that is closed (None:
    not within a year). `holiday`: the bank holiday for which they are closed today, ""; `zone`: where they are.
    """

    open: bool
    until: Moment | None = None
    opens: Moment | None = None
    holiday: str = ""
    zone: str = ""


def opening(institution: Institution, at: datetime) -> Opening | None:
    """How it stands `at`; None where their hours are not known, or make no sense."""
    if institution.always:
        return Opening(open=True)
    hours = institution.hours
    if hours is None or not hours.openings:
        return None
    try:
        return _at(hours, at)
    except ValueError:  # a zone or a country that nobody knows
        return None


def _at(hours: Calendar, at: datetime) -> Opening:
    today = at.astimezone(zone_of(hours)).date()
    for ahead in range(FURTHEST):
        day = today + timedelta(days=ahead)
        for opens, closes in hours_on(hours, day) if is_working(hours, day) else ():
            if opens <= at < closes:
                return Opening(open=True, until=closes, zone=hours.zone)
            if at < opens:
                return Opening(open=False, opens=opens, holiday=_holiday(hours, today), zone=hours.zone)
    return Opening(open=False, holiday=_holiday(hours, today), zone=hours.zone)


def _holiday(hours: Calendar, day: date) -> str:
    return _names(hours.country, hours.subdivision, day.year).get(day, "") if hours.country else ""


@lru_cache(maxsize=64)
def _names(country: str, subdivision: str, year: int) -> dict[date, str]:
    import holidays  # late: 50 ms to import, and most institutions are open when someone asks

    try:
        return dict(holidays.country_holidays(country, subdiv=subdivision or None, years=year))
    except NotImplementedError:
        raise ValueError(f"no bank holidays are known for {country!r} {subdivision!r}") from None

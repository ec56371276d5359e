"""A promise in words to say aloud."""

from datetime import datetime
from zoneinfo import ZoneInfo

from agent_desktop.contract.base import Record
from agent_desktop.dates import clock_time, day
from agent_desktop.language import t, t_in, tn

HOME_ZONE = "Europe/London"


class DueWords(Record, frozen=True, kw_only=True):
    """`today`: due today, be it past or still to come."""

    words: str
    overdue: bool
    today: bool


def by_when(due_at: datetime, calendar_zone: str, now: datetime, language: str) -> str:
    """ "by 17:00 on Mon 23 Nov"; "by 17:00 today". In the calendar's own time and in `language`."""
    zone = ZoneInfo(calendar_zone)
    due_day, today = due_at.astimezone(zone).date(), now.astimezone(zone).date()
    at = clock_time(due_at, calendar_zone)
    if due_day == today:
        return t_in(language, "by {time} today").format(time=at)
    return t_in(language, "by {time} on {day}").format(time=at, day=day(due_day, language, today))


def how_long_left(due_at: datetime, now: datetime, zone: str = HOME_ZONE) -> DueWords:
    """ "6 days left", "due today 17:00", "2 days late": days as the calendar on the wall counts them."""
    wall = ZoneInfo(zone)
    days = (due_at.astimezone(wall).date() - now.astimezone(wall).date()).days
    return DueWords(words=_words(due_at, now, days, zone), overdue=due_at < now, today=days == 0)


def _words(due_at: datetime, now: datetime, days: int, zone: str) -> str:
    at = clock_time(due_at, zone)
    if days == 0:
        return (t("late since {time}") if due_at < now else t("due today {time}")).format(time=at)
    if days == 1:
        # Not "1 day left": an urgent promise may fall due minutes after midnight.
        return t("due tomorrow {time}").format(time=at)
    if days > 0:
        return tn("{count} day left", "{count} days left", days).format(count=days)
    return tn("{count} day late", "{count} days late", -days).format(count=-days)

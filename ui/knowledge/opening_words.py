"""Whether an institution answers now, in words. Pure."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from agent_desktop import dates
from agent_desktop.knowledge.opening import Opening
from agent_desktop.language import language, t
from ui.knowledge.reading import Fact


def opening_fact(found: Opening | None, now: datetime) -> Fact | None:
    """The line about it; None where nothing is known."""
    if found is None:
        return None
    if found.open:
        return Fact(icon="door-open", words=_open(found), tone="good")
    closed = t("Closed today: {holiday}.").format(holiday=found.holiday) if found.holiday else t("Closed now.")
    return Fact(icon="clock", words=" ".join(part for part in (closed, _opens(found, now)) if part), tone="warn")


def _open(found: Opening) -> str:
    if found.until is None:
        return t("Open day and night")
    return t("Open now, until {time}").format(time=dates.clock_time(found.until, found.zone))


def _opens(found: Opening, now: datetime) -> str:
    if found.opens is None:
        return ""
    zone = ZoneInfo(found.zone)
    today, day = now.astimezone(zone).date(), found.opens.astimezone(zone).date()
    time = dates.clock_time(found.opens, found.zone)
    if day == today:
        return t("Opens today at {time}.").format(time=time)
    if day == today + timedelta(days=1):
        return t("Opens tomorrow at {time}.").format(time=time)
    return t("Opens {day} at {time}.").format(day=dates.day(day, language(), today), time=time)

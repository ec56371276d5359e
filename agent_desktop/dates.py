"""Days, months and lengths of time as people read them, in the language asked for."""

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

_LOCALES = {"en": "en_GB", "cy": "cy"}


def day(d: date, language: str, today: date | None = None) -> str:
    """ "Thu 19 Nov"; with the year where it is not today's (no `today`: never with the year)."""
    return _formatted(d, "EEE d MMM" if today is None or d.year == today.year else "EEE d MMM y", language)


def full_day(d: date, language: str) -> str:
    """ "14 March 1941": a date to say aloud, such as a date of birth."""
    return _formatted(d, "d MMMM y", language)


def spoken_day(d: date, language: str) -> str:
    """ "Thursday 19 November": a day not far off, as one says it."""
    return _formatted(d, "EEEE d MMMM", language)


def month(d: date, today: date, language: str) -> str:
    """ "November"; "November 2025" where the year is not today's."""
    return _formatted(d, "LLLL" if d.year == today.year else "LLLL y", language)


def weekday(number: int, language: str) -> str:
    """By its whole name; 0 for Monday."""
    return _formatted(date(2024, 1, 1 + number), "EEEE", language)


def clock_time(dt: datetime, zone: str) -> str:
    """ "17:00", the time of day in `zone` (an IANA name). 24 hours, in every language we speak."""
    return f"{dt.astimezone(ZoneInfo(zone)):%H:%M}"


def clock_seconds(dt: datetime, zone: str) -> str:
    """ "17:00:03", the same to the second."""
    return f"{dt.astimezone(ZoneInfo(zone)):%H:%M:%S}"


def duration(seconds: int) -> str:
    """ "03:42"; "1:03:42" from an hour on. Below nothing counts as nothing."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


@lru_cache(maxsize=4096)
def _formatted(d: date, form: str, language: str) -> str:
    # Babel takes 20 ms to its first answer: the first window is painted without it.
    from babel.dates import format_date

    return format_date(d, form, locale=_LOCALES.get(language, "en_GB"))

"""Lengths of time, hours of the day and weekdays in words, English and Welsh, as answers say them."""

from datetime import datetime, time
from itertools import pairwise

from agent_desktop.contract.base import Words
from agent_desktop.contract.services import Calendar, Promise, PromiseUnit
from central_server.demo.services.forms import w

MIDNIGHT, NOON, EVENING = time(0), time(12), time(18)

DAYS = (
    w("Monday", "Llun"), w("Tuesday", "Mawrth"), w("Wednesday", "Mercher"), w("Thursday", "Iau"),
    w("Friday", "Gwener"), w("Saturday", "Sadwrn"), w("Sunday", "Sul"),
)  # fmt: skip
"""Welsh without "dydd", which mutates."""

NUMBERS: dict[int, Words] = {
    1: w("one", "un diwrnod"), 2: w("two", "dau ddiwrnod"), 3: w("three", "tri diwrnod"),
    4: w("four", "pedwar diwrnod"), 5: w("five", "pum diwrnod"), 7: w("seven", "saith diwrnod"),
    10: w("ten", "deg diwrnod"), 15: w("fifteen", "pymtheg diwrnod"), 20: w("twenty", "ugain diwrnod"),
    40: w("forty", "deugain diwrnod"),
}  # fmt: skip
"""Welsh with the days, which mutate."""

OF_HOURS = {1: "un", 2: "dwy", 3: "tair", 4: "pedair"}
"""Welsh before "awr", which is feminine."""

CLOCK: dict[int, tuple[Words, str]] = {
    7: (w("seven in the morning", "saith y bore"), "saith y bore"),
    8: (w("eight in the morning", "wyth y bore"), "wyth y bore"),
    9: (w("nine in the morning", "naw y bore"), "naw y bore"),
    10: (w("ten in the morning", "deg y bore"), "ddeg y bore"),
    16: (w("four in the afternoon", "pedwar y prynhawn"), "bedwar y prynhawn"),
    17: (w("five in the afternoon", "pump y prynhawn"), "bump y prynhawn"),
    20: (w("eight at night", "wyth yr hwyr"), "wyth yr hwyr"),
}
"""By hour of the day: in words, and the Welsh once more as it is after "o" and "tan"."""


def length(promise: Promise) -> Words:
    """ "two working days"; "one hour" of minutes. Raises KeyError for a number that has no words here."""
    if promise.unit is PromiseUnit.WORKING_DAYS:
        number = NUMBERS[promise.amount]
        return w(f"{number.en} working day{_s(promise.amount)}", f"{number.cy} gwaith")
    round_the_clock = promise.unit is PromiseUnit.MINUTES
    hours = promise.amount // 60 if round_the_clock else promise.amount
    if round_the_clock and promise.amount % 60:
        raise KeyError(promise.amount)
    kind, welsh = ("", "") if round_the_clock else ("working ", " waith")
    return w(f"{NUMBERS[hours].en} {kind}hour{_s(hours)}", f"{OF_HOURS[hours]} awr{welsh}")


def spoken_hours(calendar: Calendar) -> Words:
    """ "from nine in the morning to five in the afternoon, Monday to Friday". Raises ValueError as `week` does."""
    days, opens, closes = week(calendar)
    (start, after_o), (end, after_tan) = CLOCK[opens.hour], CLOCK[closes.hour]
    return w(
        f"from {start.en} to {end.en}, {days.en}",
        f"o {after_o} tan {after_tan}, {days.cy}",
    )


def written_hours(calendar: Calendar) -> Words:
    """ "Monday to Friday, 9 am to 5 pm". Raises ValueError as `week` does."""
    days, opens, closes = week(calendar)
    start, end = of_clock(opens), of_clock(closes)
    return w(f"{days.en}, {start.en} to {end.en}", f"{days.cy}, {start.cy} tan {end.cy}")


def week(calendar: Calendar) -> tuple[Words, time, time]:
    """Which days it opens, from when, until when. Raises ValueError where days differ, or do not follow each other."""
    hours = {(opening.opens, opening.closes) for opening in calendar.openings}
    days = [opening.day for opening in calendar.openings]
    if len(hours) != 1 or any(after != before + 1 for before, after in pairwise(days)):
        raise ValueError(f"{calendar.code}: its week cannot be said in a few words")
    ((opens, closes),) = hours
    if every_day(calendar):
        return w("every day", "bob dydd"), opens, closes
    first, last = DAYS[days[0]], DAYS[days[-1]]
    return w(f"{first.en} to {last.en}", f"dydd {first.cy} i ddydd {last.cy}"), opens, closes


def every_day(calendar: Calendar) -> bool:
    return len({opening.day for opening in calendar.openings}) == len(DAYS)


def of_clock(at: time) -> Words:
    """ "9 am", "8.30 am", "midnight"."""
    if at in (MIDNIGHT, NOON):
        return w("noon", "hanner dydd") if at == NOON else w("midnight", "hanner nos")
    hour = f"{at.hour % 12 or 12}" + (f".{at.minute:02}" if at.minute else "")
    half = w("am", "y bore") if at < NOON else w("pm", "y prynhawn" if at < EVENING else "yr hwyr")
    return w(f"{hour} {half.en}", f"{hour} {half.cy}")


def on_day(at: datetime) -> Words:
    """ "5 pm on Monday"."""
    said, day = of_clock(at.time()), DAYS[at.weekday()]
    return w(f"{said.en} on {day.en}", f"{said.cy} ddydd {day.cy}")


def _s(count: int) -> str:
    return "" if count == 1 else "s"

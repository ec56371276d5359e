"""When a promise falls due: one rule for every channel, the same on the desktop and on the server.

See docs/decisions/0010-service-clock.md.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from agent_desktop.contract.base import Moment, Record
from agent_desktop.contract.services import Calendar, Promise, PromiseUnit

FURTHEST = 3660
"""Days ahead that are looked at: ten years. A promise beyond that is a mistake in the calendar."""

TOO_SELDOM = "this promise cannot be kept within ten years: the calendar never opens, or too seldom"

Span = tuple[datetime, datetime]
"""From, until; UTC."""


class Pause(Record, frozen=True, kw_only=True):
    """A time in which the promise's clock stood still, because the case waited for the citizen."""

    since: Moment
    until: Moment


def due(promise: Promise, calendar: Calendar, start: datetime, pauses: Iterable[Pause] = ()) -> datetime:
    """The moment (UTC) by which `promise`, made at `start`, is to be kept.

    MINUTES run round the clock, WORKING_HOURS while the calendar is open. WORKING_DAYS end at the close of the n-th
    working day after the one of receipt; what comes in while closed is received at the next opening. A pause stops
    the clock; a day that closes during a pause is not counted.

    Raises ValueError: `start` has no offset, the amount is negative, a pause ends before it begins, or the calendar
    does not open (or not often enough within ten years).
    """
    if start.tzinfo is None:
        raise ValueError("the start of a promise needs an offset")
    if promise.amount < 0:
        raise ValueError("a promise's amount cannot be negative")
    begun = start.astimezone(UTC)
    still = _merged(_span(pause) for pause in pauses)
    try:
        if promise.unit is PromiseUnit.WORKING_DAYS:
            return _after_days(promise.amount, calendar, begun, still)
        if promise.unit is PromiseUnit.WORKING_HOURS:
            return _after_time(timedelta(hours=promise.amount), _openings(calendar, begun), still)
        return _after_time(timedelta(minutes=promise.amount), iter([(begun, datetime.max.replace(tzinfo=UTC))]), still)
    except OverflowError:
        raise ValueError("a promise cannot reach beyond the calendar") from None


def is_working(calendar: Calendar, day: date) -> bool:
    """Whether the calendar opens on `day`: one of its weekdays, no bank holiday, no closure of its own."""
    if day in calendar.closures or not any(opening.day == day.weekday() for opening in calendar.openings):
        return False
    return day not in _bank_holidays(calendar.country, calendar.subdivision, day.year)


def _after_days(amount: int, calendar: Calendar, start: datetime, still: Sequence[Span]) -> datetime:
    """The close of the day of receipt counts as 0; then one for each close at which the clock runs."""
    left = amount
    received = False
    for hours in _days(calendar, start):
        closes = hours[-1][1]
        if closes <= start:
            continue
        if received and not any(since < closes <= until for since, until in still):
            left -= 1
        received = True
        if left <= 0:
            return closes
    raise ValueError(TOO_SELDOM)


def _after_time(amount: timedelta, spans: Iterator[Span], still: Sequence[Span]) -> datetime:
    """The moment at which `amount` of the running time in `spans` has gone by."""
    left = amount
    for span in spans:
        for opens, closes in _without(span, still):
            if left <= closes - opens:
                return opens + left
            left -= closes - opens
    raise ValueError(TOO_SELDOM)


def _openings(calendar: Calendar, start: datetime) -> Iterator[Span]:
    for hours in _days(calendar, start):
        for opens, closes in hours:
            if closes > start:
                yield max(opens, start), closes


def _days(calendar: Calendar, start: datetime) -> Iterator[Sequence[Span]]:
    """The opening times of each working day in turn, from `start`'s own on."""
    first = start.astimezone(zone_of(calendar)).date()
    for ahead in range(FURTHEST):
        day = first + timedelta(days=ahead)
        if is_working(calendar, day) and (hours := hours_on(calendar, day)):
            yield hours


def hours_on(calendar: Calendar, day: date) -> Sequence[Span]:
    """When the calendar is open on `day`; a spring night's clock change may swallow an opening whole."""
    zone = zone_of(calendar)

    def moment(at: time) -> datetime:
        return datetime.combine(day, at, zone).astimezone(UTC)

    return _merged(
        (moment(opening.opens), moment(opening.closes)) for opening in calendar.openings if opening.day == day.weekday()
    )


def _merged(spans: Iterable[Span]) -> Sequence[Span]:
    """`spans` in order, none empty, none touching another."""
    whole: list[Span] = []
    for since, until in sorted(span for span in spans if span[0] < span[1]):
        if whole and since <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(until, whole[-1][1]))
        else:
            whole.append((since, until))
    return whole


def _without(span: Span, still: Sequence[Span]) -> Iterator[Span]:
    """What is left of `span` once the spans of `still` (merged) are cut out."""
    since, until = span
    for stopped, ran_on in still:
        if stopped < until and ran_on > since:
            if stopped > since:
                yield since, stopped
            since = ran_on
    if since < until:
        yield since, until


def _span(pause: Pause) -> Span:
    if pause.until < pause.since:
        raise ValueError("a pause cannot end before it begins")
    return pause.since.astimezone(UTC), pause.until.astimezone(UTC)


def zone_of(calendar: Calendar) -> ZoneInfo:
    """The zone of its opening times. Raises ValueError for one that is not known."""
    try:
        return ZoneInfo(calendar.zone)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"the time zone {calendar.zone!r} is not known") from None


@lru_cache(maxsize=256)
def _bank_holidays(country: str, subdivision: str, year: int) -> frozenset[date]:
    """No country: no bank holidays. Raises ValueError for one that is not known."""
    if not country:
        return frozenset()
    # 50 ms to import and 100 to its first answer; only the first promise needs it.
    import holidays

    try:
        return frozenset(holidays.country_holidays(country, subdiv=subdivision or None, years=year))
    except NotImplementedError:
        raise ValueError(f"no bank holidays are known for {country!r} {subdivision!r}") from None

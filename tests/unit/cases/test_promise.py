"""A promise falls due where the service's own calendar says, whatever the clocks, the holidays and the waiting do."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from agent_desktop.cases.promise import Pause, due, is_working
from agent_desktop.contract.services import Calendar, Opening, Promise, PromiseUnit

LONDON = ZoneInfo("Europe/London")
OFFICE = Calendar(
    code="office",
    zone="Europe/London",
    country="GB",
    subdivision="WLS",
    openings=tuple(Opening(day=day, opens=time(9), closes=time(17)) for day in range(5)),
    closures=(date(2026, 12, 24),),
)
LUNCH = replace(
    OFFICE,
    code="lunch",
    openings=tuple(
        Opening(day=day, opens=opens, closes=closes)
        for day in range(6)
        for opens, closes in ((time(8, 30), time(12)), (time(13), time(16, 45)))
    ),
)
NIGHT = replace(
    OFFICE,
    code="night",
    country="",
    subdivision="",
    openings=tuple(Opening(day=day, opens=time(0, 30), closes=time(2, 30)) for day in range(7)),
)
CALENDARS = st.sampled_from([OFFICE, LUNCH, NIGHT])

starts = st.datetimes(datetime(2025, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - bounds are naive by the strategy's own rule
promises = st.builds(Promise, amount=st.integers(0, 30), unit=st.sampled_from(PromiseUnit))
lengths = st.timedeltas(timedelta(0), timedelta(days=12))


@st.composite
def pauses_after(draw: st.DrawFn, start: datetime) -> list[Pause]:
    since = [start + draw(lengths) for _ in range(draw(st.integers(0, 4)))]
    return [Pause(since=at, until=at + draw(lengths)) for at in since]


def local(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


def days(amount: int) -> Promise:
    return Promise(amount=amount, unit=PromiseUnit.WORKING_DAYS)


def hours(amount: int) -> Promise:
    return Promise(amount=amount, unit=PromiseUnit.WORKING_HOURS)


def minutes(amount: int) -> Promise:
    return Promise(amount=amount, unit=PromiseUnit.MINUTES)


@pytest.mark.parametrize(
    ("received", "promise", "expected"),
    [
        (local(2026, 11, 19, 10), days(2), local(2026, 11, 23, 17)),  # Thursday, over a weekend
        (local(2026, 11, 19, 10), days(0), local(2026, 11, 19, 17)),
        (local(2026, 11, 19, 7), days(1), local(2026, 11, 20, 17)),  # before opening: received that day
        (local(2026, 11, 19, 17), days(1), local(2026, 11, 23, 17)),  # at closing: received on Friday
        (local(2026, 11, 21, 12), days(1), local(2026, 11, 24, 17)),  # Saturday: received on Monday
        (local(2026, 12, 23, 10), days(1), local(2026, 12, 29, 17)),  # closure, Christmas, weekend, Boxing Day moved
        (local(2026, 11, 19, 16), hours(2), local(2026, 11, 20, 10)),
        (local(2026, 11, 19, 9), hours(8), local(2026, 11, 19, 17)),
        (local(2026, 11, 20, 18), hours(1), local(2026, 11, 23, 10)),
        (local(2026, 11, 21, 3), minutes(90), local(2026, 11, 21, 4, 30)),
    ],
)
def test_a_promise_falls_due_in_its_calendar(received: datetime, promise: Promise, expected: datetime) -> None:
    assert due(promise, OFFICE, received) == expected
    assert due(promise, OFFICE, received).tzinfo is UTC


def test_a_lunch_hour_is_no_working_time() -> None:
    assert due(hours(1), LUNCH, local(2026, 11, 19, 11, 30)) == local(2026, 11, 19, 13, 30)
    assert due(days(0), LUNCH, local(2026, 11, 19, 12, 30)) == local(2026, 11, 19, 16, 45)


def test_bank_holidays_are_those_of_the_country_s_part() -> None:
    boyne = date(2027, 7, 12)
    assert is_working(OFFICE, boyne)
    assert not is_working(replace(OFFICE, subdivision="NIR"), boyne)
    assert is_working(replace(OFFICE, country="", subdivision="", closures=()), date(2026, 12, 25))
    assert not is_working(OFFICE, date(2026, 12, 24))
    assert not is_working(OFFICE, date(2026, 11, 21))


@pytest.mark.parametrize("eve", [date(2027, 3, 26), date(2026, 10, 23)])
def test_working_time_keeps_to_the_wall_clock_over_both_changes_of_the_clocks(eve: date) -> None:
    start = datetime.combine(eve, time(16), LONDON)
    calendar = replace(OFFICE, country="", subdivision="")
    monday = eve + timedelta(days=3)
    assert due(hours(2), calendar, start) == datetime.combine(monday, time(10), LONDON)
    assert due(days(1), calendar, start) == datetime.combine(monday, time(17), LONDON)


def test_minutes_are_real_minutes_over_both_changes_of_the_clocks() -> None:
    assert due(minutes(120), OFFICE, local(2027, 3, 28, 0, 30)) == local(2027, 3, 28, 3, 30)
    assert due(minutes(120), OFFICE, local(2026, 10, 25, 0, 30)) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_a_pause_stops_the_clock() -> None:
    waiting = Pause(since=local(2026, 11, 19, 11), until=local(2026, 11, 19, 12))
    assert due(hours(2), OFFICE, local(2026, 11, 19, 10), [waiting]) == local(2026, 11, 19, 13)
    assert due(minutes(90), OFFICE, local(2026, 11, 19, 10), [waiting, waiting]) == local(2026, 11, 19, 12, 30)


def test_a_day_counts_unless_it_closes_during_a_pause() -> None:
    start = local(2026, 11, 16, 10)
    within = Pause(since=local(2026, 11, 17, 10), until=local(2026, 11, 17, 16))
    over_night = Pause(since=local(2026, 11, 17, 16), until=local(2026, 11, 18, 9))
    assert due(days(3), OFFICE, start, [within]) == local(2026, 11, 19, 17)
    assert due(days(3), OFFICE, start, [over_night]) == local(2026, 11, 20, 17)


def test_a_pause_within_another_stops_nothing_twice() -> None:
    long = Pause(since=local(2026, 11, 19, 10), until=local(2026, 11, 19, 14))
    short = Pause(since=local(2026, 11, 19, 11), until=local(2026, 11, 19, 12))
    assert due(hours(2), OFFICE, local(2026, 11, 19, 9), [long, short]) == local(2026, 11, 19, 15)


def test_waiting_that_begins_at_the_close_of_a_day_leaves_that_day_counted() -> None:
    start = local(2026, 11, 16, 10)
    from_close = Pause(since=local(2026, 11, 17, 17), until=local(2026, 11, 18, 9))
    until_close = Pause(since=local(2026, 11, 17, 16), until=local(2026, 11, 17, 17))
    assert due(days(1), OFFICE, start, [from_close]) == local(2026, 11, 17, 17)
    assert due(days(1), OFFICE, start, [until_close]) == local(2026, 11, 18, 17)


def test_what_is_due_at_once_is_due_when_the_clock_first_runs() -> None:
    waiting = Pause(since=local(2026, 11, 19, 10), until=local(2026, 11, 19, 11))
    assert due(minutes(0), OFFICE, local(2026, 11, 19, 10), [waiting]) == local(2026, 11, 19, 11)
    assert due(hours(0), OFFICE, local(2026, 11, 19, 8)) == local(2026, 11, 19, 9)


@given(CALENDARS, promises, starts, st.timedeltas(timedelta(0), timedelta(days=9)), st.data())
def test_what_comes_in_later_never_falls_due_sooner(
    calendar: Calendar, promise: Promise, start: datetime, later: timedelta, data: st.DataObject
) -> None:
    pauses = data.draw(pauses_after(start))
    assert start <= due(promise, calendar, start, pauses) <= due(promise, calendar, start + later, pauses)


@given(CALENDARS, promises.filter(lambda promise: promise.unit is not PromiseUnit.MINUTES), starts, st.data())
def test_working_promises_fall_due_while_the_calendar_is_open(
    calendar: Calendar, promise: Promise, start: datetime, data: st.DataObject
) -> None:
    at = due(promise, calendar, start, data.draw(pauses_after(start)))
    day = at.astimezone(LONDON).date()
    assert is_working(calendar, day)
    assert any(
        datetime.combine(day, opening.opens, LONDON).astimezone(UTC)
        <= at
        <= datetime.combine(day, opening.closes, LONDON).astimezone(UTC)
        for opening in calendar.openings
        if opening.day == day.weekday()
    )


@given(CALENDARS, promises, starts, st.data())
def test_one_more_pause_never_makes_it_sooner_and_an_empty_one_changes_nothing(
    calendar: Calendar, promise: Promise, start: datetime, data: st.DataObject
) -> None:
    pauses = data.draw(pauses_after(start))
    more = data.draw(pauses_after(start))
    empty = [Pause(since=pause.since, until=pause.since) for pause in more]
    assert due(promise, calendar, start, [*pauses, *more]) >= due(promise, calendar, start, pauses)
    assert due(promise, calendar, start, [*empty, *pauses]) == due(promise, calendar, start, pauses)


@given(promises, st.integers(-14, 14), starts)
def test_the_offset_a_moment_is_told_with_does_not_matter(promise: Promise, offset: int, start: datetime) -> None:
    assert due(promise, OFFICE, start) == due(promise, OFFICE, start.astimezone(timezone(timedelta(hours=offset))))


@pytest.mark.parametrize("unit", [PromiseUnit.WORKING_HOURS, PromiseUnit.WORKING_DAYS])
def test_a_calendar_that_never_opens_is_told_plainly(unit: PromiseUnit) -> None:
    with pytest.raises(ValueError, match="never opens"):
        due(Promise(amount=1, unit=unit), replace(OFFICE, openings=()), local(2026, 11, 19))
    backwards = (Opening(day=0, opens=time(17), closes=time(9)),)
    with pytest.raises(ValueError, match="never opens"):
        due(Promise(amount=1, unit=unit), replace(OFFICE, openings=backwards), local(2026, 11, 19))


@pytest.mark.parametrize(
    ("promise", "calendar", "start", "says"),
    [
        (hours(1), OFFICE, datetime(2026, 11, 19), "offset"),  # noqa: DTZ001 - naive is what is refused
        (hours(-1), OFFICE, local(2026, 11, 19), "negative"),
        (hours(10**6), OFFICE, local(2026, 11, 19), "ten years"),
        (days(10**6), OFFICE, local(2026, 11, 19), "ten years"),
        (minutes(10**12), OFFICE, local(2026, 11, 19), "ten years"),
        (minutes(10**30), OFFICE, local(2026, 11, 19), "beyond"),
        (days(5), OFFICE, datetime(9999, 12, 30, tzinfo=UTC), "beyond"),
        (days(1), replace(OFFICE, country="XX"), local(2026, 11, 19), "bank holidays"),
        (days(1), replace(OFFICE, zone="No/Where"), local(2026, 11, 19), "zone"),
    ],
)
def test_a_mistake_in_the_service_s_data_is_told_plainly(
    promise: Promise, calendar: Calendar, start: datetime, says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        due(promise, calendar, start)


def test_a_pause_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="pause"):
        due(hours(1), OFFICE, local(2026, 11, 19), [Pause(since=local(2026, 11, 20), until=local(2026, 11, 19))])

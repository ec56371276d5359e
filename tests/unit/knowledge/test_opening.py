"""Whether an institution answers now: by its zone's clock, with bank holidays and closures of its own."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.contract.base import Words
from agent_desktop.contract.institutions import Institution
from agent_desktop.contract.services import Calendar, Opening
from agent_desktop.knowledge.opening import opening

WEEK = tuple(Opening(day=day, opens=time(9), closes=time(17)) for day in range(5))
LUNCH = (Opening(day=3, opens=time(9), closes=time(12)), Opening(day=3, opens=time(13), closes=time(17)))


def institution(
    hours: tuple[Opening, ...] = WEEK,
    *,
    zone: str = "Europe/London",
    country: str = "GB",
    closures: tuple[date, ...] = (),
    always: bool = False,
) -> Institution:
    subdivision = "WLS" if country else ""
    calendar = Calendar(
        code="x", zone=zone, country=country, subdivision=subdivision, openings=hours, closures=closures
    )
    return Institution(
        id=UUID(int=1),
        version=1,
        code="x",
        name=Words(en="X"),
        does=Words(en="Y"),
        hours=calendar,
        always=always,
        updated_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def at(day: int, hour: int, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "moment", "opens", "until"),
    [
        (WEEK, at(26, 12), None, at(26, 17)),  # a Thursday
        (WEEK, at(26, 17), at(27, 9), None),  # the moment they close they are closed
        (WEEK, at(26, 8), at(26, 9), None),
        (WEEK, at(27, 18), at(30, 9), None),  # over the weekend
        (LUNCH, at(26, 12), at(26, 13), None),
        (LUNCH, at(26, 16), None, at(26, 17)),
        (WEEK, at(1, 8, month=7), None, at(1, 16, month=7)),  # in summer nine is eight in UTC
    ],
)
def test_open_now_or_when(
    hours: tuple[Opening, ...], moment: datetime, opens: datetime | None, until: datetime | None
) -> None:
    found = opening(institution(hours), moment)
    assert found is not None
    assert (found.open, found.opens, found.until) == (until is not None, opens, until)


def test_a_bank_holiday_is_named_and_passed_over() -> None:
    found = opening(institution(), at(25, 10, month=12))  # a Friday; Boxing Day's substitute is the Monday
    assert found is not None
    assert (found.open, found.holiday) == (False, "Christmas Day")
    assert found.opens == datetime(2026, 12, 29, 9, tzinfo=UTC)


def test_a_closure_of_its_own_is_passed_over() -> None:
    found = opening(institution(closures=(date(2026, 11, 26), date(2026, 11, 27))), at(26, 10))
    assert found is not None
    assert (found.open, found.holiday, found.opens) == (False, "", at(30, 9))


def test_who_never_closes_and_who_never_opens() -> None:
    always = opening(institution((), always=True), at(25, 3, month=12))
    assert always is not None
    assert (always.open, always.until) == (True, None)
    assert opening(institution(()), at(26, 10)) is None
    backwards = opening(institution((Opening(day=3, opens=time(17), closes=time(9)),)), at(26, 10))
    assert backwards is not None
    assert (backwards.open, backwards.opens) == (False, None)


@pytest.mark.parametrize(("zone", "country"), [("Nowhere/Land", "GB"), ("Europe/London", "QQ")])
def test_hours_that_make_no_sense_are_not_known(zone: str, country: str) -> None:
    assert opening(institution(zone=zone, country=country), at(26, 10)) is None


@given(st.integers(min_value=0, max_value=3 * 366 * 24 * 60))
def test_when_they_open_they_are_open(minutes: int) -> None:
    moment = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    found = opening(institution(), moment)
    assert found is not None
    if found.open:
        assert found.until is not None
        assert moment < found.until
        after = opening(institution(), found.until)
        assert after is not None
        assert not after.open
    else:
        assert found.opens is not None
        assert moment < found.opens
        then = opening(institution(), found.opens)
        assert then is not None
        assert then.open

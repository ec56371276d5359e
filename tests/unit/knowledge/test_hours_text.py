"""Hours as an editor types them say what they said before, and what is no hours is refused."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.contract.services import Opening
from agent_desktop.knowledge.hours_text import NotHours, days_read, days_said, read, said

minutes = st.integers(0, 24 * 60 - 1)


@given(st.lists(minutes, unique=True, max_size=8), st.integers(0, 6))
def test_what_is_said_is_read_the_same(moments: list[int], day: int) -> None:
    pairs = zip(*[iter(sorted(moments))] * 2, strict=False)
    openings = tuple(
        Opening(day=day, opens=time(first // 60, first % 60), closes=time(last // 60, last % 60))
        for first, last in pairs
    )
    assert read(said(openings, day), day) == openings
    assert said(openings, (day + 1) % 7) == ""


@given(st.text(max_size=40))
def test_any_text_is_hours_or_is_refused(words: str) -> None:
    try:
        found = read(words, 0)
    except NotHours:
        return
    assert all(each.opens < each.closes for each in found)


@pytest.mark.parametrize("words", ["9-17", "25:00-26:00", "17:00-09:00", "09:00-12:00, 11:00-13:00", "whenever"])
def test_what_is_no_hours_is_refused(words: str) -> None:
    with pytest.raises(NotHours):
        read(words, 0)


def test_days_are_read_as_they_are_said() -> None:
    days = (date(2026, 12, 24), date(2027, 1, 2))
    assert days_read(days_said(days)) == days
    with pytest.raises(NotHours):
        days_read(["31/02/2026"])

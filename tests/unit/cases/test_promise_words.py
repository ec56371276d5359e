"""A promise is told in words that can be said to a citizen."""

from datetime import UTC, datetime, timedelta

import pytest

from agent_desktop.cases.promise_words import by_when, how_long_left

LONDON = "Europe/London"
NOW = datetime(2026, 11, 19, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("due_at", "words"),
    [
        (datetime(2026, 11, 23, 17, tzinfo=UTC), "by 17:00 on Mon 23 Nov"),
        (datetime(2026, 11, 19, 17, tzinfo=UTC), "by 17:00 today"),
        (datetime(2026, 11, 20, 17, tzinfo=UTC), "by 17:00 on Fri 20 Nov"),
        (datetime(2027, 1, 4, 17, tzinfo=UTC), "by 17:00 on Mon 4 Jan 2027"),
        (datetime(2027, 7, 5, 16, tzinfo=UTC), "by 17:00 on Mon 5 Jul 2027"),
    ],
)
def test_by_when(due_at: datetime, words: str) -> None:
    assert by_when(due_at, LONDON, NOW, "en") == words


@pytest.mark.parametrize(
    ("due_at", "words", "overdue", "today"),
    [
        (NOW + timedelta(days=6), "6 days left", False, False),
        (NOW + timedelta(days=2), "2 days left", False, False),
        (NOW + timedelta(days=1), "due tomorrow 10:30", False, False),
        (datetime(2026, 11, 19, 17, tzinfo=UTC), "due today 17:00", False, True),
        (datetime(2026, 11, 19, 9, tzinfo=UTC), "late since 09:00", True, True),
        (NOW - timedelta(days=1), "1 day late", True, False),
        (NOW - timedelta(days=2), "2 days late", True, False),
    ],
)
def test_how_long_is_left(due_at: datetime, words: str, overdue: bool, today: bool) -> None:
    left = how_long_left(due_at, NOW)
    assert (left.words, left.overdue, left.today) == (words, overdue, today)


def test_today_is_the_calendar_s_own_today() -> None:
    just_after_midnight_in_london = datetime(2026, 7, 1, 23, 10, tzinfo=UTC)
    assert how_long_left(datetime(2026, 7, 2, 16, tzinfo=UTC), just_after_midnight_in_london).today
    assert not how_long_left(datetime(2026, 7, 2, 16, tzinfo=UTC), just_after_midnight_in_london, "UTC").today
    assert (
        by_when(datetime(2026, 7, 2, 16, tzinfo=UTC), LONDON, just_after_midnight_in_london, "en") == "by 17:00 today"
    )

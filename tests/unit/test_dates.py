"""Dates and lengths of time read as people write them, in both languages."""

from datetime import UTC, date, datetime

import pytest

from agent_desktop.dates import clock_time, day, duration, full_day, month

TODAY = date(2026, 11, 23)


def test_a_day_names_its_weekday_and_its_year_only_where_that_is_another() -> None:
    assert day(date(2026, 11, 19), "en", TODAY) == "Thu 19 Nov"
    assert day(date(2025, 11, 19), "en", TODAY) == "Wed 19 Nov 2025"
    assert day(date(2025, 11, 19), "en") == "Wed 19 Nov"
    assert day(date(2026, 11, 23), "cy", TODAY) == "Llun 23 Tach"


def test_a_month_heads_a_list() -> None:
    assert month(date(2026, 10, 1), TODAY, "en") == "October"
    assert month(date(2025, 10, 1), TODAY, "en") == "October 2025"
    assert month(date(2026, 11, 1), TODAY, "cy") == "Tachwedd"


def test_a_whole_date_can_be_said_aloud() -> None:
    assert full_day(date(1941, 3, 14), "en") == "14 March 1941"
    assert full_day(date(1941, 3, 14), "cy") == "14 Mawrth 1941"


def test_a_language_we_do_not_speak_gets_english() -> None:
    assert full_day(date(1941, 3, 14), "../fr") == "14 March 1941"


def test_the_time_of_day_is_the_zone_s_own() -> None:
    assert clock_time(datetime(2026, 7, 1, 16, 0, tzinfo=UTC), "Europe/London") == "17:00"
    assert clock_time(datetime(2026, 12, 1, 9, 5, tzinfo=UTC), "Europe/London") == "09:05"


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "00:00"), (222, "03:42"), (3600, "1:00:00"), (3822, "1:03:42"), (-5, "00:00")]
)
def test_a_length_of_time_counts_minutes_and_seconds(seconds: int, words: str) -> None:
    assert duration(seconds) == words

"""A date that the program shows can be typed, or left as it stands in a field, in the same words."""

from datetime import date

import pytest

from agent_desktop import dates
from agent_desktop.citizens.query import read_query
from agent_desktop.language import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("month", range(1, 13))
def test_a_date_shown_in_full_is_read_back(month: int, language: str) -> None:
    shown = date(1949, month, 28)
    assert read_query(dates.full_day(shown, language)).birth_date == shown

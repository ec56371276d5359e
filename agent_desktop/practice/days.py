"""Days that stay true whenever a scenario is played: "days:-3" is three days ago, "days:0" today, "days:7" in a week.

As a whole value ("days:-3" of a date) it becomes the date; within words ({days:-3}) the day as one says it.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from agent_desktop.contract.scripts import Value
from agent_desktop.dates import spoken_day

_VALUE = re.compile(r"days:([+-]?[0-9]{1,5})")
_IN_WORDS = re.compile(r"\{days:([+-]?[0-9]{1,5})\}")


def on_day(value: Value, today: date) -> Value:
    """ "days:-3" as an ISO date; anything else as it is."""
    found = _VALUE.fullmatch(value) if isinstance(value, str) else None
    return _away(found[1], today).isoformat() if found else value


def all_on_day(values: Mapping[str, Value], today: date) -> dict[str, Value]:
    return {name: on_day(value, today) for name, value in values.items()}


def words_on_day(words: str, today: date, language: str) -> str:
    """ "It was due on {days:-2}." as "It was due on Tuesday 17 November." """
    return _IN_WORDS.sub(lambda found: spoken_day(_away(found[1], today), language), words)


def _away(days: str, today: date) -> date:
    return today + timedelta(days=int(days))

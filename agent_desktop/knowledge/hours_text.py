"""Opening hours of a week as an editor types them: 09:00-12:30, 13:30-17:00. Pure."""

import re
from collections.abc import Sequence
from datetime import date, time

from agent_desktop.contract.services import Opening

DAYS = 7
_SPAN = re.compile(r"(\d{1,2})[:.](\d{2})\s*[-–—]\s*(\d{1,2})[:.](\d{2})")
_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


class NotHours(Exception):  # noqa: N818 - what was typed cannot be read
    """`words` cannot be read."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


def said(openings: Sequence[Opening], day: int) -> str:
    """Of one weekday (0 for Monday); "" where it is closed all day."""
    spans = sorted((each.opens, each.closes) for each in openings if each.day == day)
    return ", ".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in spans)


def read(words: str, day: int) -> tuple[Opening, ...]:
    """What `said` says; in order, and none over another. Raises NotHours."""
    found: list[Opening] = []
    for part in (each.strip() for each in words.split(",")):
        if not part:
            continue
        span = _SPAN.fullmatch(part)
        if span is None:
            raise NotHours(part)
        hours = [int(each) for each in span.groups()]
        try:
            opening = Opening(day=day, opens=time(hours[0], hours[1]), closes=time(hours[2], hours[3]))
        except ValueError:
            raise NotHours(part) from None
        if opening.opens >= opening.closes or (found and opening.opens < found[-1].closes):
            raise NotHours(part)
        found.append(opening)
    return tuple(found)


def days_said(days: Sequence[date]) -> tuple[str, ...]:
    return tuple(f"{each:%d/%m/%Y}" for each in sorted(days))


def days_read(lines: Sequence[str]) -> tuple[date, ...]:
    """Days such as 24/12/2026. Raises NotHours."""
    found = set()
    for line in lines:
        day = _DAY.fullmatch(line.strip())
        if day is None:
            raise NotHours(line)
        try:
            found.add(date(int(day[3]), int(day[2]), int(day[1])))
        except ValueError:
            raise NotHours(line) from None
    return tuple(sorted(found))

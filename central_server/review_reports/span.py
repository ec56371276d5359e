"""The days that a report is of, and what it is narrowed to."""

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID

from agent_desktop.contract.review_reports import MOST_DAYS
from central_server.api.moments import EARLIEST
from central_server.refusals import refused_field

DAY = timedelta(days=1)


class Asked(NamedTuple):
    """`since` and `until`, both included, are days of UTC, as the server counts them. "" and None: of all."""

    since: date
    until: date
    team: str = ""
    scorecard: UUID | None = None

    @property
    def begins(self) -> datetime:
        return datetime.combine(self.since, time(), UTC)

    @property
    def ends(self) -> datetime:
        """The first moment that is not in it."""
        return datetime.combine(self.until + DAY, time(), UTC)


def asked(
    now: datetime, days: int, since: date | None, until: date | None, *, team: str = "", scorecard: UUID | None = None
) -> Asked:
    """Where no day is named: the last `days`, today with them. Raises Refusal (422)."""
    last = until or now.date()
    if last > now.date() + DAY:  # a desk east of here may have a day more
        raise refused_field("until", "That day has not come yet.")
    if last < EARLIEST.date():
        raise refused_field("until", "Nothing is written down of that day.")
    first = since or last - timedelta(days=days - 1)
    if first > last:
        raise refused_field("since", "The last day is before the first.")
    if (last - first).days >= MOST_DAYS:
        raise refused_field("since", f"One report is of at most {MOST_DAYS} days.")
    return Asked(first, last, team, scorecard)

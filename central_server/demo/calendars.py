"""When the demo authority works: all keep the bank holidays of Wales."""

from datetime import time

from agent_desktop.contract.services import Calendar, Opening
from central_server.demo.services.forms import HUB, OFFICE, WASTE

ZONE = "Europe/London"


def _calendar(code: str, days: range, opens: time, closes: time) -> Calendar:
    openings = tuple(Opening(day=day, opens=opens, closes=closes) for day in days)
    return Calendar(code=code, zone=ZONE, country="GB", subdivision="WLS", openings=openings)


CALENDARS: tuple[Calendar, ...] = (
    _calendar(OFFICE, range(5), time(9), time(17)),
    _calendar(HUB, range(7), time(8), time(20)),
    _calendar(WASTE, range(5), time(7), time(17)),
)

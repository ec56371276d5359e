"""A contact made here, so that a case and the answers given in it can point at it."""

from typing import NamedTuple

from central_server.demo.days import Day
from central_server.demo.services.forms import Offer


class Told(NamedTuple):
    """`second` of the day, UTC."""

    id: str
    day: Day
    second: int
    offer: Offer
    handler: str | None

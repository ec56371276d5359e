"""What the demo authority does for people: eleven departments, each in a module of its own."""

from agent_desktop.contract.services import Department
from central_server.demo.services import (
    adult_care,
    benefits,
    children,
    council_tax,
    housing,
    hub,
    planning,
    protection,
    roads,
    schools,
    waste,
)
from central_server.demo.services.forms import Offer

_ROOMS = (
    waste, council_tax, benefits, housing, adult_care, children, schools, roads, planning, protection, hub,
)  # fmt: skip

DEPARTMENTS: tuple[Department, ...] = tuple(room.DEPARTMENT for room in _ROOMS)
OFFERS: tuple[Offer, ...] = tuple(offer for room in _ROOMS for offer in room.OFFERS)


def codes(*departments: str) -> tuple[str, ...]:
    """The service codes of these departments."""
    return tuple(offer.service.code for offer in OFFERS if offer.service.department_code in departments)

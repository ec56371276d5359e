"""What a reviewer is shown of a contact, and of all of them: fetched when it is looked at, and kept nowhere."""

from uuid import UUID

from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.indicators import ReviewIndicators
from agent_desktop.contract.reviewing import ReviewMaterial
from agent_desktop.desk.desk import Desk
from agent_desktop.sync import contacts as wire
from agent_desktop.sync import indicators as indicators_wire

__all__ = ["indicators", "material"]


def material(desk: Desk, contact_id: UUID) -> ReviewMaterial:
    """Everything, in one round trip; the look is written down. Raises ServerFaults: Erased, NotThere, NotAllowed."""
    return wire.review_material(desk.line, contact_id)


def indicators(
    desk: Desk,
    days: int,
    *,
    team: str | None = None,
    service_code: str | None = None,
    channel: Channel | None = None,
) -> ReviewIndicators:
    """Of all contacts of the last `days`, or of those of one team, service, channel. Raises ServerFaults."""
    return indicators_wire.read(desk.line, days=days, team=team, service_code=service_code, channel=channel)

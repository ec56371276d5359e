"""What a reviewer is shown of a contact: fetched when it is opened, and kept nowhere."""

from uuid import UUID

from agent_desktop.contract.reviewing import ReviewMaterial
from agent_desktop.desk.desk import Desk
from agent_desktop.sync import contacts as wire

__all__ = ["material"]


def material(desk: Desk, contact_id: UUID) -> ReviewMaterial:
    """Everything, in one round trip; the look is written down. Raises ServerFaults: Erased, NotThere, NotAllowed."""
    return wire.review_material(desk.line, contact_id)

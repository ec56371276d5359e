"""What of one person waits on this computer to be sent: said beside what is shown of them."""

from uuid import UUID

from agent_desktop.contract.base import Id, Record
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.desk.desk import Desk
from agent_desktop.outbox.rows import RowState
from agent_desktop.store import outbox

_DETAILS = frozenset({DeliveryKind.CITIZEN, DeliveryKind.CITIZEN_CHANGE})
_FLAGS = frozenset({DeliveryKind.FLAG, DeliveryKind.FLAG_CHANGE})


class Waiting(Record, frozen=True, kw_only=True):
    """`details`: who they are, or a correction of it. `flags`: ids of flags recorded or changed."""

    details: bool = False
    flags: frozenset[Id] = frozenset()


NOTHING_WAITS = Waiting()


def waiting(desk: Desk, citizen_id: UUID) -> Waiting:
    """Asks nobody but this computer. Raises StoreFaults."""
    rows = [row for row in outbox.of_citizen(desk.store, citizen_id) if row.state is RowState.WAITING]
    return Waiting(
        details=any(row.kind in _DETAILS for row in rows),
        flags=frozenset(row.touches for row in rows if row.kind in _FLAGS),
    )

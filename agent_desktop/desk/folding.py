"""What the server took, put into what is held of the people it concerns: so that it shows also with no line."""

from collections.abc import Iterable
from contextlib import suppress
from uuid import UUID

import msgspec
from msgspec import Raw
from msgspec.structs import replace

from agent_desktop.contract.citizens import Citizen
from agent_desktop.contract.contacts import ContactContext
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.desk.desk import Desk
from agent_desktop.flags.holding import holdable
from agent_desktop.outbox.projection import project
from agent_desktop.outbox.rows import OutboxRow
from agent_desktop.store import held

_CITIZENS = frozenset({DeliveryKind.CITIZEN, DeliveryKind.CITIZEN_CHANGE})


def folded(desk: Desk, accepted: Iterable[tuple[OutboxRow, Raw | None]]) -> tuple[ContactContext, ...]:
    """The newer context of each person held whom `accepted` rows concern. The record: as the server answered it."""
    by_citizen: dict[UUID, list[tuple[OutboxRow, Raw | None]]] = {}
    for row, record in accepted:
        if isinstance(row.citizen_id, UUID):
            by_citizen.setdefault(row.citizen_id, []).append((row, record))
    newer = (_fold(desk, citizen_id, took) for citizen_id, took in by_citizen.items())
    return tuple(context for context in newer if context is not None)


def _fold(desk: Desk, citizen_id: UUID, took: list[tuple[OutboxRow, Raw | None]]) -> ContactContext | None:
    context = held.context(desk.store, citizen_id)
    if context is None or context.citizen is None:
        return None
    context = project(context, (row for row, _ in took), pending=False)
    for row, record in took:
        if row.kind in _CITIZENS and record is not None:
            with suppress(msgspec.MsgspecError):  # of a newer server: they are asked about anew when next opened
                context = replace(context, citizen=msgspec.json.decode(record, type=Citizen))
    return holdable(context, desk.catalogue.flags)

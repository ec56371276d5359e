"""What happened in a contact besides its scripts: kept with it as the desktop wrote it down."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from agent_desktop.contract.contact_events import ContactEvent, Happening
from central_server.api.asker import Asker
from central_server.api.moments import check_moments
from central_server.contacts.tables import ContactEventRow

_INSERT = insert(ContactEventRow)


def keep(session: Session, asker: Asker, contact_id: UUID, events: tuple[ContactEvent, ...]) -> None:
    """Within the transaction that takes the contact in. Raises Refusal (422 clock) as for its other moments."""
    if not events:
        return
    check_moments(asker.now, **{f"events.{position}.at": event.at for position, event in enumerate(events)})
    rows = [
        {
            "contact_id": contact_id,
            "position": position,
            "what": event.what.value,
            "at": event.at,
            "detail": event.detail,
        }
        for position, event in enumerate(events)
    ]
    session.connection().execute(_INSERT, rows)


def events_of(session: Session, contact_ids: Collection[UUID]) -> Mapping[UUID, tuple[ContactEvent, ...]]:
    """By contact, in their order; contacts without any are left out. One statement."""
    found: dict[UUID, list[ContactEvent]] = defaultdict(list)
    rows = session.scalars(
        select(ContactEventRow)
        .where(ContactEventRow.contact_id.in_(contact_ids))
        .order_by(ContactEventRow.contact_id, ContactEventRow.position)
    )
    for row in rows:
        found[row.contact_id].append(ContactEvent(what=Happening(row.what), at=row.at, detail=row.detail))
    return {contact_id: tuple(events) for contact_id, events in found.items()}

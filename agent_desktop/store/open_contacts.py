"""The contacts a handler has open, each as it stood a moment ago."""

from uuid import UUID

import msgspec
from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from agent_desktop.contacts.open_contact import OpenContact
from agent_desktop.store.faults import StoreDamaged
from agent_desktop.store.models import open_contact
from agent_desktop.store.opening import Store
from agent_desktop.store.restricted import refuse_restricted

_decoder = msgspec.json.Decoder(OpenContact)
_encoder = msgspec.json.Encoder()

# Made once: it runs with every pause in the typing, and making it takes longer than running it.
_new = insert(open_contact)
_keep = _new.on_conflict_do_update(set_={"place": _new.excluded.place, "record": _new.excluded.record})


def keep(store: Store, contact: OpenContact) -> None:
    """On disk when this returns. Raises ProgramFault where its context holds a restricted flag's own words."""
    with store.writing() as db:
        keep_in(db, contact)


def keep_in(db: Connection, contact: OpenContact) -> None:
    """The same, within a transaction that does more."""
    refuse_restricted(db, contact.context)
    db.execute(_keep, {"id": contact.id.bytes, "place": contact.place, "record": _encoder.encode(contact)})


def forget(store: Store, contact_id: UUID) -> None:
    """It was finished or let go. Also where there was none."""
    with store.writing() as db:
        forget_in(db, contact_id)


def forget_in(db: Connection, contact_id: UUID) -> None:
    """The same, within a transaction that does more."""
    db.execute(delete(open_contact).where(open_contact.c.id == contact_id.bytes))


def every(store: Store) -> tuple[OpenContact, ...]:
    """In the order of their tabs. Raises StoreDamaged where one cannot be understood."""
    with store.reading() as db:
        found = db.scalars(select(open_contact.c.record).order_by(open_contact.c.place, open_contact.c.id)).all()
    try:
        return tuple(_decoder.decode(record) for record in found)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise StoreDamaged("open contact") from error

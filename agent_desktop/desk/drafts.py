"""Open contacts kept on this computer as they are typed, and brought back as they were."""

from uuid import UUID

from msgspec.structs import replace

from agent_desktop.contacts.open_contact import OpenContact
from agent_desktop.desk.desk import Desk
from agent_desktop.flags.holding import holdable
from agent_desktop.store import open_contacts


def keep(desk: Desk, contact: OpenContact) -> None:
    """On disk when this returns, without any restricted flag's own words. Raises StoreFault."""
    context = contact.context
    if context is not None:
        contact = replace(contact, context=holdable(context, desk.catalogue.flags))
    open_contacts.keep(desk.store, contact)


def forget(desk: Desk, contact_id: UUID) -> None:
    """It was let go unfinished. Raises StoreFault."""
    open_contacts.forget(desk.store, contact_id)


def restore(desk: Desk) -> tuple[OpenContact, ...]:
    """Those that whoever is signed in left open, in the order of their tabs. Raises StoreFault."""
    return open_contacts.every(desk.store)


def on_disk(desk: Desk) -> bool:
    """Whether what is kept outlives this program: not on a computer where nothing can be written."""
    return desk.store.path is not None

"""Case numbers leased from the server: each is gone from here for good before anyone sees it."""

from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.dialects.sqlite import insert

from agent_desktop.contract.cases import ReferenceLease
from agent_desktop.store.models import reference_lease
from agent_desktop.store.opening import Store

_unused = reference_lease.c.first.is_not(None) & (reference_lease.c.used < reference_lease.c.size)


def begin_lease(store: Store, new_id: UUID) -> UUID:
    """The id to ask for a lease with, kept before it is asked for: `new_id`, or that of one never answered.

    A lease whose answer was lost is so asked for again, not a second one.
    """
    with store.writing() as db:
        begun = db.scalar(select(reference_lease.c.id).where(reference_lease.c.first.is_(None)).limit(1))
        if begun is not None:
            return UUID(bytes=begun)
        db.execute(reference_lease.insert().values(id=new_id.bytes, used=0))
        return new_id


def put(store: Store, lease: ReferenceLease) -> None:
    """The server's answer. A second one to the same id changes nothing: no number comes back."""
    fields = {"first": lease.first, "size": lease.size}
    with store.writing() as db:
        db.execute(
            insert(reference_lease)
            .values(id=lease.id.bytes, used=0, **fields)
            .on_conflict_do_update(set_=fields, where=reference_lease.c.first.is_(None))
        )


def take(store: Store) -> int | None:
    """The lowest number left, durably gone from here; None where there is none."""
    with store.writing() as db:
        found = db.execute(
            select(reference_lease.c.id, reference_lease.c.first, reference_lease.c.used)
            .where(_unused)
            .order_by(reference_lease.c.first)
            .limit(1)
        ).first()
        if found is None:
            return None
        key, first, used = found
        db.execute(update(reference_lease).where(reference_lease.c.id == key).values(used=used + 1))
    return int(first + used)


def give_up(store: Store) -> None:
    """None of those held is given any more: for practice, whose next call is at another authority."""
    with store.writing() as db:
        db.execute(reference_lease.delete())


def left(store: Store) -> int:
    """How many there are still."""
    with store.reading() as db:
        total = db.scalar(select(func.sum(reference_lease.c.size - reference_lease.c.used)).where(_unused))
    return int(total or 0)

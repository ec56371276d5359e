"""How far this computer has come with the reference data that it is given for the first time."""

from agent_desktop.desk.desk import Desk
from agent_desktop.knowledge.hits import Coming
from agent_desktop.store import reference
from agent_desktop.store.opening import Store

__all__ = ["Coming", "coming", "coming_of", "coming_to"]


def coming_to(desk: Desk) -> Coming | None:
    """As `coming`, for whoever works at `desk`."""
    return coming(desk.store)


def coming(store: Store) -> Coming | None:
    """None once all of it is here. What was reached is kept: a line that breaks and a program that ends lose nothing.

    Raises StoreFaults.
    """
    return coming_of(reference.progress(store))


def coming_of(now: reference.Progress) -> Coming | None:
    """As `coming`, where it is known how far the reference data has come."""
    if not now.filling:
        return None
    return Coming(done=now.got, of=0 if now.left is None else now.got + now.left)

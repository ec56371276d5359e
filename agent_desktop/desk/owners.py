"""Colleagues who may look after an article: asked of the server, and kept here so that a draft needs no line."""

from agent_desktop.contract.article_life import Owner
from agent_desktop.desk.desk import Desk
from agent_desktop.store import facts
from agent_desktop.sync import knowledge as wire
from agent_desktop.sync.faults import NotAllowed, NotThere

KEPT = "article owners"


def fetch(desk: Desk) -> tuple[Owner, ...]:
    """As the server has them now, by name; from here on these are held. Raises ServerFaults and StoreFaults.

    What is held where a server of before this does not know the question.
    """
    found: list[Owner] = []
    cursor: str | None = None
    try:
        while True:
            page = wire.owners(desk.line, cursor)
            found += page.items
            cursor = page.next_cursor
            if cursor is None:
                break
    except (NotThere, NotAllowed):
        return held(desk)
    by_name = tuple(sorted(found, key=lambda owner: (owner.name.casefold(), owner.username)))
    if by_name != held(desk):
        facts.put(desk.store, KEPT, by_name)
    return by_name


def held(desk: Desk) -> tuple[Owner, ...]:
    """As they were last heard of; () where they never were. Raises StoreFaults."""
    return facts.get(desk.store, KEPT, tuple[Owner, ...]) or ()

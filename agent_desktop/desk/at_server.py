"""What everything that is done at the server in one go has in common: reading all pages, ids of changes, refusals."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar
from uuid import UUID, uuid5

import msgspec

from agent_desktop.contract.base import Page, Write
from agent_desktop.desk.desk import Desk
from agent_desktop.language import t
from agent_desktop.sync.faults import FieldsRefused
from agent_desktop.sync.line import Line

Thing = TypeVar("Thing")


def every(desk: Desk, page_of: Callable[[Line, str | None], Page[Thing]]) -> tuple[Thing, ...]:
    """All items of all pages, in their order. `page_of` takes the cursor; None: the first. Raises what it raises."""
    found: list[Thing] = []
    cursor: str | None = None
    while True:
        page = page_of(desk.line, cursor)
        found += page.items
        cursor = page.next_cursor
        if cursor is None:
            return tuple(found)


def write_id(desk: Desk, record_id: UUID, version: int, asked: Write) -> UUID:
    """The same for the same act on the same version: where only the answer was lost, doing it again finds it done."""
    content = hashlib.sha256(msgspec.json.encode(asked)).hexdigest()
    return uuid5(record_id, f"{desk.user.id if desk.user else ''} {version} {type(asked).__name__} {content}")


@contextmanager
def in_words() -> Iterator[None]:
    """Refusals that say what the server says is wrong: nothing on the screen is marked by it."""
    try:
        yield
    except FieldsRefused as fault:
        if not fault.errors:
            raise
        what = t("The server refused this: {reason}").format(reason=fault.errors[0].message)
        raise FieldsRefused(what, errors=fault.errors, do=fault.do, details=fault.details) from fault

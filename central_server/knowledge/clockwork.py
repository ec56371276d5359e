"""Versions of articles come into force, and end, at their moment, without anybody asking."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event, Thread

from sqlalchemy.exc import SQLAlchemyError

from central_server.database.session import Database
from central_server.knowledge.in_force import due, settle_due

EVERY_S = 15.0
"""Desktops ask every 50 s: an answer that counts from nine o'clock is everywhere a minute later."""

PATIENCE_S = 5.0

log = logging.getLogger("central_server.knowledge")


def settle_all(database: Database, now: datetime) -> int:
    """Whatever is due, some at a time, so that others can write between; answers how many."""
    settled = 0
    while True:
        with database.reading() as session:  # nobody waits for us where there is nothing
            if not due(session, now):
                return settled
        with database.writing() as session:
            settled += settle_due(session, now)


@contextmanager
def coming_into_force(database: Database, every_s: float = EVERY_S) -> Iterator[None]:
    """Look every so many seconds while this lasts. A database that is away is asked again the next time."""
    over = Event()

    def watch() -> None:
        while not over.is_set():
            try:
                settle_all(database, datetime.now(UTC))
            except SQLAlchemyError as error:
                log.warning("what is due could not be looked for: %s", type(error).__name__)
            over.wait(every_s)

    thread = Thread(target=watch, name="clockwork", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(PATIENCE_S)

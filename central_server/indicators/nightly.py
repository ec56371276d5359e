"""At night, within the server: some contacts at a time, and as long again for whoever else wants the database."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event, Thread
from time import monotonic
from zoneinfo import ZoneInfo

from sqlalchemy.exc import SQLAlchemyError

from central_server.database.session import Database
from central_server.indicators.working_out import work_out

HOME = ZoneInfo("Europe/London")
NIGHT = range(1, 5)
"""Hours of the authority's clock in which few people call."""

EVERY_S, PATIENCE_S = 600.0, 5.0

log = logging.getLogger("central_server.indicators")


def is_night(now: datetime) -> bool:
    return now.astimezone(HOME).hour in NIGHT


@contextmanager
def working_at_night(database: Database, every_s: float = EVERY_S) -> Iterator[None]:
    """Look every so many seconds while this lasts. What the night was too short for is left for the next."""
    over = Event()

    def watch() -> None:
        while not over.wait(every_s):
            if is_night(datetime.now(UTC)):
                try:
                    done = work_out(database, Turn(over))
                    log.info("indicators of %d contacts worked out", done)
                except SQLAlchemyError as error:
                    log.warning("indicators could not be worked out: %s", type(error).__name__)

    thread = Thread(target=watch, name="indicators", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(PATIENCE_S)


class Turn:
    """Whether to go on: after as long a rest as the last piece of work took, and while it is night."""

    def __init__(self, over: Event) -> None:
        self._over = over
        self._since = monotonic()

    def __call__(self) -> bool:
        ended = self._over.wait(monotonic() - self._since) or not is_night(datetime.now(UTC))
        self._since = monotonic()
        return not ended

"""Filling an empty database with the demo authority "Fenbridge Council".

Made, not shipped: the same citizens, seed and day give the same rows to the last byte, on SQLite and PostgreSQL.
One transaction from first to last: whoever interrupts it finds the database as empty as before.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, func, select, text
from sqlalchemy.exc import DatabaseError

from agent_desktop.faults import EnvironmentFault
from agent_desktop.language import t
from central_server.accounts.tables import Account
from central_server.cases.tables import ReferenceLeaseRow
from central_server.citizens.tables import CitizenRow
from central_server.database.engine import WRITING, make_engine
from central_server.database.migrate import upgrade_to_head
from central_server.demo.loading import CACHE_KIB, complete, loader, prepare
from central_server.demo.town import FEWEST, LEASE_ID, Made, town
from central_server.feed.telling import begin_anew

MOST = 3_000_000
MEAN_CONTACTS = 10.0
SEED_LOCK = 0x4665_6E62
"""PostgreSQL's advisory lock number for seeding; any constant of our own does."""

Progress = Callable[[str, int, int], None]
"""Told the stage, in words, and how much of it is done: done, total."""


def run(
    database: str,
    citizens: int,
    seed: int,
    progress: Progress,
    *,
    today: date | None = None,
    contacts_per_person: float = MEAN_CONTACTS,
) -> None:
    """Migrate `database` (a URL) and fill it. At once where the demo authority is there already.

    `citizens` counts records, the named people among them. Moments are told from `today` (the current day, UTC).
    Raises EnvironmentFault: too few or too many citizens, a database with real accounts or people, one in use.
    """
    if not FEWEST <= citizens <= MOST:
        raise EnvironmentFault(
            t("The demo authority cannot have {count} people.").format(count=citizens),
            do=t("Choose from {fewest} to {most}.").format(fewest=FEWEST, most=MOST),
        )
    engine = make_engine(database)
    try:
        with _explained(engine):
            upgrade_to_head(engine)
            if not _told_already(engine, progress):
                made = town(citizens, seed, today or datetime.now(UTC).date(), contacts_per_person)
                _fill(engine, made, citizens, progress)
    finally:
        engine.dispose()


def _told_already(engine: Engine, progress: Progress) -> bool:
    """Whether the demo authority is there; then it says so. Real people are refused before anything is touched."""
    with engine.connect() as connection:
        if not _is_there(connection):
            _refuse_real_people(connection)
            return False
        count = connection.scalar(select(func.count()).select_from(CitizenRow)) or 0
    progress(t("The demo authority is here already"), count, count)
    return True


def _fill(engine: Engine, made: Iterator[Made], citizens: int, progress: Progress) -> None:
    with engine.connect().execution_options(**{WRITING: True}) as connection, _set_up(connection), connection.begin():
        _lock(connection)
        if _is_there(connection):
            return  # another seeding was quicker
        _refuse_real_people(connection)  # again, now that nobody else can write
        prepare(connection)
        load = loader(connection)
        for part in made:
            load(part.batch)
            progress(t("Making people"), part.people, citizens)
        complete(connection, lambda done, total: progress(t("Making indexes"), done, total))
        begin_anew(connection)  # a row for each thing would be a million: whoever has a cursor starts afresh


@contextmanager
def _set_up(connection: Connection) -> Iterator[None]:
    """SQLite: a rollback journal, as a new file needs none of its own pages kept; foreign keys are true as made."""
    if connection.dialect.name == "postgresql":
        yield
        return
    driver: Any = connection.connection.driver_connection
    for pragma in (
        "journal_mode=DELETE",
        "foreign_keys=OFF",
        f"cache_size=-{CACHE_KIB}",
        "synchronous=OFF",
        "mmap_size=0",
    ):
        driver.execute(f"PRAGMA {pragma}").close()
    try:
        yield
    finally:
        for pragma in ("foreign_keys=ON", "synchronous=NORMAL", "journal_mode=WAL"):
            driver.execute(f"PRAGMA {pragma}").close()


def _lock(connection: Connection) -> None:
    """Two seedings at once: the second waits (SQLite's write lock does the same)."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": SEED_LOCK})


def _is_there(connection: Connection) -> bool:
    return connection.scalar(select(ReferenceLeaseRow.id).where(ReferenceLeaseRow.id == UUID(LEASE_ID))) is not None


def _refuse_real_people(connection: Connection) -> None:
    """The demo's own come whole or not at all, so whoever is there was not made here."""
    for table in (Account, CitizenRow):
        if connection.scalar(select(table.id).limit(1)) is not None:
            raise EnvironmentFault(
                t("This database holds real accounts or people."),
                kept=t("Nothing was changed."),
                do=t("Give the demo authority a database of its own."),
            )


@contextmanager
def _explained(engine: Engine) -> Iterator[None]:
    """A database that is busy, away or full, in words; also where the driver is spoken to directly."""
    try:
        yield
    except (DatabaseError, engine.dialect.loaded_dbapi.DatabaseError) as error:
        if type(error).__name__ not in {"DatabaseError", "OperationalError"}:
            raise  # rows that do not fit would be a defect of ours
        raise EnvironmentFault(
            t("The database could not be filled: it is in use, full, not there, or no database."),
            kept=t("Nothing was changed."),
            do=t("Stop other programs that use it, check its address and room, and try again."),
            details=type(error).__name__,
        ) from error

"""Opening the database: SQLite beside the server, or PostgreSQL by URL."""

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from agent_desktop.faults import EnvironmentFault

BUSY_SECONDS = 5
"""How long SQLite waits for another writer before the answer is 503 busy."""

PAGE_CACHE_KIB = 65_536
WRITING = "agent_desktop_writing"
"""Execution option of connections that will write: SQLite then takes the write lock at once, so that a reader who
turns writer never meets another's newer snapshot."""


def make_engine(url: str) -> Engine:
    """An engine for `url`: `sqlite:///file` or `postgresql://…`.

    Raises EnvironmentFault when the URL is neither.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise EnvironmentFault(
            "This is not the URL of a database.", do="Give sqlite:///FILE or postgresql://…"
        ) from error
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(url)
    if parsed.get_backend_name() == "postgresql":
        return create_engine(
            parsed.set(drivername="postgresql+psycopg"),
            pool_size=20,
            max_overflow=20,
            pool_timeout=BUSY_SECONDS,
            pool_pre_ping=True,
            hide_parameters=True,  # values are personal and must not reach a log
            connect_args={"options": "-c timezone=UTC -c lock_timeout=5s -c statement_timeout=20s"},
        )
    raise EnvironmentFault(
        "The server keeps its data in SQLite or PostgreSQL.", do="Give sqlite:///FILE or postgresql://…"
    )


def _sqlite(url: str) -> Engine:
    engine = create_engine(url, pool_size=20, max_overflow=20, pool_timeout=BUSY_SECONDS, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        dbapi: Any = connection
        dbapi.isolation_level = None  # transactions begin below, not where the driver guesses
        for pragma in (
            f"busy_timeout={BUSY_SECONDS * 1000}",
            "journal_mode=WAL",
            "synchronous=FULL",  # a desktop forgets what was accepted: it must outlive a power cut here
            "foreign_keys=ON",
            f"cache_size=-{PAGE_CACHE_KIB}",
            "mmap_size=1073741824",
            "temp_store=MEMORY",
        ):
            dbapi.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get(WRITING, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine

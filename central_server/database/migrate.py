"""Bringing a database to the shape this build expects."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from central_server.database.engine import BUSY_SECONDS, WRITING

MIGRATIONS = Path(__file__).parent / "migrations"
MIGRATION_LOCK = 0x4167_4465_736B
"""PostgreSQL's advisory lock number for migrating; any constant of our own does."""

MIGRATION_PATIENCE_SECONDS = 600


def alembic_config(connection: Connection | None = None) -> Config:
    """alembic's settings, made here so that no .ini file has to lie beside the program."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def upgrade_to_head(engine: Engine) -> None:
    """Migrate to the newest shape, whole or not at all. Where several servers start at once, one does it.

    A database of this shape is left alone: whoever holds its lock is not migrating, and is not waited for.
    """
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    if current != head():
        migrate(engine, "head")


def migrate(engine: Engine, revision: str, *, down: bool = False) -> None:
    """Migrate up (or `down`) to `revision` in one transaction under a lock."""
    with engine.connect().execution_options(**{WRITING: True}) as connection, _patience(connection), connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL lock_timeout = 0"))
            connection.execute(text("SET LOCAL statement_timeout = 0"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": MIGRATION_LOCK})
        (command.downgrade if down else command.upgrade)(alembic_config(connection), revision)


@contextmanager
def _patience(connection: Connection) -> Iterator[None]:
    """A large table takes longer to migrate than a request may wait: another server that starts waits it out."""
    if connection.dialect.name != "sqlite":
        yield
        return
    dbapi: Any = connection.connection.dbapi_connection
    dbapi.execute(f"PRAGMA busy_timeout={MIGRATION_PATIENCE_SECONDS * 1000}").close()
    yield
    dbapi.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}").close()


def head() -> str:
    """The newest revision this build knows."""
    found = ScriptDirectory.from_config(alembic_config()).get_current_head()
    assert found is not None
    return found

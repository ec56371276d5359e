"""Bringing a database to the shape this build expects."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from central_server.database.engine import WRITING

MIGRATIONS = Path(__file__).parent / "migrations"
MIGRATION_LOCK = 0x4167_4465_736B
"""PostgreSQL's advisory lock number for migrating; any constant of our own does."""


def alembic_config(connection: Connection | None = None) -> Config:
    """alembic's settings, made here so that no .ini file has to lie beside the program."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def upgrade_to_head(engine: Engine) -> None:
    """Migrate to the newest shape, whole or not at all. Where several servers start at once, one does it."""
    migrate(engine, "head")


def migrate(engine: Engine, revision: str, *, down: bool = False) -> None:
    """Migrate up (or `down`) to `revision` in one transaction under a lock."""
    with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": MIGRATION_LOCK})
        (command.downgrade if down else command.upgrade)(alembic_config(connection), revision)


def head() -> str:
    """The newest revision this build knows."""
    found = ScriptDirectory.from_config(alembic_config()).get_current_head()
    assert found is not None
    return found

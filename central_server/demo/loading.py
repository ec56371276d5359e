"""Putting batches into a database: executemany on SQLite, COPY on PostgreSQL; indexes afterwards.

All within the caller's transaction, so that an interrupted seeding leaves nothing behind on either.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Index, text
from sqlalchemy.schema import AddConstraint, DropConstraint, ForeignKeyConstraint

from central_server.database.tables import metadata
from central_server.demo.rows import COLUMNS, Batch

Load = Callable[[Batch], None]
CACHE_KIB = 131_072
"""Of pages that SQLite keeps in memory while it is filled."""


def loader(connection: Connection) -> Load:
    """How this connection takes rows fastest."""
    driver: Any = connection.connection.driver_connection
    return _by_copy(driver) if connection.dialect.name == "postgresql" else _by_insert(driver)


def _by_insert(driver: Any) -> Load:
    statements = {
        table: f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608 - our own names
        for table, columns in COLUMNS.items()
    }

    def load(batch: Batch) -> None:
        for table, statement in statements.items():
            if batch[table]:
                driver.executemany(statement, batch[table]).close()

    return load


def _by_copy(driver: Any) -> Load:
    statements = {table: f"COPY {table} ({', '.join(columns)}) FROM STDIN" for table, columns in COLUMNS.items()}

    def load(batch: Batch) -> None:
        with driver.cursor() as cursor:
            for table, statement in statements.items():
                if batch[table]:
                    with cursor.copy(statement) as copy:
                        for row in batch[table]:
                            copy.write_row(row)

    return load


def prepare(connection: Connection) -> None:
    """Before loading: what would be kept in order row by row is set aside."""
    if connection.dialect.name == "postgresql":
        for setting in ("statement_timeout = 0", "maintenance_work_mem = '256MB'", "timezone = 'UTC'"):
            connection.execute(text(f"SET LOCAL {setting}"))
        for constraint in _foreign_keys():
            connection.execute(DropConstraint(constraint))
    for index in _indexes():
        index.drop(connection)


def complete(connection: Connection, step: Callable[[int, int], None]) -> None:
    """After loading: make the indexes, and let PostgreSQL check what points where. Tells `step` done and total."""
    indexes = _indexes()
    keys = _foreign_keys() if connection.dialect.name == "postgresql" else []
    total = len(indexes) + len(keys)
    for done, index in enumerate(indexes, start=1):
        index.create(connection)
        step(done, total)
    for done, constraint in enumerate(keys, start=len(indexes) + 1):
        connection.execute(AddConstraint(constraint))
        step(done, total)
    for table in COLUMNS:  # and no other: what is empty today would look empty to the planner for ever
        connection.execute(text(f"ANALYZE {table}"))


def _indexes() -> list[Index]:
    """Those of the large tables, in an order that is always the same."""
    found = [index for table in metadata.sorted_tables if table.name in COLUMNS for index in table.indexes]
    return sorted(found, key=lambda index: index.name or "")


def _foreign_keys() -> list[ForeignKeyConstraint]:
    return [key for table in metadata.sorted_tables if table.name in COLUMNS for key in _named(table)]


def _named(table: Any) -> list[ForeignKeyConstraint]:
    return sorted(table.foreign_key_constraints, key=lambda key: key.name)

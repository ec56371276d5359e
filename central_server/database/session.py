"""Transactions: one to read in, one to write in."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from central_server.database.engine import WRITING


@dataclass(frozen=True)
class Database:
    """Where everything is kept. Sessions end with the block; an exception rolls back."""

    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One consistent view; anything written in it is dropped."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction, committed when the block ends well."""
        with (
            self.engine.connect().execution_options(**{WRITING: True}) as connection,
            Session(connection, expire_on_commit=False) as session,
        ):
            yield session
            session.commit()


def is_under_way(session: Session) -> bool:
    """Whether the database still knows the session's transaction: SQLite ends one by itself when it finds no room."""
    connection = session.get_bind()
    driver = connection.connection.driver_connection if isinstance(connection, Connection) else None
    return bool(driver.in_transaction) if isinstance(driver, sqlite3.Connection) else True

"""An index of answers that is damaged: made anew from the records, which have all that is in it."""

import logging

from sqlalchemy import Connection

from agent_desktop.store.faults import StoreDamaged
from agent_desktop.store.migrations import SEARCH_STEPS
from agent_desktop.store.opening import Store
from agent_desktop.store.search_index import clear_in

log = logging.getLogger(__name__)

_OURS = "tbl_name LIKE 'search\\_%' ESCAPE '\\'"


def begin_anew(store: Store) -> None:
    """An empty index, which is filled by catching up. Raises StoreDamaged where more than the index is damaged."""
    try:
        with store.writing() as db:
            clear_in(db)
    except StoreDamaged:
        log.info("the index of answers is damaged, and made anew")
        with store.writing() as db:
            _drop_unread(db)
        with store.writing() as db:
            _make(db)


def _drop_unread(db: Connection) -> None:
    """Dropping a table reads its pages to free them. What cannot be read is left behind, and its pages lie idle."""
    version = db.exec_driver_sql("PRAGMA schema_version").scalar_one()
    db.exec_driver_sql("PRAGMA writable_schema = ON")
    db.exec_driver_sql(f"DELETE FROM sqlite_schema WHERE {_OURS}")  # noqa: S608 - names of our own
    db.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    db.exec_driver_sql("PRAGMA writable_schema = OFF")


def _make(db: Connection) -> None:
    for step in SEARCH_STEPS:
        for statement in step:
            db.exec_driver_sql(statement)
    clear_in(db)

"""`central-server scripts check`: whether what is published still holds, after flags, services or articles went."""

from datetime import datetime

from agent_desktop.scripts.checks.checking import check_all
from agent_desktop.scripts.findings import as_line
from agent_desktop.scripts.reading import load
from central_server.database.engine import make_engine
from central_server.database.migrate import upgrade_to_head
from central_server.database.session import Database
from central_server.scripts.proving import catalogue, errors, standing_at


def check_published(database_url: str, now: datetime) -> tuple[str, ...]:
    """A line for each error of a script in force or to come, as "missed-bin version 3:12: error: …"; () for none."""
    database = Database(make_engine(database_url))
    upgrade_to_head(database.engine)
    with database.reading() as session:
        standing = sorted(standing_at(session, now, to_come=True), key=lambda row: row.script_id)
        known = catalogue(session)
    database.engine.dispose()
    loaded = [load(row.source.encode(), f"{row.script_id} version {row.number}") for row in standing]
    return tuple(as_line(finding) for finding in errors(check_all(loaded, (), known)))

"""`central-server feed prune`: forgetting what changed long ago."""

from datetime import datetime

from agent_desktop.faults import EnvironmentFault
from central_server.database.engine import make_engine
from central_server.database.migrate import upgrade_to_head
from central_server.database.session import Database
from central_server.feed.telling import prune

FEWEST_DAYS = 1


def prune_feed(database_url: str, days: int, now: datetime) -> int:
    """Answers how many rows went. Desktops that were away longer than `days` start afresh.

    Raises EnvironmentFault for fewer days than one.
    """
    if days < FEWEST_DAYS:
        raise EnvironmentFault("Keep at least one day of changes.", kept="Nothing was deleted.", do="Give --days 1.")
    database = Database(make_engine(database_url))
    upgrade_to_head(database.engine)
    gone = 0
    while True:
        with database.writing() as session:
            deleted = prune(session, days, now)
        if not deleted:
            break
        gone += deleted
    database.engine.dispose()
    return gone

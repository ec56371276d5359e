"""`central-server contact erase`: a contact is taken away, as the law or a citizen asks."""

from datetime import datetime
from uuid import UUID

from agent_desktop.faults import EnvironmentFault
from central_server.contacts.erasing import erase
from central_server.database.engine import make_engine
from central_server.database.migrate import upgrade_to_head
from central_server.database.session import Database


def erase_contact(database_url: str, contact_id: str, now: datetime) -> None:
    """Raises EnvironmentFault where there is no such contact."""
    database = Database(make_engine(database_url))
    upgrade_to_head(database.engine)
    try:
        with database.writing() as session:
            erased = erase(session, UUID(contact_id), now)
    except ValueError:
        erased = False
    database.engine.dispose()
    if not erased:
        raise EnvironmentFault("There is no such contact.", kept="Nothing was erased.", do="Give its id, a UUID.")

"""The policy from the server's own command line."""

from msgspec import UNSET

from agent_desktop.contract.policy import Policy, PolicyChange
from central_server.database.engine import make_engine
from central_server.database.migrate import upgrade_to_head
from central_server.database.session import Database
from central_server.policy import service


def set_policy(database_url: str, asked: PolicyChange) -> Policy:
    """The policy once `asked` is done; it stays at its version where nothing is asked."""
    database = Database(make_engine(database_url))
    upgrade_to_head(database.engine)
    asks_nothing = asked.offline_hours is UNSET and asked.held_hours is UNSET
    with database.writing() as session:
        policy = service.read(session) if asks_nothing else service.change(session, None, asked)
    database.engine.dispose()
    return policy

"""Adding an account from the server's own command line: how the first administrator comes to be."""

from datetime import datetime

from agent_desktop.contract.accounts import AccountWrite
from agent_desktop.faults import EnvironmentFault
from agent_desktop.ids import new_id
from central_server.accounts.passwords import hash_password
from central_server.accounts.repository import find_account
from central_server.accounts.tables import Account
from central_server.database.engine import make_engine
from central_server.database.migrate import upgrade_to_head
from central_server.database.session import Database


def add_account(database_url: str, write: AccountWrite, now: datetime) -> None:
    """Raises EnvironmentFault where the user name is taken."""
    database = Database(make_engine(database_url))
    upgrade_to_head(database.engine)
    with database.writing() as session:
        if find_account(session, write.username) is not None:
            raise EnvironmentFault(f"There is an account {write.username} already.", kept="Nothing was changed.")
        session.add(
            Account(
                id=new_id(),
                version=1,
                username=write.username,
                name=write.name,
                role=write.role.value,
                team=write.team,
                active=True,
                password_hash=hash_password(write.password),
                created_at=now,
            )
        )
    database.engine.dispose()

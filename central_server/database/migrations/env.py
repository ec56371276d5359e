"""Run by alembic for each command: works on the connection it is handed, inside that connection's transaction."""

from alembic import context
from sqlalchemy import Connection

from central_server.database.tables import metadata


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])

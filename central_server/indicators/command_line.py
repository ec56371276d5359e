"""`central-server indicators`: all of them now, without waiting for the night."""

from time import perf_counter
from typing import NamedTuple

from central_server.database.engine import make_engine
from central_server.database.migrate import upgrade_to_head
from central_server.database.session import Database
from central_server.indicators.working_out import work_out


class Worked(NamedTuple):
    contacts: int
    seconds: float


def work_out_now(database_url: str) -> Worked:
    database = Database(make_engine(database_url))
    upgrade_to_head(database.engine)
    began = perf_counter()
    done = work_out(database, lambda: True)
    took = perf_counter() - began
    database.engine.dispose()
    return Worked(done, took)

"""The authority that is measured on: 100,000 people with 1,000,000 contacts, and a server in its own process."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, text

from central_server.demo.launch import serving
from central_server.demo.seed import run

PEOPLE = 100_000
SEED = 7
FOLDER = Path("build/bench")
SAME_ANSWER_EVERY_RUN = 11

__all__ = ["PEOPLE", "authority", "numbers", "serving"]


def authority() -> str:
    """The database's URL; made the first time (about a minute), kept in build/bench."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    url = f"sqlite:///{(FOLDER / f'authority-{PEOPLE}.db').resolve()}"
    sys.stdout.write(f"The authority to measure on: {PEOPLE:,} people\n")
    run(url, PEOPLE, SEED, lambda *_: None)
    return url


@contextmanager
def _rows(url: str, statement: str) -> Iterator[list[tuple[object, ...]]]:
    engine = create_engine(url)
    with engine.connect() as connection:
        yield [tuple(row) for row in connection.execute(text(statement))]
    engine.dispose()


def numbers(url: str, count: int) -> list[str]:
    """Numbers that one living person with a history has alone, spread evenly over all of them."""
    statement = """
        WITH alone AS (
            SELECT p.e164, max(p.citizen_id) AS citizen_id
            FROM citizen_phone p JOIN citizen c ON c.id = p.citizen_id
            WHERE p.e164 NOT IN (SELECT phone FROM representative WHERE phone IS NOT NULL)
            GROUP BY p.e164 HAVING count(*) = 1 AND max(c.status) = 'living'
        )
        SELECT e164 FROM alone WHERE EXISTS (SELECT 1 FROM contact t WHERE t.citizen_id = alone.citizen_id)
        ORDER BY e164
    """
    with _rows(url, statement) as rows:
        found = [str(row[0]) for row in rows]
    step = max(1, len(found) // count)
    return found[SAME_ANSWER_EVERY_RUN % step :: step][:count]


def contacts(url: str) -> int:
    """How many contacts there are."""
    with _rows(url, "SELECT count(*) FROM contact") as rows:
        return int(str(rows[0][0]))

"""Three hundred invented people as rows, made once for all tests of this room."""

from datetime import date
from functools import cache
from typing import Any

from central_server.demo.rows import COLUMNS
from central_server.demo.town import town

TODAY = date(2026, 11, 20)
PEOPLE = 300

Record = dict[str, Any]


def make(citizens: int = PEOPLE, *, seed: int = 1, contacts: float = 10.0) -> dict[str, list[tuple[Any, ...]]]:
    rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in COLUMNS}
    for made in town(citizens, seed, TODAY, contacts):
        for table, batch in made.batch.items():
            rows[table].extend(batch)
    return rows


@cache
def records(citizens: int = PEOPLE) -> dict[str, list[Record]]:
    """Rows of seed 1 by table, each by column name."""
    return {
        table: [dict(zip(COLUMNS[table], row, strict=True)) for row in rows] for table, rows in make(citizens).items()
    }

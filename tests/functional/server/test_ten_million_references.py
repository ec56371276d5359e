"""Ten million references given on a thousand desktops: not one of them twice."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import cast
from uuid import UUID

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from agent_desktop.cases.references import CAPACITY, _scramble, reference
from agent_desktop.contract.cases import ReferenceLeaseWrite
from agent_desktop.desk.leases import SIZE
from agent_desktop.ids import new_id
from central_server.api.asker import Asker
from central_server.cases.leases import lease
from central_server.cases.tables import ReferenceLeaseRow
from central_server.database.tables import metadata

DESKTOPS, EACH = 1000, 10_000
STEP = 387
"""Shares no factor with DESKTOPS: every desktop asks equally often, and never two neighbours after each other."""
ASKER = cast(Asker, SimpleNamespace(user=SimpleNamespace(id=UUID(int=1)), now=datetime(2026, 11, 19, tzinfo=UTC)))


def runs_of_the_server() -> dict[int, list[range]]:
    """The server's own code gives the runs, to desktops that ask in any order."""
    engine = create_engine("sqlite://")
    metadata.tables[ReferenceLeaseRow.__tablename__].create(engine)
    asking = [turn * STEP % DESKTOPS for turn in range(DESKTOPS * EACH // SIZE)]
    runs: dict[int, list[range]] = {desktop: [] for desktop in range(DESKTOPS)}
    with Session(engine) as session:
        for desktop in asking:
            given = lease(session, ASKER, new_id(), ReferenceLeaseWrite(size=SIZE))
            runs[desktop].append(range(given.first, given.first + given.size))
            session.flush()
            session.expunge_all()
    engine.dispose()
    return runs


@pytest.mark.timeout(300)
def test_ten_million_on_a_thousand_desktops_are_all_different() -> None:
    """One bit for each reference there can be, set as it is given: as many bits are set in the end as were given.

    The bit is the number behind the text before it is written in sixteen characters, which is the same thing:
    docs/decisions/0009-references.md. Ten million texts in a set would need a gigabyte.
    """
    given = bytearray(CAPACITY // 8)
    made = 0
    for runs in runs_of_the_server().values():
        for run in runs:
            for place in map(_scramble, run):
                given[place >> 3] |= 1 << (place & 7)
            made += len(run)
    assert made == DESKTOPS * EACH
    assert int.from_bytes(given, "little").bit_count() == made


def test_the_text_is_the_scrambled_number_written_in_sixteen_characters() -> None:
    chosen = range(0, CAPACITY, CAPACITY // 20_011)
    assert len({reference(number) for number in chosen}) == len(chosen)

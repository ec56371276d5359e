"""Ten million references given on a thousand desktops: not one of them twice."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import cast
from uuid import UUID

import numpy as np
import pytest
from numpy.typing import NDArray
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
    """As many different ones are there in the end as were given.

    What is counted is the number behind the text before it is written in sixteen characters, which is the same thing:
    docs/decisions/0009-references.md. Ten million texts in a set would need a gigabyte.
    """
    given = [run for runs in runs_of_the_server().values() for run in runs]
    places = np.sort(scrambled(np.concatenate([np.arange(run.start, run.stop, dtype=np.uint64) for run in given])))
    assert len(places) == sum(map(len, given)) == DESKTOPS * EACH
    assert places[-1] < CAPACITY
    assert (places[1:] > places[:-1]).all(), "two of them are the same"
    for run in given[:: len(given) // 100]:
        assert [_scramble(number) for number in run] == scrambled(np.array(run, dtype=np.uint64)).tolist()


def scrambled(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """By the same code, all at once: it is but arithmetic below 2**64, of which numpy says what Python does."""
    return _scramble(numbers.copy())  # type: ignore[arg-type,return-value]  # as said


def test_the_text_is_the_scrambled_number_written_in_sixteen_characters() -> None:
    chosen = range(0, CAPACITY, CAPACITY // 20_011)
    assert len({reference(number) for number in chosen}) == len(chosen)

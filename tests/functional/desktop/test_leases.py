"""References without a line: a thousand ahead, each given once, whatever breaks in between."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

import pytest

from agent_desktop.contract.cases import ReferenceLease
from agent_desktop.desk import cases, leases
from agent_desktop.desk.desk import Desk
from agent_desktop.ids import new_id
from agent_desktop.store import numbers
from agent_desktop.store.opening import Store, open_store
from agent_desktop.sync.faults import AnswerNotUnderstood

TAKER = """
import sys
from pathlib import Path
from agent_desktop.store import numbers
from agent_desktop.store.opening import open_store
store = open_store(Path(sys.argv[1]), bytes(32))
while (number := numbers.take(store)) is not None:
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""


def leased(store: Store, first: int, size: int) -> None:
    numbers.put(store, ReferenceLease(id=numbers.begin_lease(store, new_id()), first=first, size=size))


def test_a_thousand_are_held_and_none_needs_the_line(desk: Desk) -> None:
    assert leases.top_up(desk) == leases.AHEAD
    desk.client.server_url = "http://127.0.0.1:9"
    given = [cases.take_reference(desk) for _ in range(leases.AHEAD - leases.LOW)]
    assert len(set(given)) == len(given)
    assert leases.top_up(desk) == leases.LOW, "half of them are enough for now"


def test_when_none_is_left_it_is_said_what_to_do(desk: Desk) -> None:
    desk.client.server_url = "http://127.0.0.1:9"
    with pytest.raises(leases.NoReferencesLeft) as told:
        cases.take_reference(desk)
    assert told.value.kept
    assert "notes" in told.value.do


def test_threads_never_get_the_same(desk: Desk) -> None:
    with ThreadPoolExecutor(8) as pool:
        given = list(pool.map(lambda _: cases.take_reference(desk), range(100)))
    assert len(set(given)) == len(given)
    left = numbers.left(desk.store) - (leases.AHEAD - len(given))
    assert left in (0, leases.SIZE)  # one lease more, where numbers were given while it was topped up


@pytest.mark.parametrize(
    ("first", "size"), [(0, 0), (0, -1), (0, leases.SIZE + 1), (-1, 1), (16**7 - 1, 2), (0, 10**12), (10**30, 1)]
)
def test_a_lease_that_makes_no_sense_is_refused(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, first: int, size: int
) -> None:
    def answer(_line: object, lease_id: UUID, _size: int) -> ReferenceLease:
        return ReferenceLease(id=lease_id, first=first, size=size)

    monkeypatch.setattr("agent_desktop.sync.cases.lease", answer)
    with pytest.raises(AnswerNotUnderstood):
        leases.top_up(desk)
    assert numbers.left(desk.store) == 0


def test_a_desktop_killed_while_it_gives_them_never_gives_one_again(tmp_path: Path) -> None:
    """What was printed is what was shown: whenever the process ends, no later one prints any of it."""
    path, size = tmp_path / "store.db", 400
    store = open_store(path, bytes(32))
    leased(store, 1000, size)
    store.close()
    shown: list[int] = []
    for wanted in (1, 7, 23):
        with subprocess.Popen([sys.executable, "-c", TAKER, str(path)], stdout=subprocess.PIPE, text=True) as taker:
            assert taker.stdout is not None
            shown += [int(taker.stdout.readline()) for _ in range(wanted)]
            os.kill(taker.pid, signal.SIGKILL)
            shown += [int(line) for line in taker.stdout.read().splitlines() if line.strip()]
    store = open_store(path, bytes(32))
    while (number := numbers.take(store)) is not None:
        shown.append(number)
    store.close()
    assert len(set(shown)) == len(shown)
    assert set(shown) <= set(range(1000, 1000 + size))

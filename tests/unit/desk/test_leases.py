"""References from a lease: each once, whoever asks, and a hostile lease is refused."""

from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from uuid import UUID

import pytest

from agent_desktop.contract.cases import ReferenceLease
from agent_desktop.desk.leases import SIZE, Leases
from agent_desktop.sync.faults import AnswerCutShort, AnswerNotUnderstood
from agent_desktop.sync.interpreting import cut_short


class Numbers:
    """Gives out runs one after another; the same lease id gives the same run."""

    def __init__(self) -> None:
        self.given: dict[UUID, ReferenceLease] = {}
        self.lock = Lock()

    def lease(self, lease_id: UUID, size: int) -> ReferenceLease:
        with self.lock:
            first = sum(lease.size for lease in self.given.values())
            return self.given.setdefault(lease_id, ReferenceLease(id=lease_id, first=first, size=size))


def test_threads_never_get_the_same_number() -> None:
    leases, numbers = Leases(), Numbers()
    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(lambda _: leases.take(numbers.lease), range(500)))
    assert sorted(taken) == list(range(500))
    assert len(numbers.given) == 500 / SIZE


def test_a_lease_whose_answer_was_lost_is_asked_for_again_by_the_same_id() -> None:
    leases, numbers = Leases(), Numbers()

    def lost(lease_id: UUID, size: int) -> ReferenceLease:
        numbers.lease(lease_id, size)
        raise cut_short("lease")

    with pytest.raises(AnswerCutShort):
        leases.take(lost)
    assert leases.take(numbers.lease) == 0
    assert len(numbers.given) == 1


@pytest.mark.parametrize(
    ("first", "size"), [(0, 0), (0, -1), (0, SIZE + 1), (-1, 1), (16**7 - 1, 2), (0, 10**12), (10**30, 1)]
)
def test_a_lease_that_makes_no_sense_is_refused(first: int, size: int) -> None:
    with pytest.raises(AnswerNotUnderstood):
        Leases().take(lambda lease_id, _: ReferenceLease(id=lease_id, first=first, size=size))

"""Case numbers leased from the server, so that a reference is at hand before it is asked for."""

from collections import deque
from collections.abc import Callable
from threading import Lock
from uuid import UUID

from agent_desktop.cases.references import CAPACITY
from agent_desktop.contract.cases import ReferenceLease
from agent_desktop.ids import new_id
from agent_desktop.sync.interpreting import not_understood

SIZE = 10
"""Numbers a lease: a handler raises some tens of cases a day, and what is left over at sign-out is lost."""


class Leases:
    """Each number is given out once, whichever thread asks."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._numbers: deque[int] = deque()
        self._lease_id = new_id()

    def take(self, ask: Callable[[UUID, int], ReferenceLease]) -> int:
        """The next number; `ask(lease_id, size)` fetches a lease when none is left.

        The lease's id stays the same until its answer is here, so that a lost reply wastes no numbers.
        """
        with self._lock:
            if not self._numbers:
                lease = _checked(ask(self._lease_id, SIZE))
                self._numbers.extend(range(lease.first, lease.first + lease.size))
                self._lease_id = new_id()
            return self._numbers.popleft()


def _checked(lease: ReferenceLease) -> ReferenceLease:
    """Raises AnswerNotUnderstood for a run that could not be given out."""
    if not 1 <= lease.size <= SIZE or not 0 <= lease.first <= CAPACITY - lease.size:
        raise not_understood("reference lease: numbers out of range")
    return lease

"""What someone writes and the server has not yet, kept on this computer as it is typed."""

from typing import Generic, Protocol, TypeVar
from uuid import UUID

from agent_desktop.desk.desk import Desk
from agent_desktop.store import facts


class Kept(Protocol):
    """A record with an id of its own."""

    @property
    def id(self) -> UUID: ...


Kind = TypeVar("Kind", bound=Kept)


class Shelf(Generic[Kind]):
    """Records of one kind, under `name` in the store of whoever works here."""

    def __init__(self, name: str, kind: type[Kind]) -> None:
        self._name, self._kind = name, kind

    def keep(self, desk: Desk, record: Kind) -> None:
        """In place of what was kept under its id. On disk when this returns. Raises StoreFaults."""
        facts.put(desk.store, self._named(record.id), record)
        ids = self._ids(desk)
        if record.id not in ids:
            facts.put(desk.store, self._all, (*ids, record.id))

    def forget(self, desk: Desk, record_id: UUID) -> None:
        """It is on the server, or was let go. Also where there was none. Raises StoreFaults."""
        ids = self._ids(desk)
        if record_id in ids:
            facts.put(desk.store, self._all, tuple(each for each in ids if each != record_id))
        facts.forget(desk.store, self._named(record_id))

    def every(self, desk: Desk) -> tuple[Kind, ...]:
        """In the order in which they were begun. Raises StoreFaults."""
        found = (facts.get(desk.store, self._named(each), self._kind) for each in self._ids(desk))
        return tuple(each for each in found if each is not None)

    def _ids(self, desk: Desk) -> tuple[UUID, ...]:
        return facts.get(desk.store, self._all, tuple[UUID, ...]) or ()

    @property
    def _all(self) -> str:
        return f"{self._name}s in hand"

    def _named(self, record_id: UUID) -> str:
        return f"{self._name} in hand {record_id}"

"""What is told of the reference data: all of it in pages, as it was handed over, and nothing after that."""

import hashlib
from collections.abc import Iterable

from agent_desktop.contract.changes import CATALOGUE_KINDS, Changes, ChangesAsk, ReferenceItem, ReferenceKind
from agent_desktop.contract.problems import ProblemType
from agent_desktop.practice.authority.refusals import Refused

_ORDER = {kind.value: place for place, kind in enumerate(ReferenceKind)}


class Feed:
    """A cursor names what was handed over and how much of it was told: a store that holds just that asks no more."""

    def __init__(self, items: Iterable[ReferenceItem]) -> None:
        known = (item for item in items if item.kind in _ORDER)
        self._items = tuple(sorted(known, key=lambda item: (_ORDER[item.kind], item.key)))
        self._catalogue = sum(item.kind in CATALOGUE_KINDS for item in self._items)
        self._name = _name_of(self._items)

    def changes(self, asked: ChangesAsk) -> Changes:
        """The catalogue comes first, and on pages of its own."""
        first = self._place(asked.cursor)
        end = min(first + asked.limit, self._catalogue if first < self._catalogue else len(self._items))
        more = end < len(self._items)
        return Changes(
            items=self._items[first:end],
            touched=asked.in_hand if asked.cursor is None else (),
            cursor=f"{self._name}:{end}",
            more=more,
            whole=end >= self._catalogue,
            left=len(self._items) - end if more else None,
        )

    def _place(self, cursor: str | None) -> int:
        if cursor is None:
            return 0
        name, _, place = cursor.partition(":")
        if name != self._name or not place.isdecimal() or int(place) > len(self._items):
            raise Refused(ProblemType.CURSOR_UNKNOWN)
        return int(place)


def _name_of(items: Iterable[ReferenceItem]) -> str:
    content = hashlib.sha256()
    for item in items:
        content.update(f"{item.kind}\n{item.key}\n".encode())
        content.update(hashlib.sha256(item.record).digest())
    return content.hexdigest()[:32]

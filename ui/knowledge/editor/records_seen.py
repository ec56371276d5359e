"""The list of records, made off the screen's thread: those of the server, and what is in hand on this computer."""

from collections.abc import Iterable, Mapping
from typing import Any, Generic, TypeVar
from uuid import UUID

from msgspec import Struct
from msgspec.structs import asdict, replace

from agent_desktop.citizens.names import fold
from agent_desktop.contract.base import Prepared, Write
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.record_drafts import RecordInHand
from agent_desktop.knowledge.merging import mine_over
from agent_desktop.language import t
from ui.knowledge.editor.records_kinds import Kind
from ui.knowledge.editor.records_page import Row

Rec = TypeVar("Rec")


class Seen(Struct, Generic[Rec], metaclass=Prepared, frozen=True):
    """By id; `rows` in the order of the list."""

    records: Mapping[UUID, Rec]
    kept: Mapping[UUID, RecordInHand[Rec]]
    rows: tuple[Row, ...]


def every(kind: Kind[Any], desk: Desk) -> Seen[Any]:
    """Raises ServerFaults and StoreFaults."""
    return _seen(kind, kind.every(desk), kind.shelf.every(desk))


def here(kind: Kind[Any], desk: Desk) -> Seen[Any]:
    """What can be gone on with when the server cannot be asked. Raises StoreFaults."""
    kept = kind.shelf.every(desk)
    return _seen(kind, (each.base for each in kept if each.base is not None), kept)


def rows(kind: Kind[Any], records: Iterable[Any], kept: Mapping[UUID, RecordInHand[Any]]) -> tuple[Row, ...]:
    """What is in hand here first, then by title."""
    made = {record.id: kind.row(record) for record in records}
    for hand in kept.values():
        made[hand.id] = _in_hand(made.get(hand.id), hand, kind.new_words)
    return tuple(sorted(made.values(), key=lambda row: (row.key not in kept, row.title.casefold())))


def _seen(kind: Kind[Any], records: Iterable[Any], hands: Iterable[RecordInHand[Any]]) -> Seen[Any]:
    by_id = {record.id: record for record in records}
    kept = {hand.id: hand for hand in hands}
    return Seen(by_id, kept, rows(kind, by_id.values(), kept))


def _in_hand(row: Row | None, hand: RecordInHand[Any], new_words: str) -> Row:
    mine = t("words that are only on this computer")
    if row is None:
        title = hand.name or new_words
        return Row(key=hand.id, title=title, told=mine, active=True, found=fold(title))
    return replace(row, told=f"{mine} · {row.told}")


def as_asked(kind: Kind[Any], base: Any, mine: Struct, onto: Any) -> Write:
    """The change that makes `onto` what I changed of `base`, and leaves everything else of it as it is."""
    theirs = kind.content(onto)
    wanted, there = asdict(mine_over(kind.content(base), mine, theirs)), asdict(theirs)
    return kind.asked(**{name: value for name, value in wanted.items() if value != there[name] and name != "code"})

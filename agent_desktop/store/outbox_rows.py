"""Rows of the outbox between record and table, within a transaction that the caller holds.

The record on disk is whole but for its sequence, which is the table's own; `after` stands in it and, to be asked by,
in outbox_after.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

import msgspec
from msgspec import UnsetType
from msgspec.structs import replace
from sqlalchemy import Connection, Row, delete, insert, select, update

from agent_desktop.outbox.rows import OutboxRow
from agent_desktop.store.faults import StoreDamaged
from agent_desktop.store.models import outbox, outbox_after
from agent_desktop.store.moments import to_column

COLUMNS = (outbox.c.sequence, outbox.c.record)

_decoder = msgspec.json.Decoder(OutboxRow)
_encoder = msgspec.json.Encoder()


def decode(found: Row[Any, Any]) -> OutboxRow:
    """Raises StoreDamaged where the record cannot be understood."""
    try:
        return replace(_decoder.decode(found.record), sequence=found.sequence)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise StoreDamaged("outbox row") from error


def one(db: Connection, row_id: UUID) -> OutboxRow | None:
    """The row of that id."""
    found = db.execute(select(*COLUMNS).where(outbox.c.id == row_id.bytes)).first()
    return None if found is None else decode(found)


def many(db: Connection, row_ids: Collection[UUID]) -> tuple[OutboxRow, ...]:
    """Those of these ids that are here."""
    keys = [row_id.bytes for row_id in row_ids]
    return tuple(decode(each) for each in db.execute(select(*COLUMNS).where(outbox.c.id.in_(keys))))


def touching(db: Connection, records: Collection[UUID]) -> tuple[OutboxRow, ...]:
    """Rows that make or change one of these records, by sequence."""
    keys = [record.bytes for record in records]
    found = db.execute(select(*COLUMNS).where(outbox.c.touches.in_(keys)).order_by(outbox.c.sequence))
    return tuple(decode(each) for each in found)


def behind(db: Connection, row_ids: Collection[UUID]) -> tuple[OutboxRow, ...]:
    """Rows that come after one of these, by sequence."""
    keys = [row_id.bytes for row_id in row_ids]
    rows = select(outbox_after.c.row_id).where(outbox_after.c.after_id.in_(keys))
    found = db.execute(select(*COLUMNS).where(outbox.c.id.in_(rows)).order_by(outbox.c.sequence))
    return tuple(decode(each) for each in found)


def still_here(db: Connection, row_ids: Collection[UUID]) -> frozenset[UUID]:
    """Those of them that are not settled."""
    keys = [row_id.bytes for row_id in row_ids]
    return frozenset(UUID(bytes=key) for key in db.scalars(select(outbox.c.id).where(outbox.c.id.in_(keys))))


def write(db: Connection, row: OutboxRow) -> OutboxRow:
    """A new row, at its own sequence or, where that is 0, after all that ever were. Answers it with its sequence."""
    values = _columns(row) if row.sequence == 0 else {**_columns(row), "sequence": row.sequence}
    (sequence,) = db.execute(insert(outbox).values(**values)).inserted_primary_key or (row.sequence,)
    if row.after:
        edges = [{"row_id": row.id.bytes, "after_id": other.bytes} for other in dict.fromkeys(row.after)]
        db.execute(insert(outbox_after), edges)
    return replace(row, sequence=sequence)


def overwrite(db: Connection, row: OutboxRow) -> None:
    """The same row, changed; `after` as it was."""
    db.execute(update(outbox).where(outbox.c.id == row.id.bytes).values(**_columns(row)))


def remove(db: Connection, row_ids: Iterable[UUID]) -> None:
    """The rows, and what they came after; what came after them still says so."""
    keys = [row_id.bytes for row_id in row_ids]
    for column in (outbox.c.id, outbox_after.c.row_id):
        db.execute(delete(column.table).where(column.in_(keys)))


def free(db: Connection, accepted: Sequence[UUID]) -> None:
    """Nothing comes after these any more."""
    done = frozenset(accepted)
    for row in behind(db, accepted):
        _set_after(db, row, tuple(other for other in row.after if other not in done))
    db.execute(delete(outbox_after).where(outbox_after.c.after_id.in_([row_id.bytes for row_id in accepted])))


def point_to(db: Connection, old_id: UUID, new_id: UUID) -> None:
    """What came after the one comes after the other."""
    for row in behind(db, (old_id,)):
        _set_after(db, row, tuple(dict.fromkeys(new_id if other == old_id else other for other in row.after)))
    where = outbox_after.c.after_id == old_id.bytes
    db.execute(update(outbox_after).where(where).prefix_with("OR IGNORE").values(after_id=new_id.bytes))
    db.execute(delete(outbox_after).where(where))


def _set_after(db: Connection, row: OutboxRow, after: tuple[UUID, ...]) -> None:
    record = _encoder.encode(replace(row, after=after))
    db.execute(update(outbox).where(outbox.c.id == row.id.bytes).values(record=record))


def _columns(row: OutboxRow) -> dict[str, object]:
    return {
        "id": row.id.bytes,
        "touches": row.touches.bytes,
        "citizen_id": None if isinstance(row.citizen_id, UnsetType) else row.citizen_id.bytes,
        "state": row.state.value,
        "next_try_at": to_column(row.next_try_at),
        "made_at": to_column(row.made_at),
        "record": _encoder.encode(row),
    }

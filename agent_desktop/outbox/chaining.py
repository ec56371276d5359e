"""Changes of one record that wait behind each other, and changes that meet a colleague's: each made to fit. Pure.

A later change was made on the record as the earlier ones will leave it. So when an earlier one is accepted, the later
takes the version that came of it; and when an earlier one is taken out, the later no longer builds upon it.
"""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

import msgspec
from msgspec import Raw
from msgspec.structs import replace

from agent_desktop.contract.cases import Case, CaseChange
from agent_desktop.contract.citizens import Citizen, CitizenChange
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.contract.edits import Edit
from agent_desktop.contract.flags import Flag, FlagChange
from agent_desktop.outbox.applying import Change, Changed, said
from agent_desktop.outbox.merging import Merged, merge
from agent_desktop.outbox.ordering import MAKING, named
from agent_desktop.outbox.rows import OutboxRow
from agent_desktop.outbox.verdicts import renewed

_KINDS: Mapping[DeliveryKind, tuple[type[Changed], type[Change]]] = {
    DeliveryKind.CITIZEN_CHANGE: (Citizen, CitizenChange),
    DeliveryKind.CASE_CHANGE: (Case, CaseChange),
    DeliveryKind.FLAG_CHANGE: (Flag, FlagChange),
}


def is_change(row: OutboxRow) -> bool:
    """Whether `row` changes a record, rather than making one."""
    return row.kind in _KINDS


def against(row: OutboxRow, theirs: Raw, edits: Sequence[Edit] = ()) -> Merged[Change]:
    """The change that `row` is, merged with the record as it is now."""
    mine: Change = msgspec.json.decode(row.body, type=_KINDS[row.kind][1])
    return merge(_base(row), mine, record_of(row, theirs), edits)


def record_of(row: OutboxRow, record: Raw) -> Changed:
    """`record`, of the kind that the change `row` is of."""
    return msgspec.json.decode(record, type=_KINDS[row.kind][0])


def restarted(row: OutboxRow, change: Change, theirs: Raw, new_id: UUID) -> OutboxRow:
    """`row` to be sent anew: `change`, made on the record as it is now, under an id that was never sent."""
    return replace(_onto(row, change, theirs), id=new_id)


def following(row: OutboxRow, accepted: Raw) -> OutboxRow:
    """`row` once the change before it was accepted and left the record as `accepted`.

    As it was, where it touches what a colleague wrote in between: the server will say so, and by whom.
    """
    merged = against(row, accepted)
    if merged.meets:
        return row
    mine: Change = msgspec.json.decode(row.body, type=_KINDS[row.kind][1])
    return _onto(row, mine if merged.is_empty else merged.change, accepted)


def without(row: OutboxRow, gone: OutboxRow) -> OutboxRow:
    """`row` where the change before it, `gone`, is taken out: it builds on the record as that one found it."""
    return _rebuilt(row, gone, back=False)


def with_it_back(row: OutboxRow, back: OutboxRow) -> OutboxRow:
    """`row` where the change before it was taken out and is put back."""
    return _rebuilt(row, back, back=True)


def those_that_need(row: OutboxRow, others: Iterable[OutboxRow]) -> tuple[OutboxRow, ...]:
    """Of `others`, made later, those that cannot be without `row`: they name or change the record that it makes."""
    if row.kind not in MAKING:
        return ()
    return tuple(other for other in others if other.id != row.id and row.id in {other.touches, *named(other)})


def renamed(row: OutboxRow, old: UUID, new: UUID) -> OutboxRow:
    """`row` with `new` wherever it names the record `old`."""
    body = msgspec.json.decode(row.body)
    told = {key: str(new) if key in _NAMING and value == str(old) else value for key, value in body.items()}
    return replace(
        row,
        body=Raw(msgspec.json.encode(told)),
        record_id=new if row.record_id == old else row.record_id,
        citizen_id=new if row.citizen_id == old else row.citizen_id,
    )


_NAMING = frozenset({"contact_id", "citizen_id", "speaking_with"})


def _base(row: OutboxRow) -> Changed:
    assert not isinstance(row.base, msgspec.UnsetType)  # every change has one
    return record_of(row, row.base)


def _onto(row: OutboxRow, change: Change, theirs: Raw) -> OutboxRow:
    now = record_of(row, theirs)
    body = Raw(msgspec.json.encode(change))
    return renewed(replace(row, body=body, base=Raw(bytes(theirs)), version=now.version))


def _rebuilt(row: OutboxRow, other: OutboxRow, *, back: bool) -> OutboxRow:
    if not (is_change(row) and is_change(other) and row.touches == other.touches):
        return row
    before, built = _base(other), _base(row)
    fields: dict[str, object] = {}
    for field, wrote in said(msgspec.json.decode(other.body, type=_KINDS[other.kind][1])).items():
        was = getattr(before, field)
        expected, instead = (was, wrote) if back else (wrote, was)
        if getattr(built, field) == expected:
            fields[field] = instead
    if not fields:
        return row
    base = Raw(msgspec.json.encode(replace(built, **fields)))
    return replace(row, base=base) if back else replace(row, base=base, version=_older(row, other))


def _older(row: OutboxRow, other: OutboxRow) -> int | msgspec.UnsetType:
    """The version whose values are in the base now. What `other` covered up a colleague may have changed since,
    unseen: at the newer version the server would take `row` without a word."""
    versions = [each.version for each in (row, other) if not isinstance(each.version, msgspec.UnsetType)]
    return min(versions, default=msgspec.UNSET)

"""What must be on the server before what. Pure.

A write waits for those unfinished ones, made before it, that make or change the same record, and for those that make
a record it names: a case its contact, a contact the person who was added during it. Everything else goes side by side.
"""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from agent_desktop.contract.base import Id, Record
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.outbox.rows import OutboxRow

BY_ITSELF = frozenset({DeliveryKind.ARTICLE_FEEDBACK, DeliveryKind.QUESTION, DeliveryKind.PRACTICE_ATTEMPT})
"""Kinds that are taken whether or not the contact they name is there."""

MAKING = BY_ITSELF | {DeliveryKind.CITIZEN, DeliveryKind.FLAG, DeliveryKind.CONTACT, DeliveryKind.CASE}
"""Kinds that make a record; the others change one."""


class _Named(Record, frozen=True, kw_only=True):
    """The other records that a body may name, whichever kind it is of."""

    contact_id: Id | None = None
    citizen_id: Id | None = None
    speaking_with: Id | None = None


_named = msgspec.json.Decoder(_Named)


def named(row: OutboxRow) -> frozenset[UUID]:
    """The records, other than its own, that must be there before `row` can be taken."""
    if row.kind in BY_ITSELF:
        return frozenset()
    body = _named.decode(row.body)
    whose = None if isinstance(row.citizen_id, msgspec.UnsetType) else row.citizen_id
    others = {body.contact_id, body.citizen_id, body.speaking_with, whose} - {row.touches}
    return frozenset(other for other in others if other is not None)


def after(row: OutboxRow, unfinished: Iterable[OutboxRow]) -> tuple[UUID, ...]:
    """Ids of those `unfinished` that must be accepted before `row`, in their own order.

    `unfinished` may be all rows made before it, or only those that touch a record of `touched_by(row)`: the answer is
    the same.
    """
    own, others = row.touches, named(row)
    return tuple(
        other.id
        for other in unfinished
        if other.id != row.id and (other.touches == own or (other.kind in MAKING and other.id in others))
    )


def touched_by(row: OutboxRow) -> frozenset[UUID]:
    """The records whose unfinished writes could come before `row`."""
    return named(row) | {row.touches}


def may_ride_along(row: OutboxRow) -> bool:
    """Whether `row` may go in one exchange with those it comes after, behind them.

    What makes a record may: where the one before it is refused, it is refused as well, for want of that record, and
    waits on. A change may not: its version is known only once the change before it was accepted.
    """
    return row.kind in MAKING

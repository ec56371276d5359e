"""A row of the outbox: one write that is durable here and not yet settled with the server."""

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta, UnsetType

from agent_desktop.contract.base import Id, Moment, Record
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.contract.edits import Edit
from agent_desktop.contract.problems import FieldError


class RowState(StrEnum):
    """WAITING rows are sent until there is a verdict. What was accepted has no row any more.

    REFUSED: the server will never take it as it is; it is kept, and can be corrected and sent again.
    MEETS: someone else changed the same field of the same record; the handler decides (see merging).
    """

    WAITING = "waiting"
    REFUSED = "refused"
    MEETS = "meets"


class OutboxRow(Record, frozen=True, kw_only=True):
    """`id` is the write's own, made here, and so its idempotency key. `sequence`: order of making, from 1.

    `after`: rows that must be accepted first. `record_id`, `version`: as a Delivery has them.
    `citizen_id`: whom it concerns, where that is known, whatever its kind.
    `base`: for a change, the whole record as it was when the handler changed it.
    `theirs`, `edits`: for MEETS, the record as the server has it now, and who made it so.
    `about`: whom it concerns, for the screen; "" for nobody known. `said`: the last refusal or fault, translated;
    `problem`: the kind of that refusal (a ProblemType). `title`, `by`, `approved`: what the server will call the new
    contact or case, who made it, and whether a new flag counts at once.
    """

    id: Id
    sequence: Annotated[int, Meta(ge=0)] = 0
    kind: DeliveryKind
    body: msgspec.Raw
    record_id: Id | UnsetType = msgspec.UNSET
    citizen_id: Id | UnsetType = msgspec.UNSET
    version: int | UnsetType = msgspec.UNSET
    base: msgspec.Raw | UnsetType = msgspec.UNSET
    theirs: msgspec.Raw | UnsetType = msgspec.UNSET
    edits: tuple[Edit, ...] = ()
    after: tuple[Id, ...] = ()
    about: str = ""
    reference: str = ""
    title: str = ""
    by: str = ""
    approved: bool = True
    made_at: Moment
    state: RowState = RowState.WAITING
    attempts: int = 0
    next_try_at: Moment | None = None
    said: str = ""
    problem: str = ""
    errors: tuple[FieldError, ...] = ()

    @property
    def touches(self) -> Id:
        """The record that this makes or changes."""
        return self.id if isinstance(self.record_id, UnsetType) else self.record_id

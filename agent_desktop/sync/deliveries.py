"""What waits, over the wire: many writes in one exchange, each with a verdict of its own."""

from collections.abc import Sequence
from http import HTTPStatus

import msgspec
from msgspec import UNSET
from msgspec.structs import replace

from agent_desktop.contract.deliveries import Deliveries, Delivery, DeliveryKind, Verdict, Verdicts
from agent_desktop.contract.problems import FieldError, Problem
from agent_desktop.outbox.rows import OutboxRow
from agent_desktop.sync.call import Call
from agent_desktop.sync.interpreting import not_understood
from agent_desktop.sync.line import Line
from agent_desktop.sync.plain_words import plain_words, token_words
from agent_desktop.sync.refusals import MOST_FIELD_ERRORS, refusal

_FLAGS = frozenset({DeliveryKind.FLAG, DeliveryKind.FLAG_CHANGE})


def send(line: Line, rows: Sequence[OutboxRow]) -> tuple[Verdict, ...]:
    """A verdict for each of `rows` the server looked at, in their order. Raises ServerFaults for the whole exchange.

    Words in them are made harmless. What was not asked about is passed over.
    """
    told = line.tell(_call(rows))
    asked = {row.id for row in rows}
    return tuple(_plain(verdict) for verdict in told.verdicts if verdict.id in asked)


def send_one(line: Line, row: OutboxRow) -> msgspec.Raw:
    """The record as the server has it once it accepted `row`. Raises the ServerFault that its PUT would raise."""
    call = _call((row,))
    verdict = next((verdict for verdict in line.tell(call).verdicts if verdict.id == row.id), None)
    if verdict is None:
        raise not_understood(f"{call.shown}: no verdict")
    if HTTPStatus.OK <= verdict.status < HTTPStatus.MULTIPLE_CHOICES and verdict.record is not UNSET:
        return verdict.record
    raise refusal(call, verdict.status, {}, msgspec.json.encode(verdict.problem))


def _call(rows: Sequence[OutboxRow]) -> Call[Verdicts]:
    items = tuple(_delivery(row) for row in rows)
    return Call(method="POST", route="/deliveries", answer=Verdicts, body=Deliveries(items=items))


def _delivery(row: OutboxRow) -> Delivery:
    return Delivery(
        id=row.id,
        kind=row.kind,
        record_id=row.record_id,
        citizen_id=row.citizen_id if row.kind in _FLAGS else UNSET,
        version=row.version,
        body=row.body,
    )


def _plain(verdict: Verdict) -> Verdict:
    problem = verdict.problem
    if problem is None:
        return verdict
    errors = tuple(
        FieldError(field=plain_words(error.field, 100), message=plain_words(error.message))
        for error in problem.errors[:MOST_FIELD_ERRORS]
    )
    plain = Problem(
        type=token_words(problem.kind),
        title="",
        status=verdict.status,
        detail=plain_words(problem.detail),
        errors=errors,
    )
    return replace(verdict, problem=plain)

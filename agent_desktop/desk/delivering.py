"""One turn of the delivery loop: send what is due, take a verdict for each, and put all of it down at once."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from itertools import repeat, starmap
from random import random
from uuid import UUID

import msgspec
from msgspec import UNSET, Raw
from msgspec.structs import replace

from agent_desktop.contract.base import Id, Record
from agent_desktop.contract.contacts import Contact, MatchedBy
from agent_desktop.contract.deliveries import DeliveryKind, Verdict
from agent_desktop.contract.problems import ProblemType
from agent_desktop.desk.changed import Changed
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.folding import folded
from agent_desktop.desk.resolving import resolve
from agent_desktop.faults import EnvironmentFault
from agent_desktop.outbox.chaining import following, is_change
from agent_desktop.outbox.projection import finished
from agent_desktop.outbox.rows import OutboxRow, RowState
from agent_desktop.outbox.verdicts import Fate, again, judge, refused, renewed
from agent_desktop.store import outbox as rows_on_disk
from agent_desktop.store.outbox import Counts
from agent_desktop.sync import contacts as contacts_wire
from agent_desktop.sync import deliveries as wire
from agent_desktop.sync import faults
from agent_desktop.sync.interpreting import not_understood
from agent_desktop.sync.refusals import sign_in_needed

MOST_BYTES = 256 * 1024
"""Of bodies in one exchange: two seconds of a slow mobile line."""

_CUTS = (faults.AnswerCutShort, faults.ServerSilent, faults.ServerInTrouble, faults.AnswerNotUnderstood)
"""What a row itself may be the cause of: too large for the line, or too much for the server."""

_OF_THE_ROWS = (
    faults.FieldsRefused,
    faults.NotAllowed,
    faults.RequestRefused,
    faults.SentWithOtherContent,
    faults.SomeoneChangedIt,
    faults.TooLong,
)
"""Refusals of a whole exchange: one of its rows is the cause, and is found by halving."""


class Sent(Record, frozen=True, kw_only=True):
    """What the server took. `reference`: of a case."""

    id: Id
    kind: DeliveryKind
    reference: str
    about: str


class Delivered(Record, frozen=True, kw_only=True):
    """`next_in_s`: when to deliver again; 0.0: there is more now, None: not before something is added or decided.

    `refused`, `meets`: rows that became so just now. `fault`: why nothing went out, or not all of it; SignInNeeded
    where the session is over.
    """

    changed: Changed
    counts: Counts
    next_in_s: float | None
    sent: tuple[Sent, ...] = ()
    refused: tuple[OutboxRow, ...] = ()
    meets: tuple[OutboxRow, ...] = ()
    fault: EnvironmentFault | None = None


@dataclass
class _Outcome:
    """What one exchange brought, as it is put down."""

    accepted: list[tuple[OutboxRow, Raw | None]] = field(default_factory=list)
    changed: list[OutboxRow] = field(default_factory=list)
    replaced: list[tuple[UUID, OutboxRow]] = field(default_factory=list)
    fault: EnvironmentFault | None = None


def deliver(desk: Desk) -> Delivered:
    """One exchange, or none where nothing is due or the line rests. One at a time, whoever asks.

    Faults of the line are in the answer. Raises StoreFaults, and SignInNeeded where nobody works here.
    """
    with desk.pace.turn:
        connection = desk.watch.connection
        rest = desk.pace.rest_s(connection.since if connection and connection.reached else None)
        if rest > 0:
            return _nothing(desk, rest)
        rows = _fitting(rows_on_disk.due(desk.store, desk.clock.now(), desk.pace.size))
        if not rows:
            return _nothing(desk)
        try:
            verdicts = wire.send(desk.line, rows)
        except faults.ServerFault as fault:
            return _failed(desk, rows, fault)
        if not verdicts:
            return _failed(desk, rows, not_understood("POST /deliveries: no verdict"))
        desk.pace.came_through()
        return _settled(desk, rows, _outcome(desk, rows, verdicts))


def _nothing(desk: Desk, rest: float | None = None, fault: EnvironmentFault | None = None) -> Delivered:
    next_in_s = _next_in_s(desk) if rest is None else rest
    return Delivered(changed=Changed(), counts=rows_on_disk.counts(desk.store), next_in_s=next_in_s, fault=fault)


def _fitting(rows: Sequence[OutboxRow]) -> tuple[OutboxRow, ...]:
    """As many of the first as stay below MOST_BYTES, and at least one."""
    size = 0
    fit: list[OutboxRow] = []
    for row in rows:
        size += len(bytes(row.body))
        if fit and size > MOST_BYTES:
            break
        fit.append(row)
    return tuple(fit)


def _next_in_s(desk: Desk) -> float | None:
    now = desk.clock.now()
    moment = rows_on_disk.next_try(desk.store, now)
    return None if moment is None else max(0.0, (moment - now).total_seconds())


# ---- an exchange that failed ---------------------------------------------------------------------------------------


def _failed(desk: Desk, rows: tuple[OutboxRow, ...], fault: faults.ServerFault) -> Delivered:
    """Nothing of it counts: every row is sent again as it is, with fewer beside it where that may help."""
    if isinstance(fault, faults.SignInNeeded):
        return replace(_nothing(desk, fault=fault), next_in_s=None)
    if isinstance(fault, _OF_THE_ROWS):
        return _refused_whole(desk, rows, fault)
    cut = isinstance(fault, _CUTS)
    wait = fault.wait_seconds if isinstance(fault, faults.Throttled) else None
    rest = desk.pace.failed(desk.clock.now(), random(), sent=len(rows), cut=cut, retry_after=wait)  # noqa: S311 - jitter
    if cut:
        _count_the_try(desk, rows, fault)
    return _nothing(desk, rest, fault)


def _count_the_try(desk: Desk, rows: tuple[OutboxRow, ...], fault: faults.ServerFault) -> None:
    """Each row says that it was tried. One that failed by itself steps aside for a while: others may get through."""
    tried = [replace(row, attempts=row.attempts + 1, said=fault.what) for row in rows]
    if len(rows) == 1:
        tried = [again(rows[0], fault.what, desk.clock.now(), random())]  # noqa: S311 - jitter, no secret
    rows_on_disk.settle(desk.store, changed=tried, sent=rows)


def _refused_whole(desk: Desk, rows: tuple[OutboxRow, ...], fault: faults.ServerFault) -> Delivered:
    if len(rows) > 1:
        desk.pace.shrink(len(rows))
        return _nothing(desk, 0.0)
    row = replace(refused(rows[0], 0, None), said=f"{fault.what} {fault.do}".strip())
    return _settled(desk, rows, _Outcome(changed=[row]))


# ---- an exchange with verdicts -------------------------------------------------------------------------------------


def _outcome(desk: Desk, rows: Sequence[OutboxRow], verdicts: Iterable[Verdict]) -> _Outcome:
    outcome = _Outcome()
    chances = starmap(random, repeat(()))
    for judged in judge(rows, verdicts, desk.clock.now(), chances):
        match judged.fate:
            case Fate.ACCEPTED:
                outcome.accepted.append((judged.row, None if judged.record is UNSET else judged.record))
            case Fate.REFUSED if judged.row.problem == ProblemType.ID_REUSED:
                _look_at_it(desk, judged.row, outcome)
            case Fate.AGAIN | Fate.REFUSED:
                outcome.changed.append(judged.row)
            case Fate.MEETS:
                _meet(desk, judged.row, outcome)
            case Fate.SIGN_IN:
                outcome.fault = sign_in_needed()
            case Fate.HELD:
                pass
    outcome.changed += _followers(desk, outcome)
    return outcome


def _look_at_it(desk: Desk, row: OutboxRow, outcome: _Outcome) -> None:
    """The server may have this contact word for word: finished twice, it names two moments of its end."""
    words = words_of(row)
    if words is None:
        outcome.changed.append(row)
        return
    try:
        there = _said(contacts_wire.read(desk.line, row.id))
    except (faults.NotThere, faults.NotAllowed):
        outcome.changed.append(row)
    except faults.ServerFault as fault:
        outcome.fault = fault
        outcome.changed.append(again(renewed(row), fault.what, desk.clock.now(), random()))  # noqa: S311 - jitter, no secret
    else:
        if there == words:
            outcome.accepted.append((row, None))
        else:
            outcome.changed.append(row)


def words_of(row: OutboxRow) -> tuple[object, ...] | None:
    """All that a handler says in a row that sends a contact; None for any other row."""
    waiting = finished(row.id, (row,))
    return None if waiting is None else _said(waiting)


def _said(contact: Contact) -> tuple[object, ...]:
    """All that a handler says of a contact; the rest is measured, or found by the server."""
    identity = contact.identity
    return (
        contact.channel,
        None if contact.matched_by is MatchedBy.NUMBER else contact.citizen_id,
        contact.speaking_with,
        contact.service_code,
        contact.outcome,
        contact.notes,
        (identity.method, identity.of_representative) if identity else None,
    )


def _meet(desk: Desk, row: OutboxRow, outcome: _Outcome) -> None:
    """Merged and to be sent anew, or for the handler to decide. Where theirs cannot be read now: later."""
    if not is_change(row):
        outcome.changed.append(refused(row, HTTPStatus.PRECONDITION_FAILED, None))
        return
    try:
        resolved = resolve(desk, row)
    except faults.NotThere:
        outcome.changed.append(refused(row, HTTPStatus.NOT_FOUND, None))
    except faults.ServerFault as fault:
        outcome.fault = fault
        outcome.changed.append(again(row, fault.what, desk.clock.now(), random()))  # noqa: S311 - jitter, no secret
    else:
        if resolved.row is None:
            outcome.accepted.append((row, resolved.theirs))
        elif resolved.row.state is RowState.MEETS:
            outcome.changed.append(resolved.row)
        else:
            outcome.replaced.append((row.id, resolved.row))


def _followers(desk: Desk, outcome: _Outcome) -> list[OutboxRow]:
    """Changes that come next after an accepted one of the same record, with the version that it now has."""
    records = {row.touches: record for row, record in outcome.accepted if record is not None}
    done = {row.id for row, _ in outcome.accepted}
    behind = rows_on_disk.following(desk.store, done) if done else ()
    newer = []
    for row in behind:
        if is_change(row) and row.touches in records and row.state is RowState.WAITING and not set(row.after) - done:
            with suppress(msgspec.MsgspecError):  # of a newer server: it will say that the change comes too late
                newer.append(following(row, records[row.touches]))
    return newer


def _settled(desk: Desk, rows: Sequence[OutboxRow], outcome: _Outcome) -> Delivered:
    accepted = [row for row, _ in outcome.accepted]
    rows_on_disk.settle(
        desk.store,
        accepted=[row.id for row in accepted],
        changed=outcome.changed,
        replaced=outcome.replaced,
        contexts=folded(desk, outcome.accepted),
        sent=rows,
    )
    return Delivered(
        changed=changed_by((*accepted, *outcome.changed)),
        counts=rows_on_disk.counts(desk.store),
        next_in_s=None if isinstance(outcome.fault, faults.SignInNeeded) else _next_in_s(desk),
        sent=tuple(Sent(id=row.id, kind=row.kind, reference=row.reference, about=row.about) for row in accepted),
        refused=tuple(row for row in outcome.changed if row.state is RowState.REFUSED),
        meets=tuple(row for row in outcome.changed if row.state is RowState.MEETS),
        fault=outcome.fault,
    )


def changed_by(rows: Iterable[OutboxRow]) -> Changed:
    """Whom and what `rows` concern."""
    known = tuple(rows)
    return Changed(
        citizens=frozenset(row.citizen_id for row in known if isinstance(row.citizen_id, UUID)),
        cases=frozenset(row.touches for row in known if row.kind in {DeliveryKind.CASE, DeliveryKind.CASE_CHANGE}),
        contacts=frozenset(row.id for row in known if row.kind is DeliveryKind.CONTACT),
    )

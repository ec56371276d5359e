"""What waits, shown over what the server said: one person as they will be once everything is sent. Pure.

A row shows whatever its state: also what was refused is still the handler's word. Nothing shows twice: where the
server's own record has come, it stands.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from msgspec.structs import replace

from agent_desktop.contract.base import Page
from agent_desktop.contract.cases import Case, CaseChange, CaseSummary, CaseWrite
from agent_desktop.contract.citizens import Channel, Citizen, CitizenChange, CitizenWrite
from agent_desktop.contract.contacts import Contact, ContactContext, ContactWrite, HistoryCounts, HistoryItem
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.contract.flags import Flag, FlagChange, FlagWrite
from agent_desktop.outbox.applying import FINISHED, apply, case_of, citizen_of, flag_of, summary_of
from agent_desktop.outbox.rows import OutboxRow

SUMMARY_LENGTH = 300
"""Characters of the notes in the history, as the server has it (central_server/contacts/service.py)."""


def project(context: ContactContext, rows: Iterable[OutboxRow], *, pending: bool = True) -> ContactContext:
    """`context` with all `rows` about its citizen in it. Rows about others are passed over.

    `pending`: what is new says that it waits; False once the server took it.
    """
    if context.citizen is None:
        return context
    own = tuple(row for row in rows if _concerns(row, context.citizen.id))
    if not own:
        return context
    history = with_contacts(context.history, own, pending=pending)
    cases = with_cases(context.open_cases, own, pending=pending)
    return replace(
        context,
        citizen=with_details(context.citizen, own),
        flags=with_flags(context.flags, own),
        open_cases=cases,
        history=history,
        counts=_counted(context, history.items, cases),
    )


def context_of(citizen_id: UUID, rows: Iterable[OutboxRow], as_of: datetime) -> ContactContext | None:
    """All about someone added here whom the server does not know yet; None where no row adds them."""
    waiting = tuple(rows)
    citizen = added(citizen_id, waiting)
    return None if citizen is None else project(ContactContext(as_of=as_of, matches=(), citizen=citizen), waiting)


def added(citizen_id: UUID, rows: Iterable[OutboxRow]) -> Citizen | None:
    """The person that one of `rows` adds, as they were added."""
    for row in rows:
        if row.kind is DeliveryKind.CITIZEN and row.id == citizen_id:
            return citizen_of(row.id, _decoded(row, CitizenWrite))
    return None


def with_details(citizen: Citizen, rows: Iterable[OutboxRow]) -> Citizen:
    """The person with every correction that waits."""
    for row in rows:
        if row.kind is DeliveryKind.CITIZEN_CHANGE and row.touches == citizen.id:
            citizen = apply(citizen, _decoded(row, CitizenChange))
    return citizen


def with_changes(case: Case, rows: Iterable[OutboxRow]) -> Case:
    """One case with every change that waits."""
    for row in rows:
        if row.kind is DeliveryKind.CASE_CHANGE and row.touches == case.id:
            case = apply(case, _decoded(row, CaseChange))
    return case


def raised(case_id: UUID, rows: Iterable[OutboxRow]) -> Case | None:
    """The case that one of `rows` raises, with what became of it since; None where none does."""
    waiting = tuple(rows)
    for row in waiting:
        if row.kind is DeliveryKind.CASE and row.id == case_id:
            return with_changes(case_of(row.id, _decoded(row, CaseWrite), title=row.title, by=row.by), waiting)
    return None


_NOT_SHOWN = {"number", "script_runs", "quotes", "events"}
"""What a contact is sent with and a Contact does not tell."""


def finished(contact_id: UUID, rows: Iterable[OutboxRow]) -> Contact | None:
    """The contact that one of `rows` sends, whole; None where none does. Nobody has received it yet but this desk."""
    for row in rows:
        if row.kind is DeliveryKind.CONTACT and row.id == contact_id:
            body: ContactWrite = _decoded(row, ContactWrite)
            fields = {name: getattr(body, name) for name in body.__struct_fields__ if name not in _NOT_SHOWN}
            return Contact(id=row.id, handled_by=None, handled_by_name=row.by, received_at=row.made_at, **fields)
    return None


def with_flags(flags: Sequence[Flag], rows: Iterable[OutboxRow]) -> tuple[Flag, ...]:
    """The flags with those that wait to be recorded, reviewed or ended."""
    by_id = {flag.id: flag for flag in flags}
    for row in rows:
        if row.kind is DeliveryKind.FLAG and row.id not in by_id and isinstance(row.citizen_id, UUID):
            by_id[row.id] = flag_of(
                row.id, row.citizen_id, _decoded(row, FlagWrite), by=row.by, at=row.made_at, approved=row.approved
            )
        elif row.kind is DeliveryKind.FLAG_CHANGE and row.touches in by_id:
            by_id[row.touches] = apply(by_id[row.touches], _decoded(row, FlagChange))
    return tuple(by_id.values())


def with_contacts(
    page: Page[HistoryItem],
    rows: Iterable[OutboxRow],
    *,
    channel: Channel | None = None,
    service_code: str | None = None,
    pending: bool = True,
) -> Page[HistoryItem]:
    """The first page of a history with the contacts that wait, newest first; of one channel or service, or of all."""
    waiting = tuple(rows)
    there = {item.id for item in page.items}
    references = _references(waiting)
    new = [
        _item(row, references.get(row.id), pending=pending)
        for row in waiting
        if row.kind is DeliveryKind.CONTACT and row.id not in there
    ]
    wanted = [
        item
        for item in new
        if (channel is None or item.channel is channel) and (service_code is None or item.service_code == service_code)
    ]
    if not wanted:
        return page
    return replace(page, items=tuple(sorted((*page.items, *wanted), key=lambda item: (item.at, item.id), reverse=True)))


def with_cases(
    cases: Sequence[CaseSummary], rows: Iterable[OutboxRow], *, pending: bool = True
) -> tuple[CaseSummary, ...]:
    """Open cases with those that wait to be raised, what is due first coming first; what a change finishes is gone."""
    by_id = {case.id: case for case in cases}
    for row in rows:
        if row.kind is DeliveryKind.CASE and row.id not in by_id:
            by_id[row.id] = summary_of(
                case_of(row.id, _decoded(row, CaseWrite), title=row.title, by=row.by), pending=pending
            )
        elif row.kind is DeliveryKind.CASE_CHANGE and row.touches in by_id:
            by_id[row.touches] = _changed(by_id[row.touches], _decoded(row, CaseChange))
    return tuple(sorted((case for case in by_id.values() if case.state not in FINISHED), key=_due_first))


def _concerns(row: OutboxRow, citizen_id: UUID) -> bool:
    return citizen_id in (row.citizen_id, row.touches)


def _decoded(row: OutboxRow, kind: type[msgspec.Struct]):  # type: ignore[no-untyped-def] # one place for all bodies
    return msgspec.json.decode(row.body, type=kind)


def _references(rows: Iterable[OutboxRow]) -> dict[UUID, str]:
    """The reference of the case that each contact raised; of several the least, as the server has it."""
    bodies = (_decoded(row, CaseWrite) for row in rows if row.kind is DeliveryKind.CASE)
    raised = sorted(bodies, key=lambda body: body.reference, reverse=True)
    return {body.contact_id: body.reference for body in raised}


def _item(row: OutboxRow, reference: str | None, *, pending: bool) -> HistoryItem:
    body: ContactWrite = _decoded(row, ContactWrite)
    return HistoryItem(
        id=row.id,
        at=body.started_at,
        channel=body.channel,
        direction=body.direction,
        service_code=body.service_code,
        title=row.title,
        summary=" ".join(body.notes.split())[:SUMMARY_LENGTH],
        outcome=body.outcome,
        handled_by=row.by,
        case_reference=reference,
        pending=pending,
    )


def _changed(summary: CaseSummary, change: CaseChange) -> CaseSummary:
    state = summary.state if change.state is msgspec.UNSET else change.state
    progress = summary.progress if change.progress is msgspec.UNSET else change.progress
    return replace(summary, state=state, progress=progress)


def _due_first(case: CaseSummary) -> tuple[bool, float, UUID]:
    return case.due_at is None, case.due_at.timestamp() if case.due_at else 0.0, case.id


def _counted(context: ContactContext, items: Sequence[HistoryItem], cases: Sequence[CaseSummary]) -> HistoryCounts:
    """The counts with what is new in it."""
    counts = context.counts
    known = {item.id for item in context.history.items}
    open_before = {case.id for case in context.open_cases}
    by_channel, by_service = dict(counts.by_channel), dict(counts.by_service)
    new = [item for item in items if item.id not in known]
    for item in new:
        by_channel[item.channel] = by_channel.get(item.channel, 0) + 1
        if item.service_code is not None:
            by_service[item.service_code] = by_service.get(item.service_code, 0) + 1
    raised_here = sum(case.id not in open_before for case in cases)
    return HistoryCounts(
        contacts=counts.contacts + len(new),
        cases=counts.cases + raised_here,
        by_channel=by_channel,
        by_service=by_service,
    )

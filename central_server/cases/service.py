"""Raising a case, moving it on, and showing it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from msgspec import UNSET
from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.cases.forms import check_form
from agent_desktop.cases.promise import Pause, due, zone_of
from agent_desktop.cases.references import read_reference
from agent_desktop.contract.cases import Case, CaseChange, CaseState, CaseWrite, WireAnswers
from agent_desktop.contract.contacts import MatchedBy
from central_server.accounts.repository import name_of
from central_server.api.asker import Asker
from central_server.api.moments import EARLIEST, check_moments
from central_server.api.preconditions import changed
from central_server.audit.trail import write_down
from central_server.cases.leases import was_leased
from central_server.cases.tables import CaseRow
from central_server.citizens.tables import CitizenRow
from central_server.contacts.tables import ContactRow
from central_server.edits import repository as edits
from central_server.feed.telling import tell_of_citizens
from central_server.refusals import not_found, refuse_fields, refused_field
from central_server.services.repository import OfferedService, find_service

FURTHEST_PROMISE = timedelta(days=3650)
NOUN = "case"
"""What its edits are kept under."""

log = logging.getLogger("central_server.cases")

FINISHED = (CaseState.RESOLVED, CaseState.CLOSED)


def raise_case(session: Session, asker: Asker, case_id: UUID, asked: CaseWrite) -> Case:
    """A case without a citizen is of whoever the server found by its contact's number.

    Raises Refusal: 404 where its contact is not here yet, 422 where a rule forbids it.
    """
    check_moments(asker.now, opened_at=asked.opened_at)
    if not EARLIEST < asked.promised_at < asker.now + FURTHEST_PROMISE:
        raise refused_field("promised_at", "No service promises this.")
    offered = find_service(session, asked.service_code)
    if offered is None or not offered.service.active:
        raise refused_field("service_code", "There is no such service.")
    _check_answers(offered, asked.answers, asked.opened_at)
    contact = session.get(ContactRow, asked.contact_id)
    if contact is None:
        raise not_found("contact")
    if asked.citizen_id is not None and session.get(CitizenRow, asked.citizen_id) is None:
        raise refused_field("citizen_id", "There is no such citizen.")
    if session.get(CaseRow, case_id) is not None:
        raise refused_field("id", "This id is in use.")
    matched = contact.citizen_id if contact.matched_by == MatchedBy.NUMBER else None
    row = CaseRow(
        id=case_id,
        version=1,
        reference=_free_reference(session, asked.reference),
        service_code=asked.service_code,
        citizen_id=asked.citizen_id or matched,
        contact_id=asked.contact_id,
        title=offered.service.case_title.en,
        state=CaseState.OPEN.value,
        place=asked.place,
        answers=msgspec.to_builtins(asked.answers),
        progress="",
        opened_at=asked.opened_at,
        promised_at=asked.promised_at,
        due_at=_falls_due(offered, asked.opened_at),
        paused_at=None,
        pauses=[],
        opened_by=asker.user.id,
        updated_at=asker.now,
    )
    session.add(row)
    session.flush()
    write_down(session, asker, "case.raise", (row.citizen_id,), case_id)
    tell_of_citizens(session, row.citizen_id)
    return as_case(row, asker.user.name)


def _free_reference(session: Session, typed: str) -> str:
    reference = read_reference(typed)
    if reference is None or not was_leased(session, reference):
        raise refused_field("reference", "This reference was not given out by this server.")
    if session.scalar(select(CaseRow.id).where(CaseRow.reference == reference)) is not None:
        raise refused_field("reference", "Another case has this reference.")
    return reference


def _check_answers(offered: OfferedService, answers: WireAnswers, opened_at: datetime) -> None:
    """Dates are judged by the day the case was opened: it may reach the server days later."""
    with _sound(offered):
        day = opened_at.astimezone(zone_of(offered.calendar)).date()
    refuse_fields(check_form(offered.service.form, answers, day))


def _falls_due(offered: OfferedService, opened_at: datetime, pauses: tuple[Pause, ...] = ()) -> datetime:
    with _sound(offered):
        return due(offered.service.promise, offered.calendar, opened_at, pauses)


@contextmanager
def _sound(offered: OfferedService) -> Iterator[None]:
    """Raises Refusal (422) where the service's own data cannot be worked with; the log names it for who can mend it."""
    try:
        yield
    except ValueError as error:
        log.error("service %s or its calendar is wrong: %s", offered.service.code, error)  # noqa: TRY400 - no trace of a request in the log
        raise refused_field("service_code", "The promise of this service cannot be worked out.") from error


def change(session: Session, asker: Asker, case_id: UUID, version: int, asked: CaseChange) -> Case:
    """Raises Refusal: 404, 412 where it is no longer at `version`, 422 where a rule forbids it."""
    row = session.get(CaseRow, case_id, with_for_update=True)
    if row is None:
        raise not_found("case")
    if row.version != version:
        raise changed()
    opened_by = name_of(session, row.opened_by)
    before = as_case(row, opened_by)
    offered = find_service(session, row.service_code)
    assert offered is not None  # a foreign key holds it
    if asked.answers is not UNSET:
        _check_answers(offered, asked.answers, row.opened_at)
        row.answers = msgspec.to_builtins(asked.answers)
    if asked.state is not UNSET and asked.state.value != row.state:
        _move(row, asked.state, offered, asker.now)
    if asked.progress is not UNSET:
        row.progress = asked.progress
    if asked.place is not UNSET:
        row.place = asked.place
    row.version += 1
    row.updated_at = asker.now
    session.flush()
    write_down(session, asker, "case.change", (row.citizen_id,), case_id)
    tell_of_citizens(session, row.citizen_id)
    after = as_case(row, opened_by)
    edits.keep(session, asker, NOUN, before=before, after=after, asked=asked)
    return after


def _move(row: CaseRow, state: CaseState, offered: OfferedService, now: datetime) -> None:
    """While a case waits for the citizen its clock stands; `due_at` is worked out anew when it goes on."""
    if row.state == CaseState.CLOSED.value:
        raise refused_field("state", "A closed case stays closed. Raise a new one.")
    if row.paused_at is not None:
        pause: dict[str, Any] = msgspec.to_builtins(Pause(since=row.paused_at, until=max(now, row.paused_at)))
        row.pauses = [*row.pauses, pause]
        row.paused_at = None
    if state is CaseState.WAITING:
        row.paused_at = now
    pauses = tuple(msgspec.convert(each, Pause) for each in row.pauses)
    finished = state in FINISHED
    row.due_at = None if finished else _falls_due(offered, row.opened_at, pauses)
    row.state = state.value


def find_case(session: Session, case_id: UUID) -> Case | None:
    """One case whole; None where there is none."""
    row = session.get(CaseRow, case_id)
    return None if row is None else as_case(row, name_of(session, row.opened_by))


def as_case(row: CaseRow, opened_by: str) -> Case:
    """The case as the contract has it."""
    return Case(
        id=row.id,
        version=row.version,
        reference=row.reference,
        service_code=row.service_code,
        title=row.title,
        state=CaseState(row.state),
        opened_at=row.opened_at,
        due_at=row.due_at,
        citizen_id=row.citizen_id,
        contact_id=row.contact_id,
        place=row.place,
        answers=msgspec.convert(row.answers, WireAnswers),
        progress=row.progress,
        opened_by=opened_by,
        updated_at=row.updated_at,
    )

"""Taking in a finished contact, and showing one."""

from uuid import UUID

import msgspec
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from agent_desktop.contacts.titles import title_of
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.contacts import Contact, ContactWrite, Direction, IdentityCheck, MatchedBy, NumberKind
from agent_desktop.contract.outcomes import Outcome
from central_server.accounts.repository import name_of
from central_server.answering import quotes
from central_server.api.asker import Asker
from central_server.api.moments import check_moments
from central_server.audit.trail import write_down
from central_server.citizens.matches import only_one_at
from central_server.citizens.tables import CitizenRow, RepresentativeRow
from central_server.contacts import events
from central_server.contacts.erasing import refuse_erased
from central_server.contacts.runs import keep
from central_server.contacts.tables import ContactRow
from central_server.feed.telling import tell_of_citizens
from central_server.flags.service import today_of
from central_server.recordings.masking import told_later
from central_server.refusals import refused_field
from central_server.services.repository import find_service

SUMMARY_LENGTH = 300


def take_in(session: Session, asker: Asker, contact_id: UUID, asked: ContactWrite) -> Contact:
    """Raises Refusal: 422 where it names what is not there, or its times cannot be; 410 where it was erased."""
    identified_at = asked.identity.at if asked.identity else None
    check_moments(
        asker.now, started_at=asked.started_at, finished_at=asked.finished_at, **{"identity.at": identified_at}
    )
    if asked.finished_at < asked.started_at:
        raise refused_field("finished_at", "It cannot end before it began.")
    _check_people(session, asked)
    service = find_service(session, asked.service_code) if asked.service_code is not None else None
    if asked.service_code is not None and service is None:
        raise refused_field("service_code", "There is no such service.")
    if session.get(ContactRow, contact_id) is not None:
        raise refused_field("id", "This id is in use.")
    refuse_erased(session, contact_id)
    citizen_id, matched_by = _whose(session, asker, asked)
    row = ContactRow(
        id=contact_id,
        citizen_id=citizen_id,
        matched_by=matched_by.value,
        speaking_with=asked.speaking_with,
        channel=asked.channel.value,
        direction=asked.direction.value,
        number=asked.number,
        number_kind=asked.number_kind.value,
        started_at=asked.started_at,
        finished_at=asked.finished_at,
        held_seconds=asked.held_seconds,
        service_code=asked.service_code,
        outcome=asked.outcome.value,
        title=title_of(asked.channel, service.service if service else None),
        summary=" ".join(asked.notes.split())[:SUMMARY_LENGTH],
        notes=asked.notes,
        identity=msgspec.to_builtins(asked.identity),
        handled_by=asker.user.id,
        received_at=asker.now,
        answers_given=len(asked.quotes),
    )
    session.add(row)
    session.flush()
    keep(session, contact_id, asked.script_runs)
    events.keep(session, asker, contact_id, asked.events)
    told_later(session, contact_id)
    quotes.keep(session, asker, row, asked.quotes)
    write_down(session, asker, "contact.add", (citizen_id,), contact_id)
    if matched_by is MatchedBy.NUMBER:
        write_down(session, asker, "contact.match", (citizen_id,), contact_id)
    tell_of_citizens(session, row.citizen_id)
    return as_contact(row, asker.user.name)


def _whose(session: Session, asker: Asker, asked: ContactWrite) -> tuple[UUID | None, MatchedBy]:
    """Whom the contact is with: whom the handler said; else the one person who rings from this number, if any."""
    if asked.citizen_id is not None:
        return asked.citizen_id, MatchedBy.HANDLER
    shown = asked.number if asked.number_kind in {NumberKind.GIVEN, NumberKind.RELAY} else None
    found = only_one_at(session, shown, today_of(asker.now)) if shown and asked.speaking_with is None else None
    return found, MatchedBy.NOBODY if found is None else MatchedBy.NUMBER


def _check_people(session: Session, asked: ContactWrite) -> None:
    if asked.citizen_id is not None and session.get(CitizenRow, asked.citizen_id) is None:
        raise refused_field("citizen_id", "There is no such citizen.")
    if asked.speaking_with is None:
        return
    named = select(RepresentativeRow.id).where(
        or_(RepresentativeRow.id == asked.speaking_with, RepresentativeRow.person_id == asked.speaking_with)
    )
    if asked.citizen_id is not None:
        named = named.where(RepresentativeRow.citizen_id == asked.citizen_id)
    if session.scalar(named.limit(1)) is None:
        raise refused_field("speaking_with", "This citizen has no such representative.")


def find_contact(session: Session, contact_id: UUID) -> Contact | None:
    """One contact whole; None where there is none."""
    row = session.get(ContactRow, contact_id)
    return None if row is None else as_contact(row, name_of(session, row.handled_by))


def as_contact(row: ContactRow, handled_by_name: str) -> Contact:
    """The contact as the contract has it."""
    return Contact(
        id=row.id,
        citizen_id=row.citizen_id,
        speaking_with=row.speaking_with,
        channel=Channel(row.channel),
        direction=Direction(row.direction),
        number_kind=NumberKind(row.number_kind),
        started_at=row.started_at,
        finished_at=row.finished_at,
        held_seconds=row.held_seconds,
        service_code=row.service_code,
        outcome=Outcome(row.outcome or Outcome.ANSWERED),
        notes=row.notes,
        identity=msgspec.convert(row.identity, IdentityCheck | None),
        handled_by=row.handled_by,
        handled_by_name=handled_by_name,
        received_at=row.received_at,
        matched_by=MatchedBy(row.matched_by),
    )

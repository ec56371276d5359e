"""Contacts that a practice scenario may be made from: a list that names nobody, and the least of one that is needed."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from agent_desktop.contract.answering import Source
from agent_desktop.contract.base import Page, Record
from agent_desktop.contract.cases import CaseState, WireAnswers
from agent_desktop.contract.citizens import Channel, Citizen
from agent_desktop.contract.contacts import IdentityCheck, NumberKind
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.problems import ProblemType
from agent_desktop.contract.rewriting import (
    CaseForPractice,
    ContactForPractice,
    PersonRole,
    PersonThen,
    PracticeMaterial,
)
from agent_desktop.contract.script_runs import ScriptRun
from agent_desktop.scripts.standing import day_of
from central_server.accounts.tables import Account
from central_server.answering.tables import ContactQuoteRow
from central_server.cases.tables import CaseRow
from central_server.citizens.repository import as_citizen, current_rows
from central_server.citizens.tables import RepresentativeRow
from central_server.contacts.erasing import refuse_erased
from central_server.contacts.review_material import Books
from central_server.contacts.tables import ContactRow, ScriptRunRow
from central_server.contacts.then import flags_then
from central_server.knowledge.tables import ArticleRow
from central_server.refusals import Refusal, not_found
from central_server.versions.listing import newest_first

MOST_OPEN_CASES = 5
"""Cases that were open already, the newest: enough for a record that matters to the call."""


class PracticeFilter(Record, frozen=True, kw_only=True):
    """None: all of them."""

    script: str | None = None
    channel: Channel | None = None


def page(session: Session, only: PracticeFilter, cursor: str | None, limit: int) -> Page[ContactForPractice]:
    """Newest first."""
    first_run = and_(ScriptRunRow.contact_id == ContactRow.id, ScriptRunRow.position == 0)
    wanted = select(ContactRow, ScriptRunRow.script_id, ScriptRunRow.run).join(ScriptRunRow, first_run)
    if only.script is not None:
        wanted = wanted.where(ScriptRunRow.script_id == only.script)
    if only.channel is not None:
        wanted = wanted.where(ContactRow.channel == only.channel.value)
    key = (ContactRow.started_at, ContactRow.id)
    return newest_first(session, wanted, key, cursor=cursor, limit=limit, convert=_listed)


def material_of(session: Session, contact_id: UUID) -> tuple[PracticeMaterial, tuple[UUID, ...]]:
    """What a scenario is made of, and whose records that shows.

    Raises Refusal: 404; 410 where it was erased; 422 where no script was gone through to its end.
    """
    contact = _contact(session, contact_id)
    runs = _runs(session, contact_id)
    if not any(run.ended for run in runs):
        raise Refusal(ProblemType.REFUSED, "No script was gone through to its end in this contact.")
    hashes = {pin.hash for run in runs for pin in run.pins}
    identity = msgspec.convert(contact.identity, IdentityCheck) if contact.identity else None
    material = PracticeMaterial(
        contact=contact.id,
        started_at=contact.started_at,
        channel=Channel(contact.channel),
        number=contact.number or "",
        number_kind=NumberKind(contact.number_kind),
        service_code=contact.service_code,
        outcome=Outcome(contact.outcome) if contact.outcome else Outcome.ANSWERED,
        notes=contact.notes,
        identity=identity.method if identity else None,
        people=people_of(session, contact_id),
        runs=runs,
        scripts=dict(Books().of(session, hashes)),
        flags=tuple(flag.code for flag in flags_then(session, (contact,)).get(contact.id, ())),
        articles=_articles(session, contact_id),
        cases=tuple(_cases(session, contact)),
    )
    speaker = _representative(session, contact)
    return material, tuple(each for each in (contact.citizen_id, speaker.person_id if speaker else None) if each)


def people_of(session: Session, contact_id: UUID) -> tuple[PersonThen, ...]:
    """Everybody real in it: the citizen, who spoke for them, and whoever handled it. Raises Refusal: 404, 410."""
    contact = _contact(session, contact_id)
    return tuple(_people(session, contact))


def numbers_of(session: Session, contact_id: UUID) -> tuple[str, tuple[str, ...], int]:
    """The number that rang, "" for none; the references of the cases; the year. Raises Refusal: 404, 410."""
    contact = _contact(session, contact_id)
    references = tuple(case.reference for case in _cases(session, contact))
    return contact.number or "", references, day_of(contact.started_at).year


def _contact(session: Session, contact_id: UUID) -> ContactRow:
    row = session.get(ContactRow, contact_id)
    if row is None:
        refuse_erased(session, contact_id)
        raise not_found("contact")
    return row


def _listed(found: Sequence[Any]) -> ContactForPractice:
    row, script_id, run = found
    return ContactForPractice(
        id=row.id,
        script=script_id,
        channel=Channel(row.channel),
        service_code=row.service_code,
        finished_at=row.finished_at,
        seconds=round((row.finished_at - row.started_at).total_seconds()),
        whole=msgspec.json.decode(run, type=ScriptRun).ended is not None,
    )


def _runs(session: Session, contact_id: UUID) -> tuple[ScriptRun, ...]:
    rows = session.scalars(
        select(ScriptRunRow.run).where(ScriptRunRow.contact_id == contact_id).order_by(ScriptRunRow.position)
    )
    return tuple(msgspec.json.decode(run, type=ScriptRun) for run in rows)


def _people(session: Session, contact: ContactRow) -> Iterator[PersonThen]:
    if contact.citizen_id is not None:
        yield _person(_record(session, contact.citizen_id), PersonRole.CITIZEN)
    speaker = _representative(session, contact)
    if speaker is not None:
        own = PersonThen(role=PersonRole.REPRESENTATIVE, name=speaker.name)
        if speaker.person_id is not None:
            own = _person(_record(session, speaker.person_id), PersonRole.REPRESENTATIVE)
        yield msgspec.structs.replace(
            own,
            relation=speaker.relation,
            may_discuss=tuple(speaker.may_discuss),
            valid_until=speaker.valid_until,
        )
    handler = session.get(Account, contact.handled_by) if contact.handled_by else None
    if handler is not None:
        yield PersonThen(role=PersonRole.COLLEAGUE, name=handler.name)


def _person(citizen: Citizen, role: PersonRole) -> PersonThen:
    return PersonThen(
        role=role,
        name=citizen.name,
        latin_name=citizen.latin_name,
        birth_date=citizen.birth_date,
        died_on=citizen.died_on,
        languages=citizen.languages,
        preferred_channel=citizen.preferred_channel,
        preferred_format=citizen.preferred_format,
        address=citizen.address,
        phones=citizen.phones,
        email=citizen.email,
    )


def _representative(session: Session, contact: ContactRow) -> RepresentativeRow | None:
    if contact.speaking_with is None:
        return None
    named = or_(RepresentativeRow.id == contact.speaking_with, RepresentativeRow.person_id == contact.speaking_with)
    return session.scalar(select(RepresentativeRow).where(named, RepresentativeRow.citizen_id == contact.citizen_id))


def _record(session: Session, citizen_id: UUID) -> Citizen:
    """As it is now, of whom it was merged into."""
    return as_citizen(session, current_rows(session, (citizen_id,))[citizen_id])


def _articles(session: Session, contact_id: UUID) -> tuple[str, ...]:
    rows = session.scalars(
        select(ArticleRow.slug)
        .join(ContactQuoteRow, ContactQuoteRow.subject_id == ArticleRow.id)
        .where(ContactQuoteRow.contact_id == contact_id, ContactQuoteRow.source == Source.ARTICLE.value)
        .order_by(ContactQuoteRow.position)
    )
    return tuple(dict.fromkeys(slug for slug in rows if slug))


def _cases(session: Session, contact: ContactRow) -> Iterator[CaseForPractice]:
    """Those that the contact raised, then those of the citizen that were open when it began."""
    raised = session.scalars(
        select(CaseRow).where(CaseRow.contact_id == contact.id).order_by(CaseRow.opened_at, CaseRow.id)
    )
    yield from (_case(row, raised=True) for row in raised)
    if contact.citizen_id is None:
        return
    earlier = session.scalars(
        select(CaseRow)
        .where(
            CaseRow.citizen_id == contact.citizen_id,
            CaseRow.opened_at < contact.started_at,
            CaseRow.state.in_((CaseState.OPEN.value, CaseState.WAITING.value)),
        )
        .order_by(CaseRow.opened_at.desc(), CaseRow.id)
        .limit(MOST_OPEN_CASES)
    )
    yield from (_case(row, raised=False) for row in earlier)


def _case(row: CaseRow, *, raised: bool) -> CaseForPractice:
    return CaseForPractice(
        reference=row.reference,
        service_code=row.service_code,
        opened_at=row.opened_at,
        raised=raised,
        state=CaseState(row.state),
        progress=row.progress,
        place=row.place,
        answers=msgspec.convert(row.answers, WireAnswers),
    )

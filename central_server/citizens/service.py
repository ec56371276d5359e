"""Adding and changing citizens."""

from datetime import date
from uuid import UUID

from msgspec import UNSET
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from agent_desktop.citizens.names import terms
from agent_desktop.citizens.query import postcode_key
from agent_desktop.contract.citizens import Address, Citizen, CitizenChange, CitizenWrite, Phone
from agent_desktop.contract.problems import FieldError
from central_server.api.asker import Asker
from central_server.api.preconditions import changed
from central_server.audit.trail import write_down
from central_server.citizens.name_index import index_name
from central_server.citizens.repository import as_citizen
from central_server.citizens.tables import CitizenRow, PhoneRow, RepresentativeRow
from central_server.edits import repository as edits
from central_server.feed.telling import tell_of_citizens
from central_server.refusals import not_found, refuse_fields, refused_field

NOUN = "citizen"
"""What its edits are kept under."""


def add(session: Session, asker: Asker, citizen_id: UUID, asked: CitizenWrite) -> Citizen:
    """Raises Refusal (422) for what no person's record can hold."""
    _check(asker, asked)
    if session.get(CitizenRow, citizen_id) is not None:
        raise refused_field("id", "This id is in use.")
    row = CitizenRow(
        id=citizen_id,
        version=1,
        name=asked.name.strip(),
        latin_name=asked.latin_name.strip(),
        birth_date=asked.birth_date,
        status="living",
        languages=[{"tag": each.tag, "level": each.level.value} for each in asked.languages],
        preferred_channel=asked.preferred_channel.value if asked.preferred_channel else None,
        preferred_format=asked.preferred_format,
        created_at=asker.now,
        updated_at=asker.now,
    )
    _set_address(row, asked.address)
    _set_email(row, asked.email)
    session.add(row)
    session.flush()
    _set_phones(session, citizen_id, asked.phones)
    index_name(session, citizen_id, row.name, row.latin_name)
    write_down(session, asker, "citizen.add", (citizen_id,))
    tell_of_citizens(session, citizen_id)
    session.flush()
    return as_citizen(session, row)


def change(session: Session, asker: Asker, citizen_id: UUID, version: int, asked: CitizenChange) -> Citizen:
    """Raises Refusal: 404, 412 where it is no longer at `version`, 422."""
    row = session.get(CitizenRow, citizen_id, with_for_update=True)
    if row is None:
        raise not_found("citizen")
    if row.version != version:
        raise changed()
    _check(asker, asked)
    before = as_citizen(session, row)
    _set_fields(row, asked)
    if asked.phones is not UNSET:
        _set_phones(session, citizen_id, asked.phones)
    if asked.name is not UNSET or asked.latin_name is not UNSET:
        index_name(session, citizen_id, row.name, row.latin_name)
    row.version += 1
    row.updated_at = asker.now
    write_down(session, asker, "citizen.change", (citizen_id,))
    # Whoever speaks for them sees their name.
    speaks = select(RepresentativeRow.person_id).where(RepresentativeRow.citizen_id == citizen_id)
    tell_of_citizens(session, citizen_id, *session.scalars(speaks))
    session.flush()
    after = as_citizen(session, row)
    edits.keep(session, asker, NOUN, before=before, after=after, asked=asked)
    return after


def _check(asker: Asker, asked: CitizenWrite | CitizenChange) -> None:
    errors = []
    if asked.name is not UNSET and not asked.name.strip():
        errors.append(FieldError(field="name", message="A name is needed."))
    if asked.name is not UNSET and asked.name and not terms(asked.name) and not terms(asked.latin_name or ""):
        errors.append(FieldError(field="name", message="A name needs a letter."))
    if isinstance(asked.birth_date, date) and asked.birth_date > asker.now.date():
        errors.append(FieldError(field="birth_date", message="This day is still to come."))
    if asked.email and asked.email.count("@") != 1:
        errors.append(FieldError(field="email", message="An e-mail address has one @ in it."))
    refuse_fields(errors)


def _set_fields(row: CitizenRow, asked: CitizenChange) -> None:
    if asked.name is not UNSET:
        row.name = asked.name.strip()
    if asked.latin_name is not UNSET:
        row.latin_name = asked.latin_name.strip()
    if asked.birth_date is not UNSET:
        row.birth_date = asked.birth_date
    if asked.languages is not UNSET:
        row.languages = [{"tag": each.tag, "level": each.level.value} for each in asked.languages]
    if asked.preferred_channel is not UNSET:
        row.preferred_channel = asked.preferred_channel.value if asked.preferred_channel else None
    if asked.preferred_format is not UNSET:
        row.preferred_format = asked.preferred_format
    if asked.address is not UNSET:
        _set_address(row, asked.address)
    if asked.email is not UNSET:
        _set_email(row, asked.email)


def _set_address(row: CitizenRow, address: Address | None) -> None:
    row.address_line = address.line if address else ""
    row.locality = address.locality if address else ""
    row.postcode = address.postcode if address else ""
    row.postcode_key = postcode_key(row.postcode)[:10]


def _set_email(row: CitizenRow, email: str) -> None:
    row.email = email.strip()
    row.email_key = row.email.casefold()[:254]


def _set_phones(session: Session, citizen_id: UUID, phones: tuple[Phone, ...]) -> None:
    session.execute(delete(PhoneRow).where(PhoneRow.citizen_id == citizen_id))
    session.add_all(
        PhoneRow(citizen_id=citizen_id, position=position, e164=phone.e164, kind=phone.kind)
        for position, phone in enumerate(phones)
    )

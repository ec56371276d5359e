"""Citizens as the contract has them."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, aliased

from agent_desktop.contract.citizens import (
    Address,
    Channel,
    Citizen,
    CitizenStatus,
    Language,
    Phone,
    Representative,
)
from agent_desktop.contract.contacts import Represented
from central_server.citizens.tables import CitizenRow, PhoneRow, RepresentativeRow

LONGEST_CHAIN = 10
"""Merges followed: a duplicate of a duplicate is rare, and a circle is a mistake in the data."""


def current_rows(session: Session, ids: Iterable[UUID]) -> Mapping[UUID, CitizenRow]:
    """By each of `ids`, the row it stands for today: its own, or the one it was merged into."""
    wanted = tuple(ids)
    if not wanted:
        return {}
    rows = {row.id: row for row in session.scalars(select(CitizenRow).where(CitizenRow.id.in_(wanted)))}
    for _ in range(LONGEST_CHAIN):
        targets = {row.merged_into for row in rows.values() if row.merged_into is not None}
        unread = targets - rows.keys()
        if not unread:
            break
        rows |= {row.id: row for row in session.scalars(select(CitizenRow).where(CitizenRow.id.in_(unread)))}
    return {wanted_id: _follow(rows, wanted_id) for wanted_id in wanted if wanted_id in rows}


def _follow(rows: Mapping[UUID, CitizenRow], citizen_id: UUID) -> CitizenRow:
    row = rows[citizen_id]
    for _ in range(LONGEST_CHAIN):
        if row.merged_into is None or row.merged_into not in rows:
            break
        row = rows[row.merged_into]
    return row


def as_citizen(session: Session, row: CitizenRow) -> Citizen:
    """`row` with its phones and representatives: two statements more."""
    phones = session.scalars(select(PhoneRow).where(PhoneRow.citizen_id == row.id).order_by(PhoneRow.position))
    representatives = session.scalars(
        select(RepresentativeRow).where(RepresentativeRow.citizen_id == row.id).order_by(RepresentativeRow.id)
    )
    has_address = row.address_line or row.locality or row.postcode
    return Citizen(
        id=row.id,
        version=row.version,
        name=row.name,
        latin_name=row.latin_name,
        birth_date=row.birth_date,
        status=CitizenStatus(row.status),
        died_on=row.died_on,
        merged_into=row.merged_into,
        languages=tuple(msgspec.convert(language, Language) for language in row.languages),
        preferred_channel=Channel(row.preferred_channel) if row.preferred_channel else None,
        preferred_format=row.preferred_format,
        address=Address(line=row.address_line, locality=row.locality, postcode=row.postcode) if has_address else None,
        phones=tuple(Phone(e164=phone.e164, kind=phone.kind) for phone in phones),
        email=row.email,
        representatives=tuple(_representative(each) for each in representatives),
        updated_at=row.updated_at,
    )


def _representative(row: RepresentativeRow) -> Representative:
    return Representative(
        id=row.id,
        name=row.name,
        relation=row.relation,
        citizen_id=row.person_id,
        phone=row.phone,
        may_discuss=tuple(row.may_discuss),
        evidence=row.evidence,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
    )


def represented_by(session: Session, people: Iterable[UUID], today: date) -> Mapping[UUID, tuple[Represented, ...]]:
    """Whom each of `people` may speak for today."""
    represented = aliased(CitizenRow)
    found = session.execute(
        select(RepresentativeRow, represented.name)
        .join(represented, represented.id == RepresentativeRow.citizen_id)
        .where(RepresentativeRow.person_id.in_(tuple(people)), in_force(today))
        .order_by(represented.name, RepresentativeRow.id)
    )
    by_person: dict[UUID, list[Represented]] = {}
    for row, name in found:
        assert row.person_id is not None
        by_person.setdefault(row.person_id, []).append(
            Represented(citizen_id=row.citizen_id, name=name, relation=row.relation, may_discuss=tuple(row.may_discuss))
        )
    return {person: tuple(represented) for person, represented in by_person.items()}


def in_force(today: date) -> ColumnElement[bool]:
    """The condition that a representative's authority counts on `today`."""
    return (RepresentativeRow.valid_from <= today) & or_(
        RepresentativeRow.valid_until.is_(None), RepresentativeRow.valid_until >= today
    )

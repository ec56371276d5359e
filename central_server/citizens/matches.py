"""People to choose between, and who fits a number."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import exists, func, literal, or_, select, union_all
from sqlalchemy.orm import Session

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.citizens import CitizenMatch, CitizenStatus, MatchedOn
from agent_desktop.contract.contacts import Represented
from agent_desktop.contract.flags import Flag
from central_server.citizens.repository import current_rows, in_force, represented_by
from central_server.citizens.tables import CitizenRow, PhoneRow, RepresentativeRow
from central_server.flags.repository import flags_of

MOST_AT_A_NUMBER = 100
"""A switchboard may stand in hundreds of records; no one chooses from more than this."""


class Found:
    """The people found, each once, with everything that is shown of them; in the order they were found."""

    def __init__(self, session: Session, ways: Sequence[tuple[UUID, MatchedOn]], role: Role, today: date) -> None:
        self.rows: dict[UUID, CitizenRow] = {}
        self.matched_on: dict[UUID, tuple[MatchedOn, ...]] = {}
        current = current_rows(session, dict.fromkeys(citizen_id for citizen_id, _ in ways))
        for citizen_id, way in ways:
            row = current.get(citizen_id)
            if row is not None:
                self.rows[row.id] = row
                self.matched_on[row.id] = tuple(dict.fromkeys((*self.matched_on.get(row.id, ()), way)))
        self.represents: Mapping[UUID, tuple[Represented, ...]] = {}
        self.flags: Mapping[UUID, tuple[Flag, ...]] = {}
        if self.rows:
            self.represents = represented_by(session, self.rows, today)
            self.flags = flags_of(session, self.rows, role, today)

    def matches(self, today: date, references: Mapping[UUID, str] | None = None) -> tuple[CitizenMatch, ...]:
        return tuple(
            CitizenMatch(
                id=row.id,
                name=row.name,
                latin_name=row.latin_name,
                birth_date=row.birth_date,
                address_line=row.address_line,
                postcode=row.postcode,
                status=CitizenStatus(row.status),
                matched_on=self.matched_on[row.id],
                speaks_for=tuple(each.name for each in self.represents.get(row.id, ())),
                flag_codes=tuple(
                    flag.code for flag in self.flags.get(row.id, ()) if flag.approved and flag.starts_on <= today
                ),
                case_reference=(references or {}).get(row.id),
            )
            for row in self.rows.values()
        )


def at_number(session: Session, e164: str, today: date) -> list[tuple[UUID, MatchedOn]]:
    """Who has this number, then who speaks for someone by it (or whom they speak for, where they are no citizen)."""
    own = select(PhoneRow.citizen_id.label("id"), literal(0).label("way")).where(PhoneRow.e164 == e164)
    speaking = select(
        func.coalesce(RepresentativeRow.person_id, RepresentativeRow.citizen_id, type_=CitizenRow.id.type).label("id"),
        literal(1).label("way"),
    ).where(RepresentativeRow.phone == e164, in_force(today))
    both = union_all(own, speaking).subquery()
    found = session.execute(
        select(both.c.id, both.c.way).distinct().order_by(both.c.way, both.c.id).limit(MOST_AT_A_NUMBER)
    )
    return [(citizen_id, MatchedOn.REPRESENTATIVE if way else MatchedOn.PHONE) for citizen_id, way in found]


def only_one_at(session: Session, e164: str, today: date) -> UUID | None:
    """The one person who can be ringing from this number.

    None where several have it, and where whoever has it may be speaking for someone else: then only a handler can say
    whom the call is about. The dead, and records given up for another, do not ring.
    """
    ringing = (CitizenStatus.LIVING.value, CitizenStatus.MOVED.value)
    wanted = (
        select(PhoneRow.citizen_id)
        .join(CitizenRow, CitizenRow.id == PhoneRow.citizen_id)
        .where(PhoneRow.e164 == e164, CitizenRow.status.in_(ringing), CitizenRow.merged_into.is_(None))
    )
    people = session.scalars(wanted.distinct().limit(2)).all()
    if len(people) != 1:
        return None
    speaking = exists().where(
        or_(RepresentativeRow.phone == e164, RepresentativeRow.person_id == people[0]), in_force(today)
    )
    return None if session.scalar(select(speaking)) else people[0]

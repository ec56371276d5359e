"""A tiny authority, written straight into a database: just enough people and services to ask about."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import msgspec
from sqlalchemy.orm import Session

from agent_desktop.citizens.query import postcode_key
from agent_desktop.contract.base import Words
from agent_desktop.contract.flags import FlagDefinition, FlagGroup
from agent_desktop.contract.services import (
    Calendar,
    FieldKind,
    FormField,
    Opening,
    Option,
    Promise,
    PromiseUnit,
    Service,
)
from agent_desktop.ids import new_id
from central_server.citizens.name_index import index_name
from central_server.citizens.tables import CitizenRow, PhoneRow, RepresentativeRow
from central_server.contacts.tables import ContactRow
from central_server.database.engine import make_engine
from central_server.database.migrate import upgrade_to_head
from central_server.database.session import Database
from central_server.flags.tables import FlagDefinitionRow
from central_server.services.tables import CalendarRow, DepartmentRow, ServiceRow

LONG_AGO = datetime(2026, 1, 5, 9, tzinfo=UTC)
BIN, NOISE = "missed-bin", "noise"


def words(text: str) -> Words:
    return Words(en=text)


def fill(database_url: str) -> None:
    """Services and the flag catalogue: what every test needs."""
    database = Database(make_engine(database_url))
    upgrade_to_head(database.engine)
    openings = tuple(Opening(day=day, opens=time(9), closes=time(17)) for day in range(5))
    calendar = Calendar(code="office", zone="Europe/London", country="GB", subdivision="ENG", openings=openings)
    form = (
        FormField(
            code="bin",
            kind=FieldKind.ONE_OF,
            label=words("Which bin?"),
            required=True,
            options=(Option(code="green", label=words("Green")), Option(code="black", label=words("Black"))),
        ),
        FormField(code="count", kind=FieldKind.NUMBER, label=words("How many?"), least=1, most=9),
    )
    with database.writing() as session:
        session.add(DepartmentRow(code="streets", position=0, name=msgspec.to_builtins(words("Streets"))))
        session.add(CalendarRow(code="office", body=msgspec.to_builtins(calendar)))
        session.flush()
        for position, (code, fields) in enumerate(((BIN, form), (NOISE, ()))):
            service = Service(
                code=code,
                department_code="streets",
                name=words(code.replace("-", " ").capitalize()),
                description=words("A service"),
                case_title=words(f"{code} reported"),
                keywords=("bin",),
                promise=Promise(amount=2, unit=PromiseUnit.WORKING_DAYS),
                calendar_code="office",
                form=fields,
            )
            body = msgspec.to_builtins(service)
            session.add(
                ServiceRow(code=code, department_code="streets", calendar_code="office", position=position, body=body)
            )
        for rank, (code, restricted) in enumerate((("HEAR", False), ("TEMP", False), ("PVP", True))):
            definition = FlagDefinition(
                code=code,
                label=words(code),
                guidance=words("Speak slowly"),
                group=FlagGroup.SAFETY if restricted else FlagGroup.COMMUNICATION,
                icon="ear",
                rank=rank,
                restricted=restricted,
                end_required=code == "TEMP",
            )
            body = msgspec.to_builtins(definition)
            session.add(FlagDefinitionRow(code=code, rank=rank, restricted=restricted, body=body))
    database.engine.dispose()


def add_person(
    session: Session,
    name: str,
    *,
    phone: str | None = None,
    birth_date: date | None = None,
    postcode: str = "",
    email: str = "",
    status: str = "living",
    latin_name: str = "",
    merged_into: UUID | None = None,
) -> UUID:
    citizen_id = new_id()
    session.add(
        CitizenRow(
            id=citizen_id,
            name=name,
            latin_name=latin_name,
            birth_date=birth_date,
            status=status,
            languages=[],
            postcode=postcode,
            postcode_key=postcode_key(postcode),
            email=email,
            email_key=email.casefold(),
            merged_into=merged_into,
            created_at=LONG_AGO,
            updated_at=LONG_AGO,
        )
    )
    session.flush()
    if phone:
        session.add(PhoneRow(citizen_id=citizen_id, position=0, e164=phone))
    index_name(session, citizen_id, name, latin_name)
    return citizen_id


def add_contacts(session: Session, citizen_id: UUID, count: int) -> list[UUID]:
    """`count` phone calls an hour apart, every second for BIN, the rest for no service; oldest first."""
    ids = [new_id() for _ in range(count)]
    for number, contact_id in enumerate(ids):
        at = LONG_AGO + timedelta(hours=number // 2)  # pairs share their moment: the id must decide
        session.add(
            ContactRow(
                id=contact_id,
                citizen_id=citizen_id,
                channel="phone" if number % 3 else "email",
                direction="inbound",
                number_kind="none",
                started_at=at,
                finished_at=at,
                service_code=BIN if number % 2 else None,
                outcome="answered",
                title="Phone call",
                received_at=at,
            )
        )
    session.flush()
    return ids


def add_representative(
    session: Session, citizen_id: UUID, name: str, *, person_id: UUID | None = None, phone: str | None = None
) -> UUID:
    row_id = new_id()
    session.add(
        RepresentativeRow(
            id=row_id,
            citizen_id=citizen_id,
            person_id=person_id,
            name=name,
            relation="daughter",
            phone=phone,
            may_discuss=[],
            valid_from=date(2020, 1, 1),
        )
    )
    session.flush()
    return row_id

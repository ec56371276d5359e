"""Rows of an outbox, one of each state and kind, and what words them."""

from datetime import UTC, datetime, timedelta

import msgspec
from msgspec.structs import replace

from agent_desktop.contract.answering import FeedbackKind, FeedbackWrite, QuestionWrite
from agent_desktop.contract.base import Words, Write
from agent_desktop.contract.cases import CaseWrite
from agent_desktop.contract.citizens import Address, Channel, Citizen, CitizenChange, CitizenWrite
from agent_desktop.contract.contacts import ContactWrite
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.contract.flags import FlagBasis, FlagWrite
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.problems import FieldError
from agent_desktop.contract.services import FieldKind, FormField, Option, Promise, PromiseUnit, Service
from agent_desktop.ids import new_id
from agent_desktop.outbox.rows import OutboxRow, RowState
from ui.outbox.words import Around

NOW = datetime(2026, 11, 22, 14, 20, tzinfo=UTC)
ZONE = "Europe/London"
NOTES = "Gwen says the key safe was moved to the side gate."
REFERENCE, ANOTHER = "CS-7F3K-9M2W", "CS-2222-2222"


def words(text: str) -> Words:
    return Words(en=text)


BINS = Service(
    code="bins",
    department_code="waste",
    name=words("Missed bin"),
    description=words("Missed bin"),
    case_title=words("Missed bin"),
    keywords=("bin",),
    promise=Promise(amount=1, unit=PromiseUnit.WORKING_DAYS),
    calendar_code="council",
    form=(
        FormField(
            code="bin",
            kind=FieldKind.ONE_OF,
            label=words("Which bin was it?"),
            required=True,
            options=(Option(code="black", label=words("Black")), Option(code="green", label=words("Green"))),
        ),
        FormField(code="where", kind=FieldKind.TEXT, label=words("Where is it kept?"), most=40),
    ),
    icon="trash-2",
)
CONCERN = replace(
    BINS,
    code="adult_concern",
    name=words("Concern about an adult"),
    case_title=words("Concern about an adult"),
    form=(FormField(code="what", kind=FieldKind.LONG_TEXT, label=words("What they said"), required=True),),
    icon="shield",
)
SERVICES = {service.code: service for service in (BINS, CONCERN)}


def raw(record: msgspec.Struct) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(record))


def row(kind: DeliveryKind, body: Write, about: str = "Mair Evans", **fields: object) -> OutboxRow:
    made = OutboxRow(id=new_id(), kind=kind, body=raw(body), about=about, made_at=NOW - timedelta(minutes=18))
    return replace(made, **fields)


def contact(about: str = "Mair Evans", **fields: object) -> OutboxRow:
    write = ContactWrite(
        channel=Channel.PHONE,
        started_at=NOW - timedelta(minutes=25),
        finished_at=NOW - timedelta(minutes=18),
        outcome=Outcome.CASE_RAISED,
        service_code="bins",
        notes=NOTES,
    )
    return row(DeliveryKind.CONTACT, write, about, **fields)


def case(of: OutboxRow, **fields: object) -> OutboxRow:
    write = CaseWrite(
        reference=REFERENCE,
        service_code="bins",
        contact_id=of.id,
        opened_at=NOW,
        promised_at=NOW + timedelta(days=1),
        place="12 Heol y Bont",
        answers={"bin": "black", "where": "In the side passage"},
    )
    return row(DeliveryKind.CASE, write, of.about, reference=REFERENCE, after=(of.id,), **fields)


def concern(of: OutboxRow, **fields: object) -> OutboxRow:
    """Raised in the same contact, beside its own case."""
    write = CaseWrite(
        reference=ANOTHER,
        service_code=CONCERN.code,
        contact_id=of.id,
        opened_at=NOW,
        promised_at=NOW + timedelta(days=1),
        answers={"what": "Curtains shut for four days."},
    )
    return row(DeliveryKind.CASE, write, of.about, reference=ANOTHER, after=(of.id,), **fields)


PERSON = Citizen(id=new_id(), version=3, name="Łukasz Żółć", email="old@example.org")


def correction(**fields: object) -> OutboxRow:
    address = Address(line="14 Heol y Bont", locality="", postcode="FB3 4QX")
    change = CitizenChange(address=address, email="new@example.org")
    kept = {"record_id": PERSON.id, "base": raw(PERSON), **fields}
    return row(DeliveryKind.CITIZEN_CHANGE, change, PERSON.name, **kept)


def refused(waiting: OutboxRow, *errors: FieldError) -> OutboxRow:
    said = "The server will not take this as it is."
    return replace(waiting, state=RowState.REFUSED, attempts=1, said=said, errors=errors)


FEEDBACK = FeedbackWrite(
    article_id=new_id(), version=3, kind=FeedbackKind.OUT_OF_DATE, remark="Not since April.", said_at=NOW
)
QUESTION = QuestionWrite(words="Can I bring paint to the tip?", asked_at=NOW, service_code="bins")


def one_of_each() -> tuple[OutboxRow, ...]:
    """Waiting, waiting for the first, refused, meeting another's, and one with a hostile name."""
    first = contact(attempts=3, next_try_at=NOW + timedelta(minutes=2), said="The server did not answer.")
    flag = FlagWrite(
        code="HEAR",
        own_words="Speak to my left side",
        asked_by="Mair",
        asked_on=NOW.date(),
        basis=FlagBasis.CONSENT,
        starts_on=NOW.date(),
        review_on=NOW.date(),
    )
    return (
        first,
        case(first),
        refused(contact("Gwen <b>Evans</b> & Daughter"), FieldError(field="notes", message="Too long")),
        correction(state=RowState.MEETS),
        row(DeliveryKind.FLAG, flag, "O" + "o" * 150, citizen_id=new_id()),
        row(DeliveryKind.CITIZEN, CitizenWrite(name="Nia Rhys"), "Nia Rhys"),
    )


def around(rows: tuple[OutboxRow, ...]) -> Around:
    return Around(now=NOW, zone=ZONE, rows={row.id: row for row in rows})

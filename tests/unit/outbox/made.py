"""Rows and records of invented people, by hand and by hypothesis."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import msgspec
from hypothesis import strategies as st
from msgspec import UNSET, Raw
from msgspec.structs import replace

from agent_desktop.contract.answering import FeedbackKind, FeedbackWrite, QuestionWrite
from agent_desktop.contract.cases import Case, CaseChange, CaseState, CaseWrite
from agent_desktop.contract.citizens import Channel, Citizen, CitizenChange, CitizenWrite, Language, Phone
from agent_desktop.contract.contacts import ContactWrite
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.contract.flags import Flag, FlagBasis, FlagChange, FlagWrite
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.outbox.rows import OutboxRow

NOW = datetime(2026, 11, 17, 14, 2, tzinfo=UTC)
TODAY = NOW.date()


def raw(record: msgspec.Struct) -> Raw:
    return Raw(msgspec.json.encode(record))


def row(kind: DeliveryKind, body: msgspec.Struct, **more: object) -> OutboxRow:
    fields: dict[str, Any] = {"id": uuid4(), "made_at": NOW, **more}
    return OutboxRow(kind=kind, body=raw(body), **fields)


def citizen(**more: object) -> Citizen:
    plain = Citizen(
        id=uuid4(), version=3, name="Wynne Abbott", email="wynne@example.org", phones=(Phone(e164="+441632960001"),)
    )
    return replace(plain, **more)


def case(**more: object) -> Case:
    plain = Case(
        id=uuid4(),
        version=2,
        reference="CS-7F3K-9M2W",
        service_code="bins",
        title="Missed bin",
        state=CaseState.OPEN,
        opened_at=NOW,
        due_at=NOW + timedelta(days=3),
        citizen_id=uuid4(),
        contact_id=uuid4(),
        answers={"bin": "green", "where": "kerb"},
    )
    return replace(plain, **more)


def flag(**more: object) -> Flag:
    plain = Flag(
        id=uuid4(),
        citizen_id=uuid4(),
        code="LARGE",
        own_words="Sixteen point",
        asked_by="Wynne",
        asked_on=TODAY,
        basis=FlagBasis.CONSENT,
        starts_on=TODAY,
        review_on=TODAY,
    )
    return replace(plain, **more)


def contact_write(**more: object) -> ContactWrite:
    plain = ContactWrite(
        channel=Channel.PHONE,
        started_at=NOW,
        finished_at=NOW + timedelta(minutes=3),
        outcome=Outcome.ANSWERED,
        notes="Asked about the green bin",
    )
    return replace(plain, **more)


def case_write(contact_id: UUID, **more: object) -> CaseWrite:
    plain = CaseWrite(
        reference="CS-7F3K-9M2W",
        service_code="bins",
        contact_id=contact_id,
        opened_at=NOW,
        promised_at=NOW + timedelta(days=3),
    )
    return replace(plain, **more)


def flag_write(**more: object) -> FlagWrite:
    plain = FlagWrite(
        code="LARGE",
        asked_by="Wynne",
        asked_on=TODAY,
        basis=FlagBasis.CONSENT,
        starts_on=TODAY,
        review_on=TODAY,
    )
    return replace(plain, **more)


def feedback_write(**more: object) -> FeedbackWrite:
    plain = FeedbackWrite(article_id=uuid4(), version=2, kind=FeedbackKind.OUT_OF_DATE, said_at=NOW)
    return replace(plain, **more)


def question_write(**more: object) -> QuestionWrite:
    return replace(QuestionWrite(words="Can I bring paint to the tip?", asked_at=NOW), **more)


def contact_row(citizen_id: UUID | None = None, **more: object) -> OutboxRow:
    whose = UNSET if citizen_id is None else citizen_id
    return row(
        DeliveryKind.CONTACT, contact_write(citizen_id=citizen_id), citizen_id=whose, title="Bins", by="Test", **more
    )


def case_row(contact_id: UUID, citizen_id: UUID | None = None, **more: object) -> OutboxRow:
    whose = UNSET if citizen_id is None else citizen_id
    body = case_write(contact_id, citizen_id=citizen_id)
    return row(DeliveryKind.CASE, body, citizen_id=whose, reference=body.reference, title="Missed bin", **more)


def citizen_row(**more: object) -> OutboxRow:
    made = row(DeliveryKind.CITIZEN, CitizenWrite(name="Wynne Abbott"), **more)
    return replace(made, citizen_id=made.id)


def correction(base: Citizen, change: CitizenChange, **more: object) -> OutboxRow:
    return row(
        DeliveryKind.CITIZEN_CHANGE,
        change,
        record_id=base.id,
        citizen_id=base.id,
        version=base.version,
        base=raw(base),
        **more,
    )


# ---- hypothesis ----------------------------------------------------------------------------------------------------

few_words = st.text("abc æ", min_size=1, max_size=4).map(str.strip).filter(bool)
phones = st.lists(
    st.builds(Phone, e164=st.integers(1, 6).map("+44163296000{}".format), kind=st.sampled_from(["landline", "mobile"])),
    max_size=4,
    unique_by=lambda phone: phone.e164,
).map(tuple)
languages = st.lists(
    st.builds(Language, tag=st.sampled_from(["en", "cy", "pl", "ur"])), max_size=3, unique_by=lambda each: each.tag
).map(tuple)
answers = st.dictionaries(
    st.sampled_from(["bin", "where", "when", "what"]),
    st.one_of(few_words, st.integers(0, 3), st.lists(few_words, max_size=2).map(tuple)),
    max_size=4,
)


def maybe(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.one_of(st.just(UNSET), values)


citizen_changes = st.builds(
    CitizenChange,
    name=maybe(few_words),
    email=maybe(few_words),
    preferred_channel=maybe(st.sampled_from([None, *Channel])),
    phones=maybe(phones),
    languages=maybe(languages),
)
citizens = st.builds(citizen, name=few_words, email=few_words, phones=phones, languages=languages)
case_changes = st.builds(
    CaseChange, progress=maybe(few_words), state=maybe(st.sampled_from(CaseState)), answers=maybe(answers)
)
cases = st.builds(case, answers=answers, progress=few_words)
flag_changes = st.builds(FlagChange, own_words=maybe(few_words), ends_on=maybe(st.sampled_from([None, TODAY])))
flags = st.builds(flag, own_words=few_words)

"""What is written: each once, by the rules that a server goes by, each with a verdict of its own."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

import msgspec
from msgspec import UNSET, Struct
from msgspec.structs import replace

from agent_desktop.cases.forms import check_form
from agent_desktop.cases.references import is_for_practice, number_of
from agent_desktop.contacts.titles import title_of
from agent_desktop.contract.answering import Feedback, FeedbackState, FeedbackWrite, Question, QuestionWrite
from agent_desktop.contract.base import Moment, Words
from agent_desktop.contract.cases import Case, CaseChange, CaseWrite, ReferenceLease
from agent_desktop.contract.citizens import Citizen, CitizenChange, CitizenWrite
from agent_desktop.contract.contacts import Contact, ContactWrite, HistoryItem, MatchedBy
from agent_desktop.contract.deliveries import WRITES, Deliveries, Delivery, DeliveryKind, Verdict, Verdicts
from agent_desktop.contract.flags import Flag, FlagChange, FlagWrite
from agent_desktop.contract.problems import FieldError, ProblemType
from agent_desktop.flags.standing import check_flag, check_flag_change
from agent_desktop.outbox.applying import apply, case_of, citizen_of, flag_of
from agent_desktop.outbox.projection import SUMMARY_LENGTH
from agent_desktop.practice.authority.records import Accepted, Records
from agent_desktop.practice.authority.refusals import Refused, not_found, refused_field

CREATED, OK = 201, 200
Changed = TypeVar("Changed", Citizen, Flag, Case)
CHANGES = frozenset({DeliveryKind.CITIZEN_CHANGE, DeliveryKind.FLAG_CHANGE, DeliveryKind.CASE_CHANGE})


def deliver(records: Records, asked: Deliveries, now: Moment) -> Verdicts:
    """In their order; one that is refused does not stop those after it."""
    return Verdicts(verdicts=tuple(_verdict(records, item, now) for item in asked.items))


def write_again(records: Records, accepted: Accepted) -> None:
    """What was accepted before the program ended."""
    _done(records, accepted.delivery, accepted.at)


def _verdict(records: Records, item: Delivery, now: Moment) -> Verdict:
    try:
        record = _once(records, item, now)
    except Refused as refused:
        return Verdict(id=item.id, status=refused.problem.status, problem=refused.problem)
    status = OK if item.kind in CHANGES else CREATED
    return Verdict(id=item.id, status=status, record=msgspec.Raw(msgspec.json.encode(record)))


def _once(records: Records, item: Delivery, now: Moment) -> Struct:
    before = next((each.delivery for each in records.accepted if each.delivery.id == item.id), None)
    if before is None:
        return _done(records, item, now)
    if (before.kind, bytes(before.body)) != (item.kind, bytes(item.body)):
        raise Refused(ProblemType.ID_REUSED)
    return _as_it_is(records, item, now)


def _done(records: Records, item: Delivery, now: Moment) -> Struct:
    try:
        kind = DeliveryKind(item.kind)
        body = msgspec.json.decode(item.body, type=WRITES[kind])
    except (ValueError, msgspec.MsgspecError) as error:
        raise Refused(ProblemType.MALFORMED) from error
    made = _WRITERS[kind](records, item, body, now)
    records.accepted.append(Accepted(delivery=item, at=now))
    return made


def _as_it_is(records: Records, item: Delivery, now: Moment) -> Struct:
    """The answer to what came a second time."""
    key = item.id if item.record_id is UNSET else item.record_id
    every: tuple[Mapping[UUID, Struct], ...] = (records.citizens, records.flags, records.cases, records.contacts)
    for kept in every:
        if key in kept:
            return kept[key]
    return _WRITERS[item.kind](records, item, msgspec.json.decode(item.body, type=WRITES[item.kind]), now)


# ---- people ----------------------------------------------------------------------------------------------------------


def _add_citizen(records: Records, item: Delivery, body: CitizenWrite, now: Moment) -> Citizen:
    if not body.name.strip():
        raise refused_field("name", "A name is needed.")
    made = replace(citizen_of(item.id, body), updated_at=now)
    records.citizens[item.id] = made
    return made


def _change_citizen(records: Records, item: Delivery, body: CitizenChange, now: Moment) -> Citizen:
    found = _found(records.citizens, item)
    made = replace(apply(found, body), version=found.version + 1, updated_at=now)
    records.citizens[found.id] = made
    return made


def _add_flag(records: Records, item: Delivery, body: FlagWrite, now: Moment) -> Flag:
    definition = records.reference.flags.get(body.code)
    if item.citizen_id is UNSET or item.citizen_id not in records.citizens:
        raise not_found()
    if definition is None:
        raise refused_field("code", "The catalogue has no such flag.")
    _refuse(check_flag(body, definition, records.day_of(now)))
    approved = not definition.restricted
    made = flag_of(item.id, item.citizen_id, body, by=records.user.name, at=now, approved=approved)
    records.flags[item.id] = made
    return made


def _change_flag(records: Records, item: Delivery, body: FlagChange, now: Moment) -> Flag:
    found = _found(records.flags, item)
    definition = records.reference.flags.get(found.code)
    if definition is not None:
        _refuse(check_flag_change(found, body, definition, records.day_of(now)))
    made = replace(apply(found, body), version=found.version + 1)
    records.flags[found.id] = made
    return made


# ---- contacts and cases ----------------------------------------------------------------------------------------------


def _take_in(records: Records, item: Delivery, body: ContactWrite, now: Moment) -> Contact:
    if body.citizen_id is not None and body.citizen_id not in records.citizens:
        raise refused_field("citizen_id", "There is no such citizen.")
    service = records.reference.services.get(body.service_code or "")
    if body.service_code is not None and service is None:
        raise refused_field("service_code", "There is no such service.")
    made = contact_of(records, item.id, body, now)
    records.contacts[item.id], records.taken[item.id] = made, body
    if body.citizen_id is not None:
        line = HistoryItem(
            id=item.id,
            at=body.started_at,
            channel=body.channel,
            direction=body.direction,
            service_code=body.service_code,
            title=title_of(body.channel, service),
            summary=" ".join(body.notes.split())[:SUMMARY_LENGTH],
            outcome=body.outcome,
            handled_by=records.user.name,
        )
        records.history.setdefault(body.citizen_id, []).append(line)
    return made


def contact_of(records: Records, contact_id: UUID, body: ContactWrite, now: Moment) -> Contact:
    """As it is once it was taken in."""
    shared = {name: getattr(body, name) for name in body.__struct_fields__ if name in Contact.__struct_fields__}
    return Contact(
        id=contact_id,
        handled_by=records.user.id,
        handled_by_name=records.user.name,
        received_at=now,
        matched_by=MatchedBy.NOBODY if body.citizen_id is None else MatchedBy.HANDLER,
        **shared,
    )


def _raise_case(records: Records, item: Delivery, body: CaseWrite, now: Moment) -> Case:
    if body.contact_id not in records.contacts:
        raise not_found()
    service = records.reference.services.get(body.service_code)
    if service is None:
        raise refused_field("service_code", "There is no such service.")
    if not is_for_practice(body.reference) or not _was_leased(records, body.reference):
        raise refused_field("reference", "This reference was not given out here.")
    _refuse(check_form(service.form, body.answers, records.day_of(body.opened_at)))
    made = replace(case_of(item.id, body, title=service.case_title.en, by=records.user.name), updated_at=now)
    records.cases[item.id], records.taken[item.id], records.received[item.id] = made, body, now
    return made


def _was_leased(records: Records, reference: str) -> bool:
    number = number_of(reference)
    return any(number in run for run in records.leased.values())


def _change_case(records: Records, item: Delivery, body: CaseChange, now: Moment) -> Case:
    found = _found(records.cases, item)
    made = replace(apply(found, body), version=found.version + 1, updated_at=now)
    records.cases[found.id] = made
    return made


# ---- words about answers: taken, and read by nobody ------------------------------------------------------------------


def _take_feedback(records: Records, item: Delivery, body: FeedbackWrite, _now: Moment) -> Feedback:
    article = records.reference.articles.get(body.article_id)
    return Feedback(
        id=item.id,
        record_version=1,
        article_id=body.article_id,
        title=article.title if article else Words(en=""),
        version=body.version,
        kind=body.kind,
        remark=body.remark,
        by_name=records.user.name,
        said_at=body.said_at,
        owner=None,
        owner_name="",
        state=FeedbackState.OPEN,
    )


def _take_question(records: Records, item: Delivery, body: QuestionWrite, _now: Moment) -> Question:
    return Question(
        id=item.id,
        record_version=1,
        words=body.words,
        language=body.language,
        service_code=body.service_code,
        by_name=records.user.name,
        asked_at=body.asked_at,
        state=FeedbackState.OPEN,
    )


_WRITERS: Mapping[DeliveryKind, Callable[..., Struct]] = {
    DeliveryKind.CITIZEN: _add_citizen,
    DeliveryKind.CITIZEN_CHANGE: _change_citizen,
    DeliveryKind.FLAG: _add_flag,
    DeliveryKind.FLAG_CHANGE: _change_flag,
    DeliveryKind.CONTACT: _take_in,
    DeliveryKind.CASE: _raise_case,
    DeliveryKind.CASE_CHANGE: _change_case,
    DeliveryKind.ARTICLE_FEEDBACK: _take_feedback,
    DeliveryKind.QUESTION: _take_question,
}


# ---- rules -----------------------------------------------------------------------------------------------------------


def _found(kept: Mapping[UUID, Changed], item: Delivery) -> Changed:
    """As it was read. Raises Refused where it is not there, or another by now."""
    found = None if item.record_id is UNSET else kept.get(item.record_id)
    if found is None:
        raise not_found()
    if item.version != found.version:
        raise Refused(ProblemType.CHANGED)
    return found


def _refuse(errors: Sequence[FieldError]) -> None:
    if errors:
        raise Refused(ProblemType.REFUSED, errors=errors)


# ---- references ------------------------------------------------------------------------------------------------------


def lease(records: Records, lease_id: UUID, size: int, first: int) -> ReferenceLease:
    """The same run for the same id. `first`: where this authority's numbers begin."""
    if lease_id not in records.leased:
        begin = max((run.stop for run in records.leased.values()), default=first)
        records.leased[lease_id] = range(begin, begin + size)
    run = records.leased[lease_id]
    return ReferenceLease(id=lease_id, first=run.start, size=len(run))

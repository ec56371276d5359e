"""Which contacts fit the filters of a sample, each with its strata, by two statements and some reckoning."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import Session

from agent_desktop.contract.samples import LENGTHS, NEW_HANDLER_DAYS, SampleFilter, SampleWrite, Stratum
from agent_desktop.reviews.sampling import Candidate
from central_server.accounts.tables import Account
from central_server.contacts.tables import ContactRow
from central_server.evaluations.tables import EvaluationRow
from central_server.flags.tables import FlagRow

LENGTH_WORDS = ("short", "middle", "long")
"""By LENGTHS."""

_Spans = Mapping[UUID | None, list[tuple[date, date | None]]]
"""By citizen, from when until when each of their flags was in force."""


class _Contact(NamedTuple):
    id: UUID
    citizen: UUID | None
    handler: UUID
    service: str | None
    channel: str
    started_at: datetime
    finished_at: datetime
    handler_since: datetime

    @property
    def seconds(self) -> float:
        return (self.finished_at - self.started_at).total_seconds()

    @property
    def of_new_handler(self) -> bool:
        return self.started_at - self.handler_since < timedelta(days=NEW_HANDLER_DAYS)


def candidates(session: Session, asked: SampleWrite) -> Iterable[Candidate]:
    """In no order."""
    filters = asked.filters
    spans = _flag_spans(session, filters) if filters.flagged is not None or Stratum.FLAGGED in asked.strata else {}
    for row in session.execute(_fitting(filters)):
        contact = _Contact(*row)
        if _has_length(contact, filters) and _is_of(contact, filters, spans):
            stratum = tuple(_value(contact, each, spans) for each in asked.strata)
            yield Candidate(contact.id, contact.handler, stratum)


def _is_of(contact: _Contact, filters: SampleFilter, spans: _Spans) -> bool:
    wanted = filters.new_handlers in {None, contact.of_new_handler}
    return wanted and (filters.flagged is None or filters.flagged == _flagged(contact, spans))


def _has_length(contact: _Contact, filters: SampleFilter) -> bool:
    least, most = filters.at_least_seconds, filters.at_most_seconds
    return (least is None or contact.seconds >= least) and (most is None or contact.seconds <= most)


def _value(contact: _Contact, stratum: Stratum, spans: _Spans) -> str:
    match stratum:
        case Stratum.HANDLER:
            return str(contact.handler)
        case Stratum.SERVICE:
            return contact.service or ""
        case Stratum.CHANNEL:
            return contact.channel
        case Stratum.LENGTH:
            return LENGTH_WORDS[sum(contact.seconds > end for end in LENGTHS)]
        case Stratum.FLAGGED:
            return "yes" if _flagged(contact, spans) else "no"
        case Stratum.NEW_HANDLER:
            return "yes" if contact.of_new_handler else "no"


def _fitting(filters: SampleFilter) -> Select[*tuple[Any, ...]]:
    return (
        select(
            ContactRow.id,
            ContactRow.citizen_id,
            ContactRow.handled_by,
            ContactRow.service_code,
            ContactRow.channel,
            ContactRow.started_at,
            ContactRow.finished_at,
            Account.created_at,
        )
        .join(Account, Account.id == ContactRow.handled_by)
        .where(*_conditions(filters))
    )


def _conditions(filters: SampleFilter) -> Iterable[ColumnElement[bool]]:
    since, until = _midnight(filters.since), _midnight(filters.until + timedelta(days=1))
    yield and_(ContactRow.started_at >= since, ContactRow.started_at < until)
    lists: Mapping[Any, tuple[Any, ...]] = {
        Account.team: filters.teams,
        ContactRow.handled_by: filters.handlers,
        ContactRow.service_code: filters.services,
        ContactRow.channel: tuple(each.value for each in filters.channels),
        ContactRow.outcome: tuple(each.value for each in filters.outcomes),
    }
    for column, values in lists.items():
        if values:
            yield column.in_(values)
    if filters.not_reviewed:
        reviewed = (EvaluationRow.contact_id == ContactRow.id, EvaluationRow.calibration_id.is_(None))
        yield ~exists(select(EvaluationRow.id).where(*reviewed))


def _flag_spans(session: Session, filters: SampleFilter) -> _Spans:
    """Of flags that were approved and in force on any of the days, of citizens who were in touch on them."""
    began = ContactRow.started_at >= _midnight(filters.since)
    ended = ContactRow.started_at < _midnight(filters.until + timedelta(days=1))
    wanted = select(FlagRow.citizen_id, FlagRow.starts_on, FlagRow.ends_on).where(
        FlagRow.approved_by.is_not(None),
        FlagRow.starts_on <= filters.until,
        or_(FlagRow.ends_on.is_(None), FlagRow.ends_on >= filters.since),
        FlagRow.citizen_id.in_(select(ContactRow.citizen_id).where(began, ended)),
    )
    spans: defaultdict[UUID | None, list[tuple[date, date | None]]] = defaultdict(list)
    for citizen_id, starts_on, ends_on in session.execute(wanted):
        spans[citizen_id].append((starts_on, ends_on))
    return dict(spans)


def _flagged(contact: _Contact, spans: _Spans) -> bool:
    day = contact.started_at.date()
    return any(
        starts_on <= day and (ends_on is None or ends_on >= day)
        for starts_on, ends_on in spans.get(contact.citizen, ())
    )


def _midnight(day: date) -> datetime:
    """The server's day is that of UTC."""
    return datetime.combine(day, time(), UTC)

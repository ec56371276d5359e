"""The contacts of a sample, as a reviewer's list shows them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from agent_desktop.contract.base import Page, Record
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.evaluations import EvaluationState
from agent_desktop.contract.samples import SampleItem, SampleWrite
from central_server.accounts.tables import Account
from central_server.api.asker import Asker
from central_server.api.pages import read_cursor, write_cursor
from central_server.contacts.tables import ContactRow
from central_server.evaluations.tables import EvaluationRow
from central_server.refusals import not_found
from central_server.samples.service import own_stratum
from central_server.samples.tables import SampleItemRow, SampleRow


class _Position(Record, frozen=True, kw_only=True):
    position: int


def items(session: Session, asker: Asker, sample_id: UUID, cursor: str | None, limit: int) -> Page[SampleItem]:
    """In the order drawn, without the asker's own. Raises Refusal (404)."""
    sample = session.get(SampleRow, sample_id)
    if sample is None:
        raise not_found("sample")
    asked = msgspec.convert(sample.asked, SampleWrite)
    after = read_cursor(cursor, _Position)
    rows = session.execute(_of(sample_id, asker.user.id, after.position if after else -1, limit + 1)).all()
    found = tuple(_items(asked, rows[:limit]))
    more = len(rows) > limit
    return Page(items=found, next_cursor=write_cursor(_Position(position=found[-1].position)) if more else None)


def _of(sample_id: UUID, asker: UUID, after: int, limit: int) -> Any:
    handler, reviewer = aliased(Account), aliased(Account)
    of_contact = (EvaluationRow.contact_id == SampleItemRow.contact_id) & EvaluationRow.calibration_id.is_(None)
    return (
        select(SampleItemRow, ContactRow, EvaluationRow, handler.name, reviewer.name)
        .join(handler, handler.id == SampleItemRow.handler)
        .outerjoin(ContactRow, ContactRow.id == SampleItemRow.contact_id)
        .outerjoin(EvaluationRow, of_contact)
        .outerjoin(reviewer, reviewer.id == EvaluationRow.reviewer)
        .where(SampleItemRow.sample_id == sample_id, SampleItemRow.position > after, SampleItemRow.handler != asker)
        .order_by(SampleItemRow.position)
        .limit(limit)
    )


def _items(asked: SampleWrite, rows: Iterable[Any]) -> Iterable[SampleItem]:
    """Of a contact that retention took away, what its evaluation says of it; without one nothing is left to review."""
    for item, contact, evaluation, handler_name, reviewer_name in rows:
        known = contact if contact is not None else evaluation
        if known is None:
            continue
        yield SampleItem(
            contact_id=item.contact_id,
            position=item.position,
            contact_title=contact.title if contact is not None else evaluation.contact_title,
            channel=Channel(known.channel),
            service_code=known.service_code,
            started_at=known.started_at,
            seconds=_seconds(contact) if contact is not None else evaluation.seconds,
            handler=item.handler,
            handler_name=handler_name,
            stratum=own_stratum(asked, item.stratum),
            gone=contact is None,
            evaluation_id=evaluation.id if evaluation else None,
            evaluation_state=EvaluationState(evaluation.state) if evaluation else None,
            reviewer_name=reviewer_name or "",
        )


def _seconds(contact: ContactRow) -> int:
    return int((contact.finished_at - contact.started_at).total_seconds())

"""Words about an answer, from those who give it to whoever owns it."""

from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Row, Select, func, select, tuple_
from sqlalchemy.orm import Session

from agent_desktop.contract.answering import Feedback, FeedbackKind, FeedbackState, FeedbackWrite, Settle
from agent_desktop.contract.base import Id, Moment, Page, Record, Words
from central_server.answering.people import Owner, Said, Settler, check_contact, settle
from central_server.answering.tables import FeedbackRow
from central_server.api.asker import Asker
from central_server.api.moments import check_moments
from central_server.api.pages import read_cursor, write_cursor
from central_server.knowledge.tables import ArticleRow
from central_server.refusals import not_found, refused_field

_reaches = func.coalesce(ArticleRow.owner, ArticleRow.updated_by)
"""The account whom words about an article reach: its owner's, else that of whoever changed it last."""


class FeedbackPosition(Record, frozen=True, kw_only=True):
    """The last one shown."""

    said_at: Moment
    id: Id


class FeedbackFilter(Record, frozen=True, kw_only=True):
    """`reaches`: only what reaches that account."""

    state: FeedbackState | None = None
    reaches: Id | None = None


def give(session: Session, asker: Asker, feedback_id: UUID, asked: FeedbackWrite) -> Feedback:
    """Raises Refusal (422): no such article, somebody else's contact, a moment that cannot be."""
    check_moments(asker.now, said_at=asked.said_at)
    if session.get(ArticleRow, asked.article_id) is None:
        raise refused_field("article_id", "There is no such article.")
    check_contact(session, asker, asked.contact_id)
    if session.get(FeedbackRow, feedback_id) is not None:
        raise refused_field("id", "This id is in use.")
    session.add(
        FeedbackRow(
            id=feedback_id,
            article_id=asked.article_id,
            article_version=asked.version,
            kind=asked.kind.value,
            remark=asked.remark,
            contact_id=asked.contact_id,
            said_by=asker.user.id,
            said_at=asked.said_at,
        )
    )
    session.flush()
    return _found(session, feedback_id)


def settle_feedback(session: Session, asker: Asker, feedback_id: UUID, version: int, asked: Settle) -> Feedback:
    """Raises Refusal: 404; 412 where it is no longer at `version`; 422 for an article that answers it."""
    row = session.get(FeedbackRow, feedback_id, with_for_update=True)
    if row is None:
        raise not_found("word about an answer")
    if asked.article_id is not None:
        raise refused_field("article_id", "Only a question is answered by an article.")
    settle(row, asker, version, asked)
    session.flush()
    return _found(session, feedback_id)


def page(session: Session, only: FeedbackFilter, cursor: str | None, limit: int) -> Page[Feedback]:
    """Newest first."""
    wanted = _every()
    if only.state is not None:
        wanted = wanted.where(FeedbackRow.state == only.state.value)
    if only.reaches is not None:
        wanted = wanted.where(_reaches == only.reaches)
    position = read_cursor(cursor, FeedbackPosition)
    if position is not None:
        wanted = wanted.where(tuple_(FeedbackRow.said_at, FeedbackRow.id) < tuple_(position.said_at, position.id))
    newest = wanted.order_by(FeedbackRow.said_at.desc(), FeedbackRow.id.desc())
    rows = session.execute(newest.limit(limit + 1)).all()
    items = tuple(_as_feedback(row) for row in rows[:limit])
    last = FeedbackPosition(said_at=items[-1].said_at, id=items[-1].id) if len(rows) > limit else None
    return Page(items=items, next_cursor=write_cursor(last) if last else None)


def _every() -> Select[*tuple[Any, ...]]:
    return (
        select(FeedbackRow, ArticleRow.title, Said.name, Owner.id, Owner.name, Settler.name)
        .join(ArticleRow, ArticleRow.id == FeedbackRow.article_id)
        .outerjoin(Said, Said.id == FeedbackRow.said_by)
        .outerjoin(Owner, Owner.id == _reaches)
        .outerjoin(Settler, Settler.id == FeedbackRow.settled_by)
    )


def _found(session: Session, feedback_id: UUID) -> Feedback:
    return _as_feedback(session.execute(_every().where(FeedbackRow.id == feedback_id)).one())


def _as_feedback(found: Row[*tuple[Any, ...]]) -> Feedback:
    row, title, by_name, owner, owner_name, settled_by_name = found
    return Feedback(
        id=row.id,
        record_version=row.version,
        article_id=row.article_id,
        title=msgspec.convert(title, Words),
        version=row.article_version,
        kind=FeedbackKind(row.kind),
        remark=row.remark,
        by_name=by_name or "",
        said_at=row.said_at,
        owner=owner,
        owner_name=owner_name or "",
        state=FeedbackState(row.state),
        reply=row.reply,
        settled_by_name=settled_by_name or "",
        settled_at=row.settled_at,
    )

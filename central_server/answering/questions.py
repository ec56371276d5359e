"""What handlers looked for and did not find: questions to the editors. No citizen is in them."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, select, tuple_
from sqlalchemy.orm import Session

from agent_desktop.contract.answering import FeedbackState, Question, QuestionWrite, Settle
from agent_desktop.contract.base import Id, Moment, Page, Record
from agent_desktop.contract.scripts import Spoken
from central_server.answering.people import Said, Settler, check_contact, one_line, settle
from central_server.answering.tables import QuestionRow
from central_server.api.asker import Asker
from central_server.api.moments import check_moments
from central_server.api.pages import read_cursor, write_cursor
from central_server.knowledge.tables import ArticleRow
from central_server.refusals import not_found, refused_field
from central_server.services.repository import find_service


class QuestionPosition(Record, frozen=True, kw_only=True):
    """The last one shown."""

    asked_at: Moment
    id: Id


class QuestionFilter(Record, frozen=True, kw_only=True):
    state: FeedbackState | None = None
    service_code: str | None = None


def ask(session: Session, asker: Asker, question_id: UUID, asked: QuestionWrite) -> Question:
    """Raises Refusal (422): no words, no such service, somebody else's contact, a moment that cannot be."""
    check_moments(asker.now, asked_at=asked.asked_at)
    words = one_line("words", asked.words)
    if asked.service_code is not None and find_service(session, asked.service_code) is None:
        raise refused_field("service_code", "There is no such service.")
    check_contact(session, asker, asked.contact_id)
    if session.get(QuestionRow, question_id) is not None:
        raise refused_field("id", "This id is in use.")
    session.add(
        QuestionRow(
            id=question_id,
            words=words,
            language=asked.language.value,
            service_code=asked.service_code,
            contact_id=asked.contact_id,
            asked_by=asker.user.id,
            asked_at=asked.asked_at,
        )
    )
    session.flush()
    return _found(session, question_id)


def settle_question(session: Session, asker: Asker, question_id: UUID, version: int, asked: Settle) -> Question:
    """Raises Refusal: 404; 412 where it is no longer at `version`; 422 for no such article."""
    row = session.get(QuestionRow, question_id, with_for_update=True)
    if row is None:
        raise not_found("question")
    if asked.article_id is not None and session.get(ArticleRow, asked.article_id) is None:
        raise refused_field("article_id", "There is no such article.")
    settle(row, asker, version, asked)
    row.article_id = asked.article_id
    session.flush()
    return _found(session, question_id)


def page(session: Session, only: QuestionFilter, cursor: str | None, limit: int) -> Page[Question]:
    """Newest first."""
    wanted = _every()
    if only.state is not None:
        wanted = wanted.where(QuestionRow.state == only.state.value)
    if only.service_code is not None:
        wanted = wanted.where(QuestionRow.service_code == only.service_code)
    position = read_cursor(cursor, QuestionPosition)
    if position is not None:
        wanted = wanted.where(tuple_(QuestionRow.asked_at, QuestionRow.id) < tuple_(position.asked_at, position.id))
    newest = wanted.order_by(QuestionRow.asked_at.desc(), QuestionRow.id.desc())
    rows = session.execute(newest.limit(limit + 1)).all()
    items = tuple(_as_question(row) for row in rows[:limit])
    last = QuestionPosition(asked_at=items[-1].asked_at, id=items[-1].id) if len(rows) > limit else None
    return Page(items=items, next_cursor=write_cursor(last) if last else None)


def _every() -> Select[*tuple[Any, ...]]:
    return (
        select(QuestionRow, Said.name, Settler.name)
        .outerjoin(Said, Said.id == QuestionRow.asked_by)
        .outerjoin(Settler, Settler.id == QuestionRow.settled_by)
    )


def _found(session: Session, question_id: UUID) -> Question:
    return _as_question(session.execute(_every().where(QuestionRow.id == question_id)).one())


def _as_question(found: Row[*tuple[Any, ...]]) -> Question:
    row, by_name, settled_by_name = found
    return Question(
        id=row.id,
        record_version=row.version,
        words=row.words,
        language=Spoken(row.language),
        service_code=row.service_code,
        by_name=by_name or "",
        asked_at=row.asked_at,
        state=FeedbackState(row.state),
        article_id=row.article_id,
        reply=row.reply,
        settled_by_name=settled_by_name or "",
        settled_at=row.settled_at,
    )

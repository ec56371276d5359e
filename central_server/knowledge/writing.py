"""A new version of an article, and other words for one that is still a draft."""

from collections.abc import Iterable
from uuid import UUID

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agent_desktop.contract.article_life import (
    ArticleContent,
    ArticleVersionChange,
    ArticleVersionInfo,
    ArticleVersionWrite,
)
from agent_desktop.contract.knowledge import ArticleState
from agent_desktop.contract.problems import FieldError
from agent_desktop.knowledge.checking import Fault, faults
from central_server.api.asker import Asker
from central_server.api.preconditions import changed
from central_server.database.locks import take_turn
from central_server.knowledge import owners
from central_server.knowledge.in_force import settle, turn_of
from central_server.knowledge.repository import as_info
from central_server.knowledge.tables import ArticleRow, ArticleVersionRow
from central_server.refusals import not_found, refuse_fields, refused_field
from central_server.services.tables import DepartmentRow, ServiceRow


def refuse_faults(content: ArticleContent) -> None:
    """Pure, and slow for a long text: not within a transaction. Raises Refusal (422)."""
    refuse_fields([_as_error(fault) for fault in faults(content)])


def write(session: Session, asker: Asker, version_id: UUID, asked: ArticleVersionWrite) -> ArticleVersionInfo:
    """A draft of whoever asks. Raises Refusal (422) for an id in use, a short name of another's, or unknown codes."""
    if session.get(ArticleVersionRow, version_id) is not None:
        raise refused_field("id", "This id is in use.")
    _check_codes(session, asked.content)
    take_turn(session, turn_of(asked.article_id))
    article = session.get(ArticleRow, asked.article_id)
    _check_slug(session, asked.slug, article)
    highest = select(func.max(ArticleVersionRow.number)).where(ArticleVersionRow.article_id == asked.article_id)
    row = ArticleVersionRow(
        id=version_id,
        version=1,
        article_id=asked.article_id,
        number=(session.scalar(highest) or 0) + 1,
        state=ArticleState.WORK_IN_PROGRESS.value,
        author=asker.user.id,
        made_at=asker.now,
    )
    _put(row, asker, asked)
    if article is None:
        session.add(_new_article(row, asked))
        session.flush()
    elif asked.slug:
        article.slug = asked.slug
    session.add(row)
    session.flush()
    settle(session, asked.article_id, asker.now)
    return as_info(session, row, asker.now)


def change(
    session: Session, asker: Asker, version_id: UUID, version: int, asked: ArticleVersionChange
) -> ArticleVersionInfo:
    """Raises Refusal: 404, 412 where it is no longer at `version`, 422 for no draft, or somebody else's."""
    row = session.get(ArticleVersionRow, version_id, with_for_update=True)
    if row is None:
        raise not_found("version of an article")
    if row.version != version:
        raise changed()
    if row.state != ArticleState.WORK_IN_PROGRESS.value:
        raise refused_field("state", "Only a draft can be changed. Begin a new version from it.")
    if row.author != asker.user.id:
        raise refused_field("author", "Somebody else wrote this draft. Begin a version of your own from it.")
    _check_codes(session, asked.content)
    _put(row, asker, asked)
    row.version += 1
    session.flush()
    return as_info(session, row, asker.now)


def _put(row: ArticleVersionRow, asker: Asker, asked: ArticleVersionWrite | ArticleVersionChange) -> None:
    content = asked.content
    words = (content.title, content.short_answer, content.text)
    row.title, row.translated = msgspec.to_builtins(content.title), all(each.cy.strip() for each in words)
    row.department_code, row.service_codes = content.department_code, list(content.service_codes)
    row.owner, row.review_by = content.owner, content.review_by
    row.content, row.change_note = msgspec.to_builtins(content), asked.change_note
    row.changed_at = asker.now


def _new_article(row: ArticleVersionRow, asked: ArticleVersionWrite) -> ArticleRow:
    """Handlers are not given it yet."""
    content = asked.content
    return ArticleRow(
        id=row.article_id,
        version=row.number,
        slug=asked.slug,
        state=ArticleState.WORK_IN_PROGRESS.value,
        title=msgspec.to_builtins(content.title),
        short_answer=msgspec.to_builtins(content.short_answer),
        text=msgspec.to_builtins(content.text),
        updated_at=row.made_at,
        updated_by=row.author,
    )


def _check_slug(session: Session, slug: str, article: ArticleRow | None) -> None:
    """Scripts and other articles name it by that: it stays. Raises Refusal (422)."""
    if not slug or (article is not None and article.slug == slug):
        return
    if article is not None and article.slug:
        raise refused_field("slug", "An article keeps the short name it has.")
    if session.scalar(select(ArticleRow.id).where(ArticleRow.slug == slug)) is not None:
        raise refused_field("slug", "Another article is called so.")


def _check_codes(session: Session, content: ArticleContent) -> None:
    refuse_fields(list(_unknown(session, content)))


def _unknown(session: Session, content: ArticleContent) -> Iterable[FieldError]:
    codes = content.service_codes
    known = set(session.scalars(select(ServiceRow.code).where(ServiceRow.code.in_(codes))))
    if not known.issuperset(codes):
        yield FieldError(field="content.service_codes", message="There is no such service.")
    if content.department_code and session.get(DepartmentRow, content.department_code) is None:
        yield FieldError(field="content.department_code", message="There is no such department.")
    if (fault := owners.fault_of(session, content.owner)) is not None:
        yield fault


def _as_error(fault: Fault) -> FieldError:
    line = f"Line {fault.line}: " if fault.line else ""
    return FieldError(field=f"content.{fault.part}.{fault.language}", message=f"{line}{fault.what} {fault.do}")

"""Writing an article and changing it."""

from collections.abc import Iterable
from uuid import UUID

import msgspec
from msgspec import UNSET
from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.contract.base import Words
from agent_desktop.contract.changes import ReferenceKind
from agent_desktop.contract.knowledge import Article, ArticleChange, ArticleState, ArticleWrite
from agent_desktop.contract.problems import FieldError
from central_server.api.asker import Asker
from central_server.api.preconditions import changed
from central_server.feed.telling import tell_of
from central_server.knowledge.repository import as_article
from central_server.knowledge.tables import ArticleRow
from central_server.refusals import not_found, refuse_fields, refused_field
from central_server.services.tables import ServiceRow

LONGEST = {"title": 300, "short_answer": 2_000, "text": 100_000}
"""Characters in each language. A page of a book has some 3,000."""


def write(session: Session, asker: Asker, article_id: UUID, asked: ArticleWrite) -> Article:
    """A new article, work in progress. Raises Refusal (422) for words that are missing or too long, or no service."""
    _check(session, asked)
    if session.get(ArticleRow, article_id) is not None:
        raise refused_field("id", "This id is in use.")
    _check_slug(session, asked.slug)
    row = ArticleRow(
        id=article_id,
        version=1,
        slug=asked.slug,
        state=ArticleState.WORK_IN_PROGRESS.value,
        title=msgspec.to_builtins(asked.title),
        short_answer=msgspec.to_builtins(asked.short_answer),
        text=msgspec.to_builtins(asked.text),
        service_codes=list(asked.service_codes),
        review_by=asked.review_by,
        updated_at=asker.now,
        updated_by=asker.user.id,
    )
    session.add(row)
    session.flush()
    tell_of(session, ReferenceKind.ARTICLE, str(article_id))
    return as_article(row, asker.user.name)


def change(session: Session, asker: Asker, article_id: UUID, version: int, asked: ArticleChange) -> Article:
    """Raises Refusal: 404, 412 where it is no longer at `version`, 422 as `write`."""
    row = session.get(ArticleRow, article_id, with_for_update=True)
    if row is None:
        raise not_found("article")
    if row.version != version:
        raise changed()
    _check(session, asked)
    for field in (*LONGEST, "state", "review_by"):
        value = getattr(asked, field)
        if value is not UNSET:
            setattr(row, field, value if field == "review_by" else msgspec.to_builtins(value))
    if asked.service_codes is not UNSET:
        row.service_codes = list(asked.service_codes)
    row.version += 1
    row.updated_at = asker.now
    row.updated_by = asker.user.id
    session.flush()
    tell_of(session, ReferenceKind.ARTICLE, str(article_id))
    return as_article(row, asker.user.name)


def _check_slug(session: Session, slug: str) -> None:
    """Raises Refusal (422) where another article is called so."""
    if slug and session.scalar(select(ArticleRow.id).where(ArticleRow.slug == slug)) is not None:
        raise refused_field("slug", "Another article is called so.")


def _check(session: Session, asked: ArticleWrite | ArticleChange) -> None:
    errors: list[FieldError] = []
    for field, longest in LONGEST.items():
        said: Words | msgspec.UnsetType = getattr(asked, field)
        if said is not UNSET:
            errors += _faults_of(field, said, longest)
    if asked.service_codes is not UNSET:
        errors += _unknown_services(session, asked.service_codes)
    refuse_fields(errors)


def _faults_of(field: str, said: Words, longest: int) -> Iterable[FieldError]:
    if not said.en.strip():
        yield FieldError(field=f"{field}.en", message="Words are needed.")
    for language, words in (("en", said.en), ("cy", said.cy)):
        if len(words) > longest:
            yield FieldError(field=f"{field}.{language}", message=f"At most {longest} characters.")


def _unknown_services(session: Session, codes: tuple[str, ...]) -> Iterable[FieldError]:
    known = set(session.scalars(select(ServiceRow.code).where(ServiceRow.code.in_(codes))))
    if not known.issuperset(codes):
        yield FieldError(field="service_codes", message="There is no such service.")

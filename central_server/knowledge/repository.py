"""Articles and their versions as the contract has them."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased, defer

from agent_desktop.contract.article_life import ArticleContent, ArticleVersionInfo, ArticleVersionText
from agent_desktop.contract.base import Page, Words
from agent_desktop.contract.knowledge import Article, ArticleState, Audience
from central_server.accounts.repository import name_of
from central_server.accounts.tables import Account
from central_server.knowledge.tables import ArticleRow, ArticleVersionRow
from central_server.versions.listing import newest_first

OFFERED = (ArticleState.NOT_VALIDATED.value, ArticleState.VALIDATED.value)
"""States of articles that desktops are told of."""


def articles() -> Select[ArticleRow, str, str]:
    """Every article that handlers are given, with the names of who wrote it and who answers for it."""
    return _with_names().where(ArticleRow.state.in_(OFFERED))


def find_article(session: Session, article_id: UUID) -> Article | None:
    """One article, whatever its state; None where there is none."""
    found = session.execute(_with_names().where(ArticleRow.id == article_id)).first()
    return None if found is None else as_article(found[0], found[1], found[2])


def _with_names() -> Select[ArticleRow, str, str]:
    author, owner = aliased(Account), aliased(Account)
    return (
        select(ArticleRow, author.name, owner.name)
        .outerjoin(author, author.id == ArticleRow.updated_by)
        .outerjoin(owner, owner.id == ArticleRow.owner)
    )


def as_article(row: ArticleRow, updated_by: str | None, owner_name: str | None) -> Article:
    """The article as desktops hold it."""
    return Article(
        id=row.id,
        version=row.version,
        slug=row.slug,
        title=msgspec.convert(row.title, Words),
        short_answer=msgspec.convert(row.short_answer, Words),
        text=msgspec.convert(row.text, Words),
        service_codes=tuple(row.service_codes),
        state=ArticleState(row.state),
        audience=Audience(row.audience),
        synonyms=tuple(row.synonyms),
        department_code=row.department_code,
        owner=row.owner,
        owner_name=owner_name or "",
        review_by=row.review_by,
        updated_at=row.updated_at,
        updated_by=updated_by or "",
        change_note=row.change_note,
    )


# ---- as those who write them see them ------------------------------------------------------------------------------


def state_of(row: ArticleVersionRow, now: datetime) -> ArticleState:
    """One in whose place another came, or whose end has come, is archived by the clock."""
    over = row.effective_until is not None and row.effective_until <= now
    return ArticleState.ARCHIVED if over else ArticleState(row.state)


def content_of(row: ArticleVersionRow) -> ArticleContent:
    return msgspec.convert(row.content, ArticleContent)


def infos(session: Session, now: datetime, cursor: str | None, limit: int) -> Page[ArticleVersionInfo]:
    """All versions of all articles, newest first."""
    author, validator, owner = aliased(Account), aliased(Account), aliased(Account)
    wanted: Select[*tuple[Any, ...]] = (
        select(ArticleVersionRow, ArticleRow, author.name, validator.name, owner.name)
        .options(defer(ArticleRow.text), defer(ArticleRow.short_answer))
        .join(ArticleRow, ArticleRow.id == ArticleVersionRow.article_id)
        .outerjoin(author, author.id == ArticleVersionRow.author)
        .outerjoin(validator, validator.id == ArticleVersionRow.validated_by)
        .outerjoin(owner, owner.id == ArticleVersionRow.owner)
    )
    return newest_first(
        session,
        wanted,
        (ArticleVersionRow.made_at, ArticleVersionRow.id),
        cursor=cursor,
        limit=limit,
        convert=lambda row: _info(row[0], row[1], tuple(name or "" for name in row[2:5]), now),
    )


def find_text(session: Session, version_id: UUID, now: datetime) -> ArticleVersionText | None:
    """One version whole; None where there is none."""
    row = session.get(ArticleVersionRow, version_id)
    return None if row is None else ArticleVersionText(info=as_info(session, row, now), content=content_of(row))


def as_info(session: Session, row: ArticleVersionRow, now: datetime) -> ArticleVersionInfo:
    names = tuple(name_of(session, each) for each in (row.author, row.validated_by, row.owner))
    return _info(row, session.get_one(ArticleRow, row.article_id), names, now)


def _info(row: ArticleVersionRow, article: ArticleRow, names: tuple[str, ...], now: datetime) -> ArticleVersionInfo:
    author_name, validated_by_name, owner_name = names
    return ArticleVersionInfo(
        id=row.id,
        version=row.version,
        article_id=row.article_id,
        slug=article.slug,
        number=row.number,
        state=state_of(row, now),
        in_force=article.version_id == row.id and article.state in OFFERED,
        title=msgspec.convert(row.title, Words),
        translated=row.translated,
        department_code=row.department_code,
        service_codes=tuple(row.service_codes),
        owner=row.owner,
        owner_name=owner_name,
        review_by=row.review_by,
        change_note=row.change_note,
        author=row.author,
        author_name=author_name,
        made_at=row.made_at,
        changed_at=row.changed_at,
        submitted_at=row.submitted_at,
        validated_by=row.validated_by,
        validated_by_name=validated_by_name,
        validated_at=row.validated_at,
        effective_from=row.effective_from,
        effective_until=row.effective_until,
        note=row.note,
    )

"""Articles as the contract has them."""

from uuid import UUID

import msgspec
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from agent_desktop.contract.base import Words
from agent_desktop.contract.knowledge import Article, ArticleState
from central_server.accounts.tables import Account
from central_server.knowledge.tables import ArticleRow


def articles() -> Select[ArticleRow, str]:
    """Every article with the name of whoever changed it last, for `as_article`."""
    return select(ArticleRow, Account.name).outerjoin(Account, Account.id == ArticleRow.updated_by)


def find_article(session: Session, article_id: UUID) -> Article | None:
    """One article; None where there is none."""
    found = session.execute(articles().where(ArticleRow.id == article_id)).first()
    return None if found is None else as_article(found[0], found[1])


def as_article(row: ArticleRow, updated_by: str | None) -> Article:
    """The article as the contract has it."""
    return Article(
        id=row.id,
        version=row.version,
        slug=row.slug,
        title=msgspec.convert(row.title, Words),
        short_answer=msgspec.convert(row.short_answer, Words),
        text=msgspec.convert(row.text, Words),
        service_codes=tuple(row.service_codes),
        state=ArticleState(row.state),
        review_by=row.review_by,
        updated_at=row.updated_at,
        updated_by=updated_by or "",
    )

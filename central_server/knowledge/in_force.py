"""Which version of an article handlers are given: worked out anew after each step, and when a moment comes."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, and_, not_, or_, select
from sqlalchemy.orm import Session

from agent_desktop.contract.changes import ReferenceKind
from agent_desktop.contract.knowledge import ArticleState
from central_server.database.locks import take_turn
from central_server.feed.telling import tell_of
from central_server.knowledge.repository import OFFERED, content_of, state_of
from central_server.knowledge.tables import ArticleRow, ArticleVersionRow

AT_ONCE = 50
"""Articles settled in one transaction: a whole authority's answers may change with the year."""


def settle(session: Session, article_id: UUID, now: datetime) -> None:
    """The validated version whose time it is; where there is none, the newest that is not validated yet.

    Tells the feed where handlers are given something else by it, or nothing any more.
    """
    article = session.get_one(ArticleRow, article_id)
    versions = session.scalars(
        select(ArticleVersionRow)
        .where(ArticleVersionRow.article_id == article_id)
        .order_by(ArticleVersionRow.number.desc())
    ).all()
    chosen, state = _chosen(versions, now)
    before = (article.version_id, article.state)
    if chosen is None or (before == (chosen.id, state.value) and state.value in OFFERED):
        return
    _give(article, chosen, state)
    session.flush()
    if state.value in OFFERED or before[1] in OFFERED:
        tell_of(session, ReferenceKind.ARTICLE, str(article_id))


def due(session: Session, now: datetime) -> list[UUID]:
    """Articles that should be settled, because a moment has come: at most AT_ONCE."""
    given = and_(ArticleRow.version_id == ArticleVersionRow.id, ArticleRow.state == ArticleState.VALIDATED.value)
    begun = and_(_in_force(now), or_(ArticleRow.version_id.is_(None), not_(given)))
    over = and_(
        ArticleVersionRow.id == ArticleRow.version_id,
        ArticleVersionRow.effective_until <= now,
        ArticleRow.state.in_(OFFERED),
    )
    wanted = (
        select(ArticleRow.id)
        .join(ArticleVersionRow, ArticleVersionRow.article_id == ArticleRow.id)
        .where(or_(begun, over))
        .distinct()
        .limit(AT_ONCE)
    )
    return list(session.scalars(wanted))


def settle_due(session: Session, now: datetime) -> int:
    """Settle what is due; answers how many. Several servers may do so at once."""
    ids = due(session, now)
    for article_id in sorted(ids):
        take_turn(session, turn_of(article_id))
        settle(session, article_id, now)
    return len(ids)


def turn_of(article_id: UUID) -> str:
    """The turn to take (take_turn) before the versions of an article are counted or put in order."""
    return f"article:{article_id}"


def _in_force(now: datetime) -> ColumnElement[bool]:
    until = ArticleVersionRow.effective_until
    return and_(
        ArticleVersionRow.state == ArticleState.VALIDATED.value,
        ArticleVersionRow.effective_from <= now,
        or_(until.is_(None), until > now),
    )


def _chosen(versions: Sequence[ArticleVersionRow], now: datetime) -> tuple[ArticleVersionRow | None, ArticleState]:
    """Of `versions`, newest first, the one to give, and the state that the article has by it."""
    begun = [row for row in versions if row.effective_from is None or row.effective_from <= now]
    for state in (ArticleState.VALIDATED, ArticleState.NOT_VALIDATED):
        for row in begun:
            if state_of(row, now) is state:
                return row, state
    to_come = [row for row in versions if state_of(row, now) is ArticleState.VALIDATED]
    rest = [row for row in begun if state_of(row, now) is ArticleState.ARCHIVED]
    if rest:
        return rest[0], ArticleState.ARCHIVED
    newest = (*begun, *to_come)
    return (newest[0] if newest else None), ArticleState.WORK_IN_PROGRESS


def _give(article: ArticleRow, row: ArticleVersionRow, state: ArticleState) -> None:
    content = content_of(row)
    article.version, article.version_id, article.state = row.number, row.id, state.value
    article.title, article.short_answer, article.text = (
        msgspec.to_builtins(words) for words in (content.title, content.short_answer, content.text)
    )
    article.service_codes, article.synonyms = list(content.service_codes), list(content.synonyms)
    article.audience, article.department_code = content.audience.value, content.department_code
    article.owner, article.review_by = content.owner, content.review_by
    article.change_note, article.updated_by = row.change_note, row.author
    article.updated_at = row.effective_from or row.submitted_at or row.changed_at

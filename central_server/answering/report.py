"""How answers were used: counts for those who keep them, and never who said what to whom.

A handful of statements over the days asked about and a short one for each service, each on an index, whatever lies
before those days.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import CTE, ColumnElement, Select, String, and_, case, cast, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from agent_desktop.contract.answering import (
    AnswerUse,
    Count,
    FeedbackState,
    KnowledgeReport,
    Source,
    Unanswered,
)
from agent_desktop.contract.base import Words
from agent_desktop.contract.knowledge import ArticleState
from central_server.answering.disagreeing import Given, disagreements
from central_server.answering.tables import ContactQuoteRow, FeedbackRow, QuestionRow
from central_server.contacts.tables import ANSWERABLE, ContactRow
from central_server.knowledge.tables import ArticleRow
from central_server.services.tables import ServiceRow

MOST, MOST_RECENT = 200, 20
"""Of each list, and of the contacts named beside a service."""

_OPEN = FeedbackState.OPEN.value
_quote, _contact = ContactQuoteRow, ContactRow


class _Use(NamedTuple):
    """Of one article in contacts of one service and outcome."""

    article: UUID
    service: str | None
    outcome: str | None
    quotes: int
    contacts: int
    last_at: datetime


def report(session: Session, now: datetime, today: date, days: int) -> KnowledgeReport:
    """Of the `days` before `now`. `today`: the authority's day, by which reviews are due."""
    since = now - timedelta(days=days)
    return KnowledgeReport(
        days=days,
        as_of=now,
        uses=_uses(session, since),
        never_used=_never_used(session, since),
        unanswered=_unanswered(session, since),
        disagreements=disagreements(_given_differently(session, since), MOST),
        open_questions=_count(session, select(func.count()).where(QuestionRow.state == _OPEN)),
        open_feedback=_count(session, select(func.count()).where(FeedbackRow.state == _OPEN)),
        past_review=_past_review(session, today),
    )


def _articles_given(since: datetime) -> ColumnElement[bool]:
    return and_(_quote.at >= since, _quote.source == Source.ARTICLE.value)


# ---- what was given ------------------------------------------------------------------------------------------------


def _uses(session: Session, since: datetime) -> tuple[AnswerUse, ...]:
    """Those given in the most contacts first.

    Counted article by article: SQLite puts the quotes of one in order much sooner than those of all, and an outer join
    keeps it from beginning with the quotes.
    """
    ever = _ever_given()
    contacts_given = func.count(_quote.contact_id.distinct())
    counted = (
        select(
            ever.c.article,
            _quote.service_code,
            _quote.outcome,
            func.count(),
            contacts_given,
            func.max(_quote.at),
        )
        .outerjoin(_quote, and_(_quote.subject_id == ever.c.article, _articles_given(since)))
        .group_by(ever.c.article, _quote.service_code, _quote.outcome)
        .having(contacts_given > 0)
    )
    by_article: defaultdict[UUID, list[_Use]] = defaultdict(list)
    for row in session.execute(counted):
        by_article[row[0]].append(_Use(*row))
    contacts = {article: sum(use.contacts for use in uses) for article, uses in by_article.items()}
    most = sorted(contacts, key=lambda article: (-contacts[article], article))[:MOST]
    known = _articles(session, most)
    complaints = _open_feedback(session, most)
    return tuple(_as_use(known[each], by_article[each], complaints[each]) for each in most if each in known)


def _ever_given() -> CTE:
    """Every article that was ever given, whether it is there or not: from one to the next by the index, then NULL."""
    given = select(_quote.subject_id).where(_quote.source == Source.ARTICLE.value).order_by(_quote.subject_id).limit(1)
    ever = select(given.scalar_subquery().label("article")).cte("ever_given", recursive=True)
    following = given.where(_quote.subject_id > ever.c.article).scalar_subquery()
    return ever.union_all(select(following).where(ever.c.article.is_not(None)))


def _as_use(article: ArticleRow, uses: Iterable[_Use], open_feedback: int) -> AnswerUse:
    by_service: Counter[str] = Counter()
    by_outcome: Counter[str] = Counter()
    for use in uses:
        by_service[use.service or ""] += use.contacts
        by_outcome[use.outcome or ""] += use.contacts
    return AnswerUse(
        article_id=article.id,
        slug=article.slug,
        title=msgspec.convert(article.title, Words),
        version=article.version,
        quotes=sum(use.quotes for use in uses),
        contacts=by_outcome.total(),
        by_service=_most_first(by_service),
        by_outcome=_most_first(by_outcome),
        open_feedback=open_feedback,
        last_at=max(use.last_at for use in uses),
    )


def _articles(session: Session, ids: list[UUID]) -> Mapping[UUID, ArticleRow]:
    return {row.id: row for row in session.scalars(select(ArticleRow).where(ArticleRow.id.in_(ids)))}


def _open_feedback(session: Session, ids: list[UUID]) -> Counter[UUID]:
    counted = select(FeedbackRow.article_id, func.count()).where(
        FeedbackRow.article_id.in_(ids), FeedbackRow.state == _OPEN
    )
    return Counter(dict(session.execute(counted.group_by(FeedbackRow.article_id)).tuples().all()))


def _never_used(session: Session, since: datetime) -> tuple[UUID, ...]:
    """In force, and given to nobody: those that are so the longest first."""
    given = select(1).where(_articles_given(since), _quote.subject_id == ArticleRow.id).exists()
    unused = select(ArticleRow.id).where(ArticleRow.state == ArticleState.VALIDATED.value, ~given)
    return tuple(session.scalars(unused.order_by(ArticleRow.updated_at, ArticleRow.id).limit(MOST)))


def _past_review(session: Session, today: date) -> tuple[UUID, ...]:
    """The most overdue first."""
    offered = (ArticleState.VALIDATED.value, ArticleState.NOT_VALIDATED.value)
    overdue = select(ArticleRow.id).where(ArticleRow.state.in_(offered), ArticleRow.review_by < today)
    return tuple(session.scalars(overdue.order_by(ArticleRow.review_by, ArticleRow.id).limit(MOST)))


def _given_differently(session: Session, since: datetime) -> Iterable[Given]:
    """All that was given to questions, and at steps, to which more than one article was given."""
    typed, untyped = _quote.question != "", and_(_quote.question == "", _quote.step != "")
    questions = _asked_variously(since, _quote.question).where(typed)
    steps = _asked_variously(since, _quote.script_id, _quote.step).where(untyped).subquery()
    at_a_step = select(1).where(steps.c.script_id == _quote.script_id, steps.c.step == _quote.step).exists()
    given: Select[*tuple[Any, ...]] = select(
        _quote.question,
        _quote.script_id,
        _quote.step,
        _quote.asked,
        cast(_quote.contact_id, String),  # a string is made and compared much sooner than a UUID
        cast(_quote.handled_by, String),
        cast(_quote.subject_id, String),
    ).where(_articles_given(since), or_(_quote.question.in_(questions), and_(untyped, at_a_step)))
    article = cache(UUID)
    return (
        Given(question, script_id, step, asked, contact, handler, article(subject))
        for question, script_id, step, asked, contact, handler, subject in session.execute(given)
    )


def _asked_variously(since: datetime, *by: InstrumentedAttribute[str]) -> Select[*tuple[Any, ...]]:
    """The values of `by` for which more than one article was given."""
    several = func.count(_quote.subject_id.distinct()) > 1
    return select(*by).where(_articles_given(since)).group_by(*by).having(several)


# ---- what was not given --------------------------------------------------------------------------------------------


def _unanswered(session: Session, since: datetime) -> tuple[Unanswered, ...]:
    """Services with the most contacts without an answer first.

    Counted service by service, as the index has them: to put all of a year in order takes longer than to count it.
    """
    without = func.sum(case((_contact.answers_given == 0, 1), else_=0))
    counted = session.execute(
        select(ServiceRow.code, func.count(), without)
        .join(_contact, _contact.service_code == ServiceRow.code)
        .where(ANSWERABLE, _contact.finished_at >= since)
        .group_by(ServiceRow.code)
    ).all()
    lacking = [(service, contacts, int(lacks)) for service, contacts, lacks in counted if lacks]
    most = sorted(lacking, key=lambda each: (-each[2], each[0]))[:MOST]
    return tuple(
        Unanswered(service_code=service, contacts=contacts, without=lacks, recent=_recent(session, since, service))
        for service, contacts, lacks in most
    )


def _recent(session: Session, since: datetime, service: str) -> tuple[UUID, ...]:
    """The latest contacts without an answer, newest first: read from the end of the index, and no further."""
    wanted = select(_contact.id).where(
        ANSWERABLE, _contact.finished_at >= since, _contact.answers_given == 0, _contact.service_code == service
    )
    newest_first = (_contact.finished_at.desc(), _contact.id.desc())
    return tuple(session.scalars(wanted.order_by(*newest_first).limit(MOST_RECENT)))


def _count(session: Session, counted: Select[Any]) -> int:
    return session.scalar(counted) or 0


def _most_first(counter: Counter[str]) -> tuple[Count, ...]:
    ordered = sorted(counter.items(), key=lambda entry: (-entry[1], entry[0]))
    return tuple(Count(key=key, count=count) for key, count in ordered)

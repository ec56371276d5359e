"""The list of articles: one row an article, with its versions and with what is in hand here. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from enum import Enum

from agent_desktop.contract.article_life import ArticleVersionInfo
from agent_desktop.contract.base import Id, Record
from agent_desktop.contract.knowledge import ArticleState
from agent_desktop.desk.answer_drafts import AnswerInHand
from agent_desktop.language import language


class Only(Enum):
    """Which articles the list is narrowed to."""

    ALL = "all"
    WORK_IN_PROGRESS = "work_in_progress"
    NOT_VALIDATED = "not_validated"
    VALIDATED = "validated"
    ARCHIVED = "archived"
    PAST_REVIEW = "past_review"
    NO_WELSH = "no_welsh"
    MINE = "mine"


class ListedArticle(Record, frozen=True, kw_only=True):
    """`versions`, newest first; `in_hand`: words of a version that only this computer has."""

    article_id: Id
    title: str
    slug: str
    versions: tuple[ArticleVersionInfo, ...]
    in_hand: AnswerInHand | None = None

    @property
    def newest(self) -> ArticleVersionInfo | None:
        return self.versions[0] if self.versions else None

    @property
    def in_force(self) -> ArticleVersionInfo | None:
        return next((info for info in self.versions if info.in_force), None)


def listed(versions: Iterable[ArticleVersionInfo], in_hand: Iterable[AnswerInHand]) -> tuple[ListedArticle, ...]:
    """What is in hand here first, then by title."""
    hands = {hand.article_id: hand for hand in in_hand}
    found: defaultdict[Id, list[ArticleVersionInfo]] = defaultdict(list)
    for info in versions:
        found[info.article_id].append(info)
    rows = [
        ListedArticle(
            article_id=article_id,
            title=each[0].title.in_language(language()),
            slug=each[0].slug,
            versions=tuple(sorted(each, key=lambda info: -info.number)),
            in_hand=hands.get(article_id),
        )
        for article_id, each in found.items()
    ]
    rows += [
        ListedArticle(
            article_id=hand.article_id,
            title=hand.content.title.in_language(language()),
            slug=hand.slug,
            versions=(),
            in_hand=hand,
        )
        for hand in hands.values()
        if hand.article_id not in found
    ]
    return tuple(sorted(rows, key=lambda row: (row.in_hand is None, row.title.casefold())))


def fits(row: ListedArticle, only: Only, me: Id | None, today: date) -> bool:
    """Whether the row is one of `only`."""
    standing = row.in_force or row.newest
    if only is Only.ALL:
        return True
    if only is Only.MINE:
        return row.in_hand is not None or any(me in (info.owner, info.author) for info in row.versions)
    if only is Only.PAST_REVIEW:
        due = standing.review_by if standing and standing.state is not ArticleState.ARCHIVED else None
        return due is not None and due < today
    if only is Only.NO_WELSH:
        return standing is None or (not standing.translated and standing.state is not ArticleState.ARCHIVED)
    if only is Only.ARCHIVED:
        return row.in_force is None and any(info.state is ArticleState.ARCHIVED for info in row.versions)
    return any(info.state.value == only.value for info in row.versions)

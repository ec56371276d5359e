"""How far an answer may be relied on, in words and icon: validated or not, past its review date, for whom. Pure."""

from datetime import date

from agent_desktop.contract.base import Record
from agent_desktop.contract.knowledge import Article, ArticleState, Audience
from agent_desktop.language import t


class Mark(Record, frozen=True, kw_only=True):
    """One thing to know about an answer. `tone`: good, warn or ""; the words say the same."""

    words: str
    icon: str
    tone: str = ""


def marks(state: ArticleState | None, audience: Audience | None, *, review_due: bool) -> tuple[Mark, ...]:
    """What stands beside the title, the most pressing first. None: what is no article has no such state."""
    found = []
    if audience is Audience.HANDLER:
        found.append(Mark(words=t("For you only"), icon="eye-off", tone="warn"))
    if state is ArticleState.ARCHIVED:
        found.append(Mark(words=t("Archived"), icon="ban", tone="warn"))
    elif state in (ArticleState.NOT_VALIDATED, ArticleState.WORK_IN_PROGRESS):
        found.append(Mark(words=t("Not validated yet"), icon="triangle-alert", tone="warn"))
    if review_due:
        found.append(Mark(words=t("Past its review date"), icon="calendar-clock", tone="warn"))
    elif state is ArticleState.VALIDATED:
        found.append(Mark(words=t("Validated"), icon="badge-check", tone="good"))
    return tuple(found)


def article_marks(article: Article, today: date) -> tuple[Mark, ...]:
    return marks(article.state, article.audience, review_due=is_due(article, today))


def is_due(article: Article, today: date) -> bool:
    """Whether someone should have looked at it again by now."""
    return article.review_by is not None and article.review_by < today

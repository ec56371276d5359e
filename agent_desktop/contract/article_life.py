"""Versions of articles on the server: written by one person, validated by another, archived in the end."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.base import Id, Moment, Record, Words, Write
from agent_desktop.contract.knowledge import ArticleState, Audience, ServiceCodes, Slug
from agent_desktop.contract.script_life import Note

LONGEST_WORDS = {"title": 300, "short_answer": 2_000, "text": 100_000}
"""Characters of each in each language. A page of a book has some 3,000."""

MOST_SYNONYMS, LONGEST_SYNONYM = 60, 80

Synonyms = Annotated[tuple[Annotated[str, Meta(min_length=1, max_length=LONGEST_SYNONYM)], ...], Meta(max_length=60)]


OWNERS = frozenset({Role.SUPERVISOR, Role.TRAINER, Role.ADMINISTRATOR})
"""Roles that may look after an article: whoever else is told of feedback could do nothing about it."""


class Owner(Record, frozen=True, kw_only=True):
    """A colleague who may look after an article, and no more of them than it takes to choose one.

    GET /api/v1/article-owners: those of OWNERS whose account is active, by user name.
    """

    id: Id
    username: str
    name: str


class ArticleMove(StrEnum):
    """What may be done with a version: who wrote it may not VALIDATE it.

    A version that is not validated yet is offered, marked so, only while its article has none that is.
    """

    SUBMIT = "submit"  # work_in_progress → not_validated
    SEND_BACK = "send_back"  # not_validated → work_in_progress, with a note
    VALIDATE = "validate"  # not_validated → validated, in force from `at` on
    ARCHIVE = "archive"  # validated, not_validated → archived: offered no more


class ArticleContent(Write, frozen=True, kw_only=True):
    """What one version says. `title`, `short_answer` and `text` (Markdown) within LONGEST_WORDS; English is needed."""

    title: Words
    short_answer: Words
    text: Words
    service_codes: ServiceCodes = ()
    audience: Audience = Audience.PUBLIC
    synonyms: Synonyms = ()
    department_code: Annotated[str, Meta(max_length=60)] = ""
    owner: Id | None = None
    review_by: date | None = None


class ArticleVersionInfo(Record, frozen=True, kw_only=True):
    """One version without its text. `number` counts the versions of one article from 1; `version` is for If-Match.

    `state` is that of this version; `in_force`: it is the one that handlers are given. `translated`: all three of its
    parts are there in Welsh. From `effective_from` until `effective_until` (None: no end) it is in force.
    """

    id: Id
    version: int
    article_id: Id
    slug: str
    number: int
    state: ArticleState
    in_force: bool
    title: Words
    translated: bool
    department_code: str
    service_codes: tuple[str, ...]
    owner: Id | None
    owner_name: str
    review_by: date | None
    change_note: str
    author: Id | None
    author_name: str
    made_at: Moment
    changed_at: Moment
    submitted_at: Moment | None = None
    validated_by: Id | None = None
    validated_by_name: str = ""
    validated_at: Moment | None = None
    effective_from: Moment | None = None
    effective_until: Moment | None = None
    note: str = ""


class ArticleVersionText(Record, frozen=True, kw_only=True):
    """One version whole."""

    info: ArticleVersionInfo
    content: ArticleContent


class ArticleVersionWrite(Write, frozen=True, kw_only=True):
    """PUT /api/v1/article-versions/{id}: a new draft, of a new article where the server has none of `article_id`.

    `slug` is the article's own and stays: one that differs from what it has is refused, "" leaves it as it is.
    """

    article_id: Id
    slug: Slug = ""
    content: ArticleContent
    change_note: Note = ""


class ArticleVersionChange(Write, frozen=True, kw_only=True):
    """PUT /api/v1/article-versions/{id}/changes/{change_id} with If-Match: other words for a draft, by its author."""

    content: ArticleContent
    change_note: Note = ""


class ArticleVersionMove(Write, frozen=True, kw_only=True):
    """PUT /api/v1/article-versions/{id}/moves/{move_id} with If-Match. `at`: VALIDATE and ARCHIVE; None: now."""

    move: ArticleMove
    at: Moment | None = None
    note: Note = ""

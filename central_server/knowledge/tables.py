"""Articles, their versions, institutions, and what citizens call things."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from central_server.database.base import Base
from central_server.database.types import Json, UtcMoment

_NAMED_ONLY = sql("slug <> ''")
_EMPTY, _NO_LIST = sql("''"), sql("'[]'")


class ArticleRow(Base):
    """An article as handlers are given it: its version in force, `version` of its number, None of them by `version_id`.

    `title`, `short_answer` and `text` are a contract's Words each; `state` is one of ArticleState: only of those
    NOT_VALIDATED and VALIDATED desktops are told. `slug`: what scripts call it by, "" where none does.
    """

    __tablename__ = "article"
    __table_args__ = (
        Index("ix_article_slug", "slug", unique=True, sqlite_where=_NAMED_ONLY, postgresql_where=_NAMED_ONLY),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    version_id: Mapped[UUID | None] = mapped_column()
    slug: Mapped[str] = mapped_column(String(60), default="", server_default=_EMPTY)
    state: Mapped[str] = mapped_column(String(20))
    title: Mapped[dict[str, Any]] = mapped_column(Json)
    short_answer: Mapped[dict[str, Any]] = mapped_column(Json)
    text: Mapped[dict[str, Any]] = mapped_column(Json)
    service_codes: Mapped[list[str]] = mapped_column(Json, default=list)
    audience: Mapped[str] = mapped_column(String(20), default="public", server_default=sql("'public'"))
    synonyms: Mapped[list[str]] = mapped_column(Json, default=list, server_default=_NO_LIST)
    department_code: Mapped[str] = mapped_column(String(60), default="", server_default=_EMPTY)
    owner: Mapped[UUID | None] = mapped_column()
    review_by: Mapped[date | None] = mapped_column()
    updated_at: Mapped[datetime] = mapped_column(UtcMoment)
    updated_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    change_note: Mapped[str] = mapped_column(Text, default="", server_default=_EMPTY)


class ArticleVersionRow(Base):
    """`content` is a contract ArticleContent; what lists show of it stands beside it.

    `state` is an ArticleState: a version whose `effective_until` has come is archived by the clock.
    """

    __tablename__ = "article_version"
    __table_args__ = (
        UniqueConstraint("article_id", "number"),
        Index("ix_article_version_state_effective_from", "state", "effective_from"),
        Index("ix_article_version_made_at_id", "made_at", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    article_id: Mapped[UUID] = mapped_column(ForeignKey("article.id"))
    number: Mapped[int] = mapped_column()
    state: Mapped[str] = mapped_column(String(20))
    title: Mapped[dict[str, Any]] = mapped_column(Json)
    translated: Mapped[bool] = mapped_column(default=False)
    department_code: Mapped[str] = mapped_column(String(60), default="")
    service_codes: Mapped[list[str]] = mapped_column(Json, default=list)
    owner: Mapped[UUID | None] = mapped_column()
    review_by: Mapped[date | None] = mapped_column()
    content: Mapped[dict[str, Any]] = mapped_column(Json)
    change_note: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    author: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    made_at: Mapped[datetime] = mapped_column(UtcMoment)
    changed_at: Mapped[datetime] = mapped_column(UtcMoment)
    submitted_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    validated_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    validated_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    effective_from: Mapped[datetime | None] = mapped_column(UtcMoment)
    effective_until: Mapped[datetime | None] = mapped_column(UtcMoment)


class InstitutionRow(Base):
    """`body` is a contract Institution without what stands beside it."""

    __tablename__ = "institution"
    __table_args__ = (UniqueConstraint("code"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    code: Mapped[str] = mapped_column(String(60))
    active: Mapped[bool] = mapped_column(default=True)
    body: Mapped[dict[str, Any]] = mapped_column(Json)
    updated_at: Mapped[datetime] = mapped_column(UtcMoment)
    updated_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))


class SynonymRow(Base):
    __tablename__ = "synonym"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    said: Mapped[str] = mapped_column(String(80))
    means: Mapped[list[str]] = mapped_column(Json)
    language: Mapped[str] = mapped_column(String(2))
    active: Mapped[bool] = mapped_column(default=True)
    updated_at: Mapped[datetime] = mapped_column(UtcMoment)
    updated_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))

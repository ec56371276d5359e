"""Articles: the answer that every handler gives alike."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from central_server.database.base import Base
from central_server.database.types import Json, UtcMoment

_NAMED_ONLY = sql("slug <> ''")


class ArticleRow(Base):
    """`title`, `short_answer` and `text` are a contract's Words each; `state` is one of ArticleState.

    `slug`: what scripts call it by, "" where none does.
    """

    __tablename__ = "article"
    __table_args__ = (
        Index("ix_article_slug", "slug", unique=True, sqlite_where=_NAMED_ONLY, postgresql_where=_NAMED_ONLY),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    slug: Mapped[str] = mapped_column(String(60), default="", server_default=sql("''"))
    state: Mapped[str] = mapped_column(String(20))
    title: Mapped[dict[str, Any]] = mapped_column(Json)
    short_answer: Mapped[dict[str, Any]] = mapped_column(Json)
    text: Mapped[dict[str, Any]] = mapped_column(Json)
    service_codes: Mapped[list[str]] = mapped_column(Json, default=list)
    review_by: Mapped[date | None] = mapped_column()
    updated_at: Mapped[datetime] = mapped_column(UtcMoment)
    updated_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))

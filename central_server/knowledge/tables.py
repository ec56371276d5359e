"""Articles: the answer that every handler gives alike."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from central_server.database.base import Base
from central_server.database.types import Json, UtcMoment


class ArticleRow(Base):
    """`title`, `short_answer` and `text` are a contract's Words each; `state` is one of ArticleState."""

    __tablename__ = "article"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    state: Mapped[str] = mapped_column(String(20))
    title: Mapped[dict[str, Any]] = mapped_column(Json)
    short_answer: Mapped[dict[str, Any]] = mapped_column(Json)
    text: Mapped[dict[str, Any]] = mapped_column(Json)
    service_codes: Mapped[list[str]] = mapped_column(Json, default=list)
    review_by: Mapped[date | None] = mapped_column()
    updated_at: Mapped[datetime] = mapped_column(UtcMoment)
    updated_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))

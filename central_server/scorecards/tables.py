"""Versions of scorecards: each as it was written, and what became of it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from central_server.database.base import Base
from central_server.database.types import Json, UtcMoment


class ScorecardVersionRow(Base):
    """`content` is a contract ScorecardContent; what lists show of it stands beside it.

    `state` is a ScorecardState other than RETIRED: a version is retired once its `effective_until` has come.
    """

    __tablename__ = "scorecard_version"
    __table_args__ = (
        UniqueConstraint("scorecard_id", "number"),
        Index("ix_scorecard_version_made_at_id", "made_at", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    scorecard_id: Mapped[UUID] = mapped_column()
    number: Mapped[int] = mapped_column()
    state: Mapped[str] = mapped_column(String(20))
    title: Mapped[dict[str, Any]] = mapped_column(Json)
    channels: Mapped[list[str]] = mapped_column(Json)
    questions: Mapped[int] = mapped_column()
    content: Mapped[dict[str, Any]] = mapped_column(Json)
    change_note: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    author: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    made_at: Mapped[datetime] = mapped_column(UtcMoment)
    changed_at: Mapped[datetime] = mapped_column(UtcMoment)
    submitted_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    approved_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    approved_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    effective_from: Mapped[datetime | None] = mapped_column(UtcMoment)
    effective_until: Mapped[datetime | None] = mapped_column(UtcMoment)

"""Evaluations, the steps in their lives, and coaching actions."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from central_server.database.base import Base
from central_server.database.types import Json, UtcMoment

ALONE = text("calibration_id IS NULL")
"""Of a contact there is one evaluation, calibrations apart."""


class EvaluationRow(Base):
    """`handler` to `seconds` are the contact's: see docs/decisions/0031. `content` and `first_content` are contract
    EvaluationContents, `score` and `first_score` Scores, `disputes` a list of Disputes; `first_content` None while
    nothing was amended."""

    __tablename__ = "evaluation"
    __table_args__ = (
        Index("uq_evaluation_contact_id", "contact_id", unique=True, sqlite_where=ALONE, postgresql_where=ALONE),
        Index("ix_evaluation_begun_at_id", "begun_at", "id"),
        Index("ix_evaluation_handler_begun_at", "handler", "begun_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    state: Mapped[str] = mapped_column(String(20))
    contact_id: Mapped[UUID] = mapped_column()
    contact_title: Mapped[str] = mapped_column(String(300))
    channel: Mapped[str] = mapped_column(String(20))
    service_code: Mapped[str | None] = mapped_column(String(60))
    started_at: Mapped[datetime] = mapped_column(UtcMoment)
    seconds: Mapped[int] = mapped_column()
    handler: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    reviewer: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    scorecard_version_id: Mapped[UUID] = mapped_column(ForeignKey("scorecard_version.id"))
    sample_id: Mapped[UUID | None] = mapped_column()
    calibration_id: Mapped[UUID | None] = mapped_column()
    begun_at: Mapped[datetime] = mapped_column(UtcMoment)
    changed_at: Mapped[datetime] = mapped_column(UtcMoment)
    submitted_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    dispute_until: Mapped[datetime | None] = mapped_column(UtcMoment)
    worked_seconds: Mapped[int] = mapped_column(default=0)
    content: Mapped[dict[str, Any]] = mapped_column(Json)
    first_content: Mapped[dict[str, Any] | None] = mapped_column(Json)
    score: Mapped[dict[str, Any] | None] = mapped_column(Json)
    first_score: Mapped[dict[str, Any] | None] = mapped_column(Json)
    disputes: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)


class EvaluationStepRow(Base):
    """One step in the life of an evaluation, in their order."""

    __tablename__ = "evaluation_step"

    evaluation_id: Mapped[UUID] = mapped_column(ForeignKey("evaluation.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    move: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime] = mapped_column(UtcMoment)
    by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    note: Mapped[str] = mapped_column(Text, default="")


class CoachingRow(Base):
    """`handler`: who is to do it. Those of a draft are told to nobody but supervisors."""

    __tablename__ = "coaching_action"
    __table_args__ = (Index("ix_coaching_action_made_at_id", "made_at", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    evaluation_id: Mapped[UUID] = mapped_column(ForeignKey("evaluation.id"), index=True)
    handler: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    question: Mapped[str] = mapped_column(String(60), default="")
    words: Mapped[str] = mapped_column(Text)
    due_on: Mapped[date] = mapped_column()
    recheck_on: Mapped[date | None] = mapped_column()
    scenario: Mapped[str] = mapped_column(String(60), default="")
    state: Mapped[str] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(Text, default="")
    made_at: Mapped[datetime] = mapped_column(UtcMoment)
    changed_at: Mapped[datetime] = mapped_column(UtcMoment)

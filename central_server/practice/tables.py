"""Attempts and what was judged in each, comments, enrolments, sign-offs, own scenarios, and remarks about scripts."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from central_server.database.base import Base
from central_server.database.types import Json, UtcMoment


class AttemptRow(Base):
    """`content`: the whole AttemptWrite as JSON; what stands beside it is what lists and counts ask for."""

    __tablename__ = "practice_attempt"
    __table_args__ = (
        Index("ix_practice_attempt_trainee_began_at_id", "trainee", "began_at", "id"),
        Index("ix_practice_attempt_began_at_id", "began_at", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    trainee: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    scenario: Mapped[str] = mapped_column(String(60))
    course: Mapped[str | None] = mapped_column(String(60))
    language: Mapped[str] = mapped_column(String(2))
    began_at: Mapped[datetime] = mapped_column(UtcMoment)
    ended: Mapped[str] = mapped_column(String(20))
    worked: Mapped[float] = mapped_column()
    score: Mapped[float | None] = mapped_column()
    critical: Mapped[int] = mapped_column()
    hints: Mapped[int] = mapped_column()
    received_at: Mapped[datetime] = mapped_column(UtcMoment)
    content: Mapped[str] = mapped_column(Text)


class JudgedRow(Base):
    """A point of an attempt that was won or lost at a step; see agent_desktop.practice.stumbling."""

    __tablename__ = "practice_judged"

    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("practice_attempt.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(String(121))
    variant: Mapped[str] = mapped_column(String(60), default="")
    kind: Mapped[str] = mapped_column(String(20))
    lost: Mapped[bool] = mapped_column()
    seconds: Mapped[float | None] = mapped_column()


class CommentRow(Base):
    """Words at a moment of an attempt: `at` seconds after it began."""

    __tablename__ = "practice_comment"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("practice_attempt.id"), index=True)
    at: Mapped[float] = mapped_column()
    words: Mapped[str] = mapped_column(Text)
    by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    written_at: Mapped[datetime] = mapped_column(UtcMoment)


class EnrolmentRow(Base):
    """Which course somebody was put on; the newest counts."""

    __tablename__ = "practice_enrolment"
    __table_args__ = (Index("ix_practice_enrolment_trainee_at", "trainee", "at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    trainee: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    course: Mapped[str | None] = mapped_column(String(60))
    by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime] = mapped_column(UtcMoment)


class SignOffRow(Base):
    """A coach's word that somebody is ready. `withdrawn_at`: None while it stands."""

    __tablename__ = "practice_sign_off"
    __table_args__ = (Index("ix_practice_sign_off_trainee_at", "trainee", "at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    trainee: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    course: Mapped[str] = mapped_column(String(60))
    by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime] = mapped_column(UtcMoment)
    words: Mapped[str] = mapped_column(Text, default="")
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    withdrawn_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    withdrawn_words: Mapped[str] = mapped_column(Text, default="")


class ScenarioRow(Base):
    """One version of a scenario that the authority made itself. `content`: a contract PracticeScenario."""

    __tablename__ = "practice_scenario"
    __table_args__ = (Index("uq_practice_scenario_scenario_version", "scenario", "version", unique=True),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    scenario: Mapped[str] = mapped_column(String(60))
    version: Mapped[int] = mapped_column()
    hash: Mapped[str] = mapped_column(String(64))
    content: Mapped[dict[str, Any]] = mapped_column(Json)
    retired: Mapped[bool] = mapped_column(default=False)
    by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime] = mapped_column(UtcMoment)


class WalkthroughRow(Base):
    """One version of a walkthrough that was recorded of a scenario. `content`: a contract Walkthrough."""

    __tablename__ = "practice_walkthrough"
    __table_args__ = (Index("uq_practice_walkthrough_scenario_version", "scenario", "version", unique=True),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    scenario: Mapped[str] = mapped_column(String(60))
    version: Mapped[int] = mapped_column()
    content: Mapped[dict[str, Any]] = mapped_column(Json)
    retired: Mapped[bool] = mapped_column(default=False)
    by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime] = mapped_column(UtcMoment)


class RemarkRow(Base):
    """Words about a step of a script to whoever edits it. `settled_at`: None while nobody saw to it."""

    __tablename__ = "script_remark"
    __table_args__ = (Index("ix_script_remark_at_id", "at", "id"), Index("ix_script_remark_script", "script"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    script: Mapped[str] = mapped_column(String(60))
    step: Mapped[str] = mapped_column(String(60))
    variant: Mapped[str] = mapped_column(String(60), default="")
    words: Mapped[str] = mapped_column(Text)
    by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime] = mapped_column(UtcMoment)
    settled_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    settled_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))

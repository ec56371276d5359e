"""Every contact with a citizen, on every channel, and the traces of what went on in it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from central_server.database.base import Base
from central_server.database.types import Json, UtcMoment

ANSWERABLE = text(
    "service_code IS NOT NULL AND handled_by IS NOT NULL AND outcome IN ('answered', 'referred', 'call_back')"
)
"""Contacts in which an answer could be given: of the other outcomes a case was the answer, or nobody heard one."""


class ContactRow(Base):
    """`title` and `summary` are what the history shows. Notes are kept as typed. `answers_given`: how many quotes."""

    __tablename__ = "contact"
    __table_args__ = (
        Index("ix_contact_citizen_id_started_at_id", "citizen_id", "started_at", "id"),
        Index("ix_contact_started_at_id", "started_at", "id"),
        Index(
            "ix_contact_answerable",
            "service_code",
            "finished_at",
            "answers_given",
            sqlite_where=ANSWERABLE,
            postgresql_where=ANSWERABLE,
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    citizen_id: Mapped[UUID | None] = mapped_column(ForeignKey("citizen.id"))
    speaking_with: Mapped[UUID | None] = mapped_column()
    channel: Mapped[str] = mapped_column(String(20))
    direction: Mapped[str] = mapped_column(String(10))
    number: Mapped[str | None] = mapped_column(String(16))
    number_kind: Mapped[str] = mapped_column(String(20))
    started_at: Mapped[datetime] = mapped_column(UtcMoment)
    finished_at: Mapped[datetime] = mapped_column(UtcMoment)
    held_seconds: Mapped[int] = mapped_column(default=0)
    service_code: Mapped[str | None] = mapped_column(ForeignKey("service.code"))
    outcome: Mapped[str | None] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(300))
    summary: Mapped[str] = mapped_column(String(500), default="")
    notes: Mapped[str] = mapped_column(Text, default="")
    identity: Mapped[dict[str, Any] | None] = mapped_column(Json)
    matched_by: Mapped[str] = mapped_column(String(20), default="handler", server_default=text("'handler'"))
    handled_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), index=True)
    received_at: Mapped[datetime] = mapped_column(UtcMoment)
    answers_given: Mapped[int] = mapped_column(default=0, server_default=text("0"))


class ScriptRunRow(Base):
    """One run of a script in a contact, in the order in which they came. `run` is the contract's ScriptRun as JSON.

    `script_id` and `hash` are those of the version that it began with.
    """

    __tablename__ = "script_run"

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    script_id: Mapped[str] = mapped_column(String(60))
    hash: Mapped[str] = mapped_column(String(64))
    run: Mapped[str] = mapped_column(Text)


class ContactEventRow(Base):
    """What happened in a contact besides its scripts, in the order in which it did. `what`: a contract's Happening."""

    __tablename__ = "contact_event"

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    what: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime] = mapped_column(UtcMoment)
    detail: Mapped[str] = mapped_column(String(60), default="")


class ErasedContactRow(Base):
    """That there was such a contact, and nothing else of it: so that a review that was begun can say what became."""

    __tablename__ = "erased_contact"

    contact_id: Mapped[UUID] = mapped_column(primary_key=True)
    erased_at: Mapped[datetime] = mapped_column(UtcMoment)


class StepMedianRow(Base):
    """Seconds that a team spends on a step, worked out at night. `runs`: how many times it was seen."""

    __tablename__ = "step_median"

    team: Mapped[str] = mapped_column(String(100), primary_key=True)
    script_id: Mapped[str] = mapped_column(String(60), primary_key=True)
    step: Mapped[str] = mapped_column(String(60), primary_key=True)
    seconds: Mapped[float] = mapped_column()
    runs: Mapped[int] = mapped_column()

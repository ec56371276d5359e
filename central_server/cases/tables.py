"""Cases, and the runs of reference numbers given to desktops."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from central_server.database.base import Base
from central_server.database.types import Json, UtcMoment


class CaseRow(Base):
    """`promised_at` is what the citizen was told; `due_at` is what the service's clock says now.

    `pauses` are the finished waits for the citizen, {"since", "until"} each; `paused_at` begins a wait that goes on.
    """

    __tablename__ = "case_file"
    __table_args__ = (
        Index("ix_case_file_citizen_id_state", "citizen_id", "state"),
        Index("ix_case_file_state_due_at_id", "state", "due_at", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    reference: Mapped[str] = mapped_column(String(20), unique=True)
    service_code: Mapped[str] = mapped_column(ForeignKey("service.code"), index=True)
    citizen_id: Mapped[UUID | None] = mapped_column(ForeignKey("citizen.id"))
    contact_id: Mapped[UUID | None] = mapped_column(ForeignKey("contact.id"), index=True)
    title: Mapped[str] = mapped_column(String(300))
    state: Mapped[str] = mapped_column(String(20))
    progress: Mapped[str] = mapped_column(String(300), default="")
    place: Mapped[str] = mapped_column(String(300), default="")
    answers: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    opened_at: Mapped[datetime] = mapped_column(UtcMoment)
    promised_at: Mapped[datetime] = mapped_column(UtcMoment)
    due_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    paused_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    pauses: Mapped[list[dict[str, str]]] = mapped_column(Json, default=list, server_default=text("'[]'"))
    opened_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    updated_at: Mapped[datetime] = mapped_column(UtcMoment)


class ReferenceLeaseRow(Base):
    """Runs never overlap: `first` is one past the end of the run before, taken under a lock."""

    __tablename__ = "reference_lease"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    first: Mapped[int] = mapped_column(BigInteger, unique=True)
    size: Mapped[int] = mapped_column()
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime] = mapped_column(UtcMoment)

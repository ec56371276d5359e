"""The audit log: who looked at or wrote whose record, when and why. Triggers refuse to change or delete a row."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from central_server.database.base import Base
from central_server.database.types import UtcMoment


class AuditRow(Base):
    """No foreign keys: an entry outlives what it speaks of."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_citizen_id_id", "citizen_id", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcMoment)
    account_id: Mapped[UUID] = mapped_column(index=True)
    action: Mapped[str] = mapped_column(String(60))
    citizen_id: Mapped[UUID | None] = mapped_column()
    subject_id: Mapped[UUID | None] = mapped_column()
    reason: Mapped[str] = mapped_column(String(200))
    request_id: Mapped[str] = mapped_column(String(36))

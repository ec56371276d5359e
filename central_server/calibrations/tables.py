"""Calibrations: which contacts, who scores them, and since when they are compared."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from central_server.database.base import Base
from central_server.database.types import Json, UtcMoment


class CalibrationRow(Base):
    """`contacts` and `raters`: ids as text, in the order they were asked for. Evaluations name their calibration."""

    __tablename__ = "calibration"
    __table_args__ = (Index("ix_calibration_made_at_id", "made_at", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    title: Mapped[str] = mapped_column(String(200))
    scorecard_version_id: Mapped[UUID] = mapped_column(ForeignKey("scorecard_version.id"))
    contacts: Mapped[list[str]] = mapped_column(Json)
    raters: Mapped[list[str]] = mapped_column(Json)
    expert: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    due_on: Mapped[date | None] = mapped_column()
    made_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    made_at: Mapped[datetime] = mapped_column(UtcMoment)
    compared_at: Mapped[datetime | None] = mapped_column(UtcMoment)

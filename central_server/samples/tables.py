"""Samples as they were asked for, and the contacts drawn."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from central_server.database.base import Base
from central_server.database.types import Json, UtcMoment


class SampleRow(Base):
    """`asked` is a contract SampleWrite; `strata` a list of [key, population] of all that fitted."""

    __tablename__ = "sample"
    __table_args__ = (Index("ix_sample_made_at_id", "made_at", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    asked: Mapped[dict[str, Any]] = mapped_column(Json)
    strata: Mapped[list[Any]] = mapped_column(Json)
    drawn_from: Mapped[int] = mapped_column()
    drawn: Mapped[int] = mapped_column()
    made_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    made_at: Mapped[datetime] = mapped_column(UtcMoment)
    closed_at: Mapped[datetime | None] = mapped_column(UtcMoment)


class SampleItemRow(Base):
    """A contact that was drawn. No foreign key: retention may take the contact away (docs/decisions/0031)."""

    __tablename__ = "sample_item"

    sample_id: Mapped[UUID] = mapped_column(ForeignKey("sample.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    contact_id: Mapped[UUID] = mapped_column(index=True)
    handler: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    stratum: Mapped[list[str]] = mapped_column(Json)

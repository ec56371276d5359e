"""The flag catalogue, and the flags citizens asked for."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from central_server.database.base import Base
from central_server.database.types import Json, UtcMoment


class FlagDefinitionRow(Base):
    __tablename__ = "flag_definition"

    code: Mapped[str] = mapped_column(String(20), primary_key=True)
    rank: Mapped[int] = mapped_column()
    restricted: Mapped[bool] = mapped_column(default=False)
    body: Mapped[dict[str, Any]] = mapped_column(Json)


class FlagRow(Base):
    """`approved_by` is set at once unless the flag is restricted: then a second person must approve."""

    __tablename__ = "flag"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    citizen_id: Mapped[UUID] = mapped_column(ForeignKey("citizen.id"), index=True)
    code: Mapped[str] = mapped_column(ForeignKey("flag_definition.code"))
    own_words: Mapped[str] = mapped_column(String(500), default="")
    asked_by: Mapped[str] = mapped_column(String(200))
    asked_on: Mapped[date] = mapped_column()
    basis: Mapped[str] = mapped_column(String(20))
    starts_on: Mapped[date] = mapped_column()
    review_on: Mapped[date] = mapped_column()
    ends_on: Mapped[date | None] = mapped_column()
    recorded_at: Mapped[datetime] = mapped_column(UtcMoment)
    recorded_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    approved_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))

"""Who changed what, from what to what."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from central_server.database.base import Base
from central_server.database.types import Json, UtcMoment


class EditRow(Base):
    """`version` is what the record became. `fields`: {"field", "before", "after"} each.

    A flag's edits hold its own words, a restricted flag's too: those are left out wherever they are shown.
    """

    __tablename__ = "edit"

    record_id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    noun: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime] = mapped_column(UtcMoment)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    fields: Mapped[list[dict[str, Any]]] = mapped_column(Json)

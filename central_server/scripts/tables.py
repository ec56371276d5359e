"""Versions of guided scripts: each file as it was written, and what became of it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from central_server.database.base import Base
from central_server.database.types import UtcMoment


class ScriptVersionRow(Base):
    """`source` is the file to the last character; `script` its content as the contract's JSON, "" where none.

    `script` is text and not JSON to the database: what was approved must come back as it was, and its hash with it.
    `state` is a VersionState other than RETIRED: a version is retired once its `effective_until` has come.
    """

    __tablename__ = "script_version"
    __table_args__ = (
        UniqueConstraint("script_id", "number"),
        Index("ix_script_version_state_effective_until", "state", "effective_until"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    script_id: Mapped[str] = mapped_column(String(60))
    number: Mapped[int] = mapped_column()
    state: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(Text)
    hash: Mapped[str] = mapped_column(String(64), default="")
    source: Mapped[str] = mapped_column(Text)
    script: Mapped[str] = mapped_column(Text, default="")
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

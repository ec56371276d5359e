"""What is known of each recording. The sound itself lies in a folder, under the name `file`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from central_server.database.base import Base
from central_server.database.types import Json, UtcMoment


class RecordingRow(Base):
    """A recording may be here before its contact is, so `contact_id` has no foreign key.

    `paused`: spans that the telephone system told; `masked`: those that are silent in `file`, each [since, until] in
    seconds. `mask_due`: more is to be made silent, and nothing is given until it is. `sound_hash`: of the bytes as
    they came, so that they may be sent again.
    """

    __tablename__ = "recording"
    __table_args__ = (
        Index("ix_recording_mask_due", "id", sqlite_where=text("mask_due"), postgresql_where=text("mask_due")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    contact_id: Mapped[UUID] = mapped_column(index=True)
    started_at: Mapped[datetime] = mapped_column(UtcMoment)
    media_type: Mapped[str] = mapped_column(String(20))
    paused: Mapped[list[list[float]]] = mapped_column(Json)
    file: Mapped[UUID | None] = mapped_column()
    sound_hash: Mapped[str] = mapped_column(String(64), default="")
    seconds: Mapped[float] = mapped_column(default=0.0)
    bytes: Mapped[int] = mapped_column(BigInteger, default=0)
    a_second: Mapped[float] = mapped_column(default=0.0)
    masked: Mapped[list[list[float]]] = mapped_column(Json, default=list)
    whole: Mapped[bool] = mapped_column(default=True)
    mask_due: Mapped[bool] = mapped_column(default=False)


class ListeningRow(Base):
    """When somebody last began to listen to a recording: what follows soon after is the same listening."""

    __tablename__ = "listening"

    recording_id: Mapped[UUID] = mapped_column(ForeignKey("recording.id"), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True)
    began_at: Mapped[datetime] = mapped_column(UtcMoment)


class DiscardedFileRow(Base):
    """A file that no recording names any more, until it is deleted: whoever let go of it may not know the folder."""

    __tablename__ = "discarded_recording"

    file: Mapped[UUID] = mapped_column(primary_key=True)

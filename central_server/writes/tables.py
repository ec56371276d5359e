"""Receipts: what each client-made id was answered, so that a replay is answered as the first time."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from central_server.database.base import Base
from central_server.database.types import UtcMoment


class Receipt(Base):
    """`content_hash` covers account, noun, target, If-Match and body: the same id with another hash is refused."""

    __tablename__ = "receipt"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    noun: Mapped[str] = mapped_column(String(40))
    account_id: Mapped[UUID] = mapped_column()
    content_hash: Mapped[str] = mapped_column(String(64))
    status: Mapped[int] = mapped_column()
    etag: Mapped[str] = mapped_column(String(80), default="")
    body: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime] = mapped_column(UtcMoment)

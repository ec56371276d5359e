"""People, their phones and representatives, and the name index that finds them one letter wrong.

The name index: each distinct folded name word is one NameTerm; NameVariant holds the word and every form of it
with one letter left out. Two words within one slip of each other (a letter wrong, missing, added or swapped) share
a variant, so a lookup is an index probe and not a scan, alike on SQLite and PostgreSQL.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from central_server.database.base import Base
from central_server.database.types import Json, UtcMoment


class CitizenRow(Base):
    """`postcode_key` is the postcode without spaces, upper case; `email_key` is the e-mail, case-folded."""

    __tablename__ = "citizen"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    name: Mapped[str] = mapped_column(String(300))
    latin_name: Mapped[str] = mapped_column(String(300), default="")
    birth_date: Mapped[date | None] = mapped_column(index=True)
    status: Mapped[str] = mapped_column(String(20), default="living")
    died_on: Mapped[date | None] = mapped_column()
    merged_into: Mapped[UUID | None] = mapped_column(ForeignKey("citizen.id"))
    languages: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    preferred_channel: Mapped[str | None] = mapped_column(String(20))
    preferred_format: Mapped[str] = mapped_column(String(50), default="")
    address_line: Mapped[str] = mapped_column(String(200), default="")
    locality: Mapped[str] = mapped_column(String(100), default="")
    postcode: Mapped[str] = mapped_column(String(10), default="")
    postcode_key: Mapped[str] = mapped_column(String(10), default="", index=True)
    email: Mapped[str] = mapped_column(String(254), default="")
    email_key: Mapped[str] = mapped_column(String(254), default="", index=True)
    created_at: Mapped[datetime] = mapped_column(UtcMoment)
    updated_at: Mapped[datetime] = mapped_column(UtcMoment)


class PhoneRow(Base):
    __tablename__ = "citizen_phone"
    __table_args__ = (Index("ix_citizen_phone_e164_citizen_id", "e164", "citizen_id"),)

    citizen_id: Mapped[UUID] = mapped_column(ForeignKey("citizen.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    e164: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(20), default="landline")


class RepresentativeRow(Base):
    __tablename__ = "representative"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    citizen_id: Mapped[UUID] = mapped_column(ForeignKey("citizen.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("citizen.id"), index=True)
    name: Mapped[str] = mapped_column(String(300))
    relation: Mapped[str] = mapped_column(String(100))
    phone: Mapped[str | None] = mapped_column(String(16), index=True)
    may_discuss: Mapped[list[str]] = mapped_column(Json, default=list)
    evidence: Mapped[str] = mapped_column(String(500), default="")
    valid_from: Mapped[date] = mapped_column()
    valid_until: Mapped[date | None] = mapped_column()


class NameTerm(Base):
    __tablename__ = "name_term"

    id: Mapped[int] = mapped_column(primary_key=True)
    term: Mapped[str] = mapped_column(String(100), unique=True)


class NameVariant(Base):
    __tablename__ = "name_variant"

    variant: Mapped[str] = mapped_column(String(100), primary_key=True)
    term_id: Mapped[int] = mapped_column(ForeignKey("name_term.id"), primary_key=True)


class CitizenTerm(Base):
    __tablename__ = "citizen_term"
    __table_args__ = (Index("ix_citizen_term_citizen_id", "citizen_id"),)

    term_id: Mapped[int] = mapped_column(ForeignKey("name_term.id"), primary_key=True)
    citizen_id: Mapped[UUID] = mapped_column(ForeignKey("citizen.id"), primary_key=True)

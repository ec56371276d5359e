"""Departments, services and calendars. Their lists and forms are kept as the contract's JSON."""

from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from central_server.database.base import Base
from central_server.database.types import Json


class DepartmentRow(Base):
    __tablename__ = "department"

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[dict[str, Any]] = mapped_column(Json)


class CalendarRow(Base):
    __tablename__ = "calendar"

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    body: Mapped[dict[str, Any]] = mapped_column(Json)


class ServiceRow(Base):
    """`body` is a contract Service; `code` and `department_code` stand beside it to be joined and checked."""

    __tablename__ = "service"

    code: Mapped[str] = mapped_column(String(60), primary_key=True)
    department_code: Mapped[str] = mapped_column(ForeignKey("department.code"), index=True)
    calendar_code: Mapped[str] = mapped_column(ForeignKey("calendar.code"))
    position: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True)
    body: Mapped[dict[str, Any]] = mapped_column(Json)

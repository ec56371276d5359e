"""Departments, calendars and services as the contract has them."""

from typing import NamedTuple

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.contract.base import Words
from agent_desktop.contract.services import Calendar, Department, ReferenceData, Service
from central_server.services.tables import CalendarRow, DepartmentRow, ServiceRow


class OfferedService(NamedTuple):
    service: Service
    calendar: Calendar


def reference_data(session: Session) -> ReferenceData:
    """Everything a desktop holds whole."""
    departments = session.scalars(select(DepartmentRow).order_by(DepartmentRow.position, DepartmentRow.code))
    calendars = session.scalars(select(CalendarRow).order_by(CalendarRow.code))
    services = session.scalars(select(ServiceRow).order_by(ServiceRow.position, ServiceRow.code))
    return ReferenceData(
        departments=tuple(Department(code=row.code, name=msgspec.convert(row.name, Words)) for row in departments),
        calendars=tuple(msgspec.convert(row.body, Calendar) for row in calendars),
        services=tuple(msgspec.convert({**row.body, "active": row.active}, Service) for row in services),
    )


def find_service(session: Session, code: str) -> OfferedService | None:
    """The service with the calendar its promise counts by; None where there is none.

    Read once a session: an exchange of many deliveries asks for the same few again and again.
    """
    known: dict[str, OfferedService | None] = session.info.setdefault("services", {})
    if code not in known:
        known[code] = _read_service(session, code)
    return known[code]


def _read_service(session: Session, code: str) -> OfferedService | None:
    found = session.execute(
        select(ServiceRow, CalendarRow)
        .join(CalendarRow, CalendarRow.code == ServiceRow.calendar_code)
        .where(ServiceRow.code == code)
    ).first()
    if found is None:
        return None
    row, calendar = found
    return OfferedService(
        msgspec.convert({**row.body, "active": row.active}, Service), msgspec.convert(calendar.body, Calendar)
    )

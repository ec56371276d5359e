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
        departments=tuple(as_department(row) for row in departments),
        calendars=tuple(as_calendar(row) for row in calendars),
        services=tuple(as_service(row) for row in services),
    )


def as_department(row: DepartmentRow) -> Department:
    return Department(code=row.code, name=msgspec.convert(row.name, Words))


def as_calendar(row: CalendarRow) -> Calendar:
    return msgspec.convert(row.body, Calendar)


def as_service(row: ServiceRow) -> Service:
    return msgspec.convert({**row.body, "active": row.active}, Service)


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
    return OfferedService(as_service(row), as_calendar(calendar))

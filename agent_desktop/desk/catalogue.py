"""Reference data held whole: what can be asked for, what is promised, and what each flag means."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from agent_desktop.contract.base import Record
from agent_desktop.contract.flags import FlagDefinition
from agent_desktop.contract.services import Calendar, Department, ReferenceData, Service
from agent_desktop.sync import services as wire

if TYPE_CHECKING:
    from agent_desktop.desk.desk import Desk


class Catalogue(Record, frozen=True, kw_only=True):
    """By code. The etags say which edition this is."""

    departments: Mapping[str, Department]
    services: Mapping[str, Service]
    calendars: Mapping[str, Calendar]
    flags: Mapping[str, FlagDefinition]
    services_etag: str = ""
    flags_etag: str = ""


EMPTY = Catalogue(departments={}, services={}, calendars={}, flags={})


def load(desk: "Desk") -> Catalogue:
    """The newest edition, kept on the desk as well. Asks only for what changed since the one held."""
    held = desk.catalogue
    reference = wire.services(desk.line, held.services_etag)
    flags = wire.flag_catalogue(desk.line, held.flags_etag)
    if reference.told is not None:
        held = _with_reference(held, reference.told, reference.etag)
    if flags.told is not None:
        held = _with_flags(held, flags.told, flags.etag)
    desk.catalogue = held
    return held


def _with_reference(held: Catalogue, told: ReferenceData, etag: str) -> Catalogue:
    return Catalogue(
        departments={department.code: department for department in told.departments},
        services={service.code: service for service in told.services},
        calendars={calendar.code: calendar for calendar in told.calendars},
        services_etag=etag,
        flags=held.flags,
        flags_etag=held.flags_etag,
    )


def _with_flags(held: Catalogue, told: tuple[FlagDefinition, ...], etag: str) -> Catalogue:
    return Catalogue(
        departments=held.departments,
        services=held.services,
        calendars=held.calendars,
        services_etag=held.services_etag,
        flags={definition.code: definition for definition in told},
        flags_etag=etag,
    )

"""Reference data held whole: what can be asked for, what is promised, and what each flag means."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

import msgspec

from agent_desktop.contract.base import Record
from agent_desktop.contract.changes import ReferenceKind
from agent_desktop.contract.flags import FlagDefinition
from agent_desktop.contract.services import Calendar, Department, Service
from agent_desktop.desk import scripts
from agent_desktop.desk.reference import take_page
from agent_desktop.store import reference
from agent_desktop.store.opening import Store

if TYPE_CHECKING:
    from agent_desktop.desk.desk import Desk

Kind = TypeVar("Kind", Department, Service, Calendar, FlagDefinition)


class Catalogue(Record, frozen=True, kw_only=True):
    """By code."""

    departments: Mapping[str, Department]
    services: Mapping[str, Service]
    calendars: Mapping[str, Calendar]
    flags: Mapping[str, FlagDefinition]


EMPTY = Catalogue(departments={}, services={}, calendars={}, flags={})


def load(desk: "Desk") -> Catalogue:
    """The catalogue, kept on the desk as well: from the store at once, from the server where the store has none.

    The scripts that are here already are put on the desk too; nobody waits for others.
    Raises ServerFaults where it is not here and cannot be had, StoreFaults.
    """
    desk.scripts = scripts.held(desk.store)
    try:
        desk.catalogue = held(desk.store)
    except msgspec.ValidationError:  # kept by another version of this desktop
        reference.start_afresh(desk.store, whole=False)
        desk.catalogue = EMPTY
    while desk.catalogue is EMPTY:
        if take_page(desk).scripts_changed:
            desk.scripts = scripts.held(desk.store)
        desk.catalogue = held(desk.store)
    return desk.catalogue


def held(store: Store) -> Catalogue:
    """As the store has it; EMPTY where it is not all there. Raises msgspec.ValidationError, StoreFaults."""
    if not reference.progress(store).whole:
        return EMPTY
    return Catalogue(
        departments=_by_code(store, ReferenceKind.DEPARTMENT, Department),
        services=_by_code(store, ReferenceKind.SERVICE, Service),
        calendars=_by_code(store, ReferenceKind.CALENDAR, Calendar),
        flags=_by_code(store, ReferenceKind.FLAG_DEFINITION, FlagDefinition),
    )


def _by_code(store: Store, kind: ReferenceKind, record: type[Kind]) -> Mapping[str, Kind]:
    found = (msgspec.json.decode(raw, type=record) for raw in reference.every(store, kind))
    return {each.code: each for each in found}

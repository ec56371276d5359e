"""Reference data where nothing ever came from a server: what the library shows of an authority. Pure but for reading.

Names and promises are no part of the library, so codes stand for the names, and a plain week for the calendar.
"""

from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import msgspec

from agent_desktop.cases.promise_words import HOME_ZONE
from agent_desktop.contract.base import Record, Words
from agent_desktop.contract.changes import ReferenceItem, ReferenceKind
from agent_desktop.contract.flags import FlagDefinition, FlagGroup
from agent_desktop.contract.script_life import PublishedScript
from agent_desktop.contract.services import Calendar, Department, Opening, Promise, PromiseUnit, Service
from agent_desktop.scripts.catalogue import read_catalogue
from agent_desktop.scripts.reading import load_file
from agent_desktop.scripts.versions import version_of

LIBRARY = Path(__file__).resolve().parents[2] / "scripts_library"
CALENDAR, DEPARTMENT = "office", "authority"
SINCE = datetime(2020, 1, 1, tzinfo=UTC)
RESTRICTED = frozenset({"SAFE", "PVP"})


@cache
def shipped_reference() -> tuple[ReferenceItem, ...]:
    """Services with their forms, flags and scripts. Raises OSError where the library is not there."""
    catalogue = read_catalogue(LIBRARY / "catalogue.json")
    week = tuple(Opening(day=day, opens=time(9), closes=time(17)) for day in range(5))
    found = [
        _item(ReferenceKind.DEPARTMENT, DEPARTMENT, Department(code=DEPARTMENT, name=Words(en="The authority"))),
        _item(
            ReferenceKind.CALENDAR,
            CALENDAR,
            Calendar(code=CALENDAR, zone=HOME_ZONE, country="GB", subdivision="ENG", openings=week),
        ),
    ]
    for service in catalogue.services:
        name = Words(en=_in_words(service.code))
        found.append(
            _item(
                ReferenceKind.SERVICE,
                service.code,
                Service(
                    code=service.code,
                    department_code=DEPARTMENT,
                    name=name,
                    description=name,
                    case_title=name,
                    keywords=(),
                    promise=Promise(amount=5, unit=PromiseUnit.WORKING_DAYS),
                    calendar_code=CALENDAR,
                    form=service.form,
                ),
            )
        )
    for rank, code in enumerate(catalogue.flags):
        flag = FlagDefinition(
            code=code,
            label=Words(en=code),
            guidance=Words(en=code),
            group=FlagGroup.SAFETY if code in RESTRICTED else FlagGroup.COMMUNICATION,
            icon="flag",
            rank=rank,
            restricted=code in RESTRICTED,
            end_required=code == "TEMP",
        )
        found.append(_item(ReferenceKind.FLAG_DEFINITION, code, flag))
    return (*found, *shipped_scripts())


@cache
def shipped_scripts() -> tuple[ReferenceItem, ...]:
    """As if each were in force, in its first version."""
    loaded = (load_file(path, path.name).script for path in sorted(LIBRARY.glob("*.yaml")))
    versions = [version_of(script) for script in loaded if script is not None]
    published = (
        PublishedScript(
            id=uuid5(NAMESPACE_URL, version.hash),
            number=1,
            hash=version.hash,
            effective_from=SINCE,
            script=version.script,
        )
        for version in versions
    )
    return tuple(_item(ReferenceKind.SCRIPT, str(each.id), each) for each in published)


def _item(kind: ReferenceKind, key: str, record: Record) -> ReferenceItem:
    return ReferenceItem(kind=kind.value, key=key, record=msgspec.Raw(msgspec.json.encode(record)))


def _in_words(code: str) -> str:
    return code.replace("_", " ").capitalize()

"""A record with a change in it, as the server will have it. Pure.

The server takes the blanks off names and addresses of e-mail (central_server/citizens/service.py); so does this, or
a change would seem to meet its own.
"""

from typing import Any, TypeVar
from uuid import UUID

from msgspec import UNSET
from msgspec.structs import replace

from agent_desktop.contract.base import Moment
from agent_desktop.contract.cases import Case, CaseChange, CaseState, CaseSummary, CaseWrite
from agent_desktop.contract.citizens import Citizen, CitizenChange, CitizenWrite
from agent_desktop.contract.flags import Flag, FlagChange, FlagWrite

Changed = Citizen | Case | Flag
Change = CitizenChange | CaseChange | FlagChange
Whole = TypeVar("Whole", bound=Changed)

TRIMMED = frozenset({"name", "latin_name", "email"})
FINISHED = frozenset({CaseState.RESOLVED, CaseState.CLOSED})


def said(change: Change) -> dict[str, object]:
    """The fields that `change` sets, by name."""
    every = {field: getattr(change, field) for field in change.__struct_fields__}
    return {field: _trimmed(field, value) for field, value in every.items() if value is not UNSET}


def apply(record: Whole, change: Change) -> Whole:
    """`record` with what `change` says; its version stays, because the server alone counts versions."""
    fields = said(change)
    if fields.get("state") in FINISHED:
        fields["due_at"] = None
    return replace(record, **fields) if fields else record


def citizen_of(citizen_id: UUID, write: CitizenWrite) -> Citizen:
    """Someone new, as the server will have them."""
    fields: dict[str, Any] = {field: _trimmed(field, getattr(write, field)) for field in write.__struct_fields__}
    return Citizen(id=citizen_id, version=1, **fields)


def flag_of(flag_id: UUID, citizen_id: UUID, write: FlagWrite, *, by: str, at: Moment, approved: bool) -> Flag:
    """A new flag, as the server will have it."""
    fields = {field: getattr(write, field) for field in write.__struct_fields__}
    return Flag(id=flag_id, citizen_id=citizen_id, recorded_by=by, recorded_at=at, approved=approved, **fields)


def case_of(case_id: UUID, write: CaseWrite, *, title: str, by: str) -> Case:
    """A new case, as the server will have it."""
    return Case(
        id=case_id,
        version=1,
        reference=write.reference,
        service_code=write.service_code,
        title=title,
        state=CaseState.OPEN,
        opened_at=write.opened_at,
        due_at=write.promised_at,
        citizen_id=write.citizen_id,
        contact_id=write.contact_id,
        place=write.place,
        answers=write.answers,
        opened_by=by,
    )


def summary_of(case: Case, *, pending: bool) -> CaseSummary:
    """What a list shows of `case`."""
    return CaseSummary(
        id=case.id,
        reference=case.reference,
        service_code=case.service_code,
        title=case.title,
        state=case.state,
        opened_at=case.opened_at,
        due_at=case.due_at,
        citizen_id=case.citizen_id,
        progress=case.progress,
        pending=pending,
    )


def _trimmed(field: str, value: object) -> object:
    return value.strip() if field in TRIMMED and isinstance(value, str) else value

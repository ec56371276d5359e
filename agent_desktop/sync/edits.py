"""Who changed what of a record, over the wire, and the record as it is now."""

from http import HTTPStatus
from uuid import UUID

from agent_desktop.contract.cases import Case
from agent_desktop.contract.citizens import Citizen
from agent_desktop.contract.contacts import ContactContext, ContextAsk
from agent_desktop.contract.edits import Edit, Edits
from agent_desktop.contract.flags import Flag
from agent_desktop.sync.call import Call, because
from agent_desktop.sync.line import Line
from agent_desktop.sync.refusals import refusal

CORRECTION = "correction"


def of_citizen(line: Line, citizen_id: UUID, after: int) -> tuple[Citizen, tuple[Edit, ...]]:
    """The person now, and what was changed since version `after`, oldest first."""
    places = {"id": citizen_id}
    now = line.tell(
        Call(method="GET", route="/citizens/{id}", answer=Citizen, places=places, headers=because(CORRECTION))
    )
    return now, _edits(line, "/citizens/{id}/edits", places, after)


def of_case(line: Line, case_id: UUID, after: int) -> tuple[Case, tuple[Edit, ...]]:
    """The case now, and what was changed since version `after`, oldest first."""
    places = {"id": case_id}
    now = line.tell(Call(method="GET", route="/cases/{id}", answer=Case, places=places, headers=because(CORRECTION)))
    return now, _edits(line, "/cases/{id}/edits", places, after)


def of_flag(line: Line, citizen_id: UUID, flag_id: UUID, after: int) -> tuple[Flag, tuple[Edit, ...]]:
    """The flag now, and what was changed since version `after`. Raises NotThere where it is not shown any more."""
    asked = ContextAsk(citizen_id=citizen_id, history_limit=1)
    call = Call(method="POST", route="/contact-context", answer=ContactContext, body=asked, headers=because(CORRECTION))
    flag = next((flag for flag in line.tell(call).flags if flag.id == flag_id), None)
    if flag is None:
        raise refusal(call, HTTPStatus.NOT_FOUND, {}, b"")
    places = {"id": citizen_id, "flag_id": flag_id}
    return flag, _edits(line, "/citizens/{id}/flags/{flag_id}/edits", places, after)


def _edits(line: Line, route: str, places: dict[str, UUID], after: int) -> tuple[Edit, ...]:
    call = Call(
        method="GET", route=route, answer=Edits, places=places, query={"after": after}, headers=because(CORRECTION)
    )
    return line.tell(call).edits

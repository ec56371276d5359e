"""A citizen's flags over the wire."""

from uuid import UUID

from agent_desktop.contract.base import Page
from agent_desktop.contract.flags import Flag, FlagOpening
from agent_desktop.sync.call import Call, because
from agent_desktop.sync.line import Line


def waiting(line: Line, *, cursor: str | None = None) -> Page[Flag]:
    """Restricted flags that wait for a second person, oldest first. For supervisors."""
    reason = because("review")
    return line.tell(
        Call(method="GET", route="/flags/waiting", answer=Page[Flag], query={"cursor": cursor}, headers=reason)
    )


def approve(line: Line, flag: Flag, approval_id: UUID) -> Flag:
    """Raises FieldsRefused where it is approved already, or by whoever recorded it."""
    return line.tell(
        Call(
            method="PUT",
            route="/citizens/{id}/flags/{flag_id}/approvals/{approval_id}",
            answer=Flag,
            places={"id": flag.citizen_id, "flag_id": flag.id, "approval_id": approval_id},
        )
    )


def open_flag(line: Line, flag: Flag, opening: FlagOpening) -> Flag:
    """Not repeated by itself: each opening is an entry of the audit log."""
    return line.tell(
        Call(
            method="POST",
            route="/citizens/{id}/flags/{flag_id}/open",
            answer=Flag,
            places={"id": flag.citizen_id, "flag_id": flag.id},
            body=opening,
            repeatable=False,
        )
    )

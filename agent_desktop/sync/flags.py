"""A citizen's flags over the wire."""

from uuid import UUID

from agent_desktop.contract.flags import Flag, FlagChange, FlagWrite
from agent_desktop.sync.call import Call, if_match
from agent_desktop.sync.line import Line


def record(line: Line, citizen_id: UUID, flag_id: UUID, write: FlagWrite) -> Flag:
    return line.tell(
        Call(
            method="PUT",
            route="/citizens/{id}/flags/{flag_id}",
            answer=Flag,
            places={"id": citizen_id, "flag_id": flag_id},
            body=write,
        )
    )


def change(line: Line, flag: Flag, change: FlagChange, change_id: UUID) -> Flag:
    """Raises SomeoneChangedIt where the server holds another version than `flag`."""
    return line.tell(
        Call(
            method="PUT",
            route="/citizens/{id}/flags/{flag_id}/changes/{change_id}",
            answer=Flag,
            places={"id": flag.citizen_id, "flag_id": flag.id, "change_id": change_id},
            headers=if_match(flag.version),
            body=change,
        )
    )

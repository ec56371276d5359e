"""What can be written of flags: the same whether it comes as a PUT or among deliveries."""

from uuid import UUID

from sqlalchemy.orm import Session

from agent_desktop.contract.flags import Flag, FlagChange, FlagWrite
from central_server.api.asker import Asker
from central_server.flags import approval, service
from central_server.writes.receipts import Write


def record(asker: Asker, citizen_id: UUID, flag_id: UUID, asked: FlagWrite) -> Write[Flag]:
    return Write(
        id=flag_id,
        noun="flag",
        content=(citizen_id, asked),
        act=lambda session: (service.record(session, asker, citizen_id, flag_id, asked), 1),
    )


def change(
    asker: Asker, citizen_id: UUID, flag_id: UUID, change_id: UUID, *, version: int, asked: FlagChange
) -> Write[Flag]:
    def act(session: Session) -> tuple[Flag, int]:
        return service.change(session, asker, citizen_id, flag_id, version=version, asked=asked), version + 1

    return Write(id=change_id, noun="flag-change", content=(citizen_id, flag_id, version, asked), status=200, act=act)


def approve(asker: Asker, citizen_id: UUID, flag_id: UUID, approval_id: UUID) -> Write[Flag]:
    def act(session: Session) -> tuple[Flag, int]:
        flag = approval.approve(session, asker, citizen_id, flag_id)
        return flag, flag.version

    return Write(id=approval_id, noun="flag-approval", content=(citizen_id, flag_id), status=200, act=act)

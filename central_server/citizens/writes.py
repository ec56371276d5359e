"""What can be written of citizens: the same whether it comes as a PUT or among deliveries."""

from uuid import UUID

from agent_desktop.contract.citizens import Citizen, CitizenChange, CitizenWrite
from central_server.api.asker import Asker
from central_server.citizens import service
from central_server.writes.receipts import Write


def add(asker: Asker, citizen_id: UUID, asked: CitizenWrite) -> Write[Citizen]:
    return Write(
        id=citizen_id,
        noun="citizen",
        content=(asked,),
        act=lambda session: (service.add(session, asker, citizen_id, asked), 1),
    )


def change(asker: Asker, citizen_id: UUID, change_id: UUID, version: int, asked: CitizenChange) -> Write[Citizen]:
    return Write(
        id=change_id,
        noun="citizen-change",
        content=(citizen_id, version, asked),
        status=200,
        act=lambda session: (service.change(session, asker, citizen_id, version, asked), version + 1),
    )

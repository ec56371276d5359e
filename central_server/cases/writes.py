"""What can be written of cases: the same whether it comes as a PUT or among deliveries."""

from uuid import UUID

from agent_desktop.contract.cases import Case, CaseChange, CaseWrite
from central_server.api.asker import Asker
from central_server.cases import service
from central_server.writes.receipts import Write


def raise_case(asker: Asker, case_id: UUID, asked: CaseWrite) -> Write[Case]:
    return Write(
        id=case_id,
        noun="case",
        content=(asked,),
        act=lambda session: (service.raise_case(session, asker, case_id, asked), 1),
    )


def change(asker: Asker, case_id: UUID, change_id: UUID, version: int, asked: CaseChange) -> Write[Case]:
    return Write(
        id=change_id,
        noun="case-change",
        content=(case_id, version, asked),
        status=200,
        act=lambda session: (service.change(session, asker, case_id, version, asked), version + 1),
    )

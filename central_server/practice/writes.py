"""An attempt as it comes in: the same whether as a PUT or among deliveries."""

from uuid import UUID

from agent_desktop.contract.practice import AttemptInfo, AttemptWrite
from central_server.api.asker import Asker
from central_server.practice import attempts
from central_server.writes.receipts import Write


def take_in(asker: Asker, attempt_id: UUID, asked: AttemptWrite) -> Write[AttemptInfo]:
    return Write(
        id=attempt_id,
        noun="practice-attempt",
        content=(asked,),
        act=lambda session: (attempts.take_in(session, asker, attempt_id, asked), 1),
    )

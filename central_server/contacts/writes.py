"""What can be written of contacts: the same whether it comes as a PUT or among deliveries."""

from uuid import UUID

from agent_desktop.contract.contacts import Contact, ContactWrite
from central_server.api.asker import Asker
from central_server.contacts import service
from central_server.writes.receipts import Write


def take_in(asker: Asker, contact_id: UUID, asked: ContactWrite) -> Write[Contact]:
    return Write(
        id=contact_id,
        noun="contact",
        content=(asked,),
        act=lambda session: (service.take_in(session, asker, contact_id, asked), None),
    )

"""The time line of one citizen, page by page."""

from uuid import UUID

from agent_desktop.contract.base import Page
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.contacts import HistoryItem
from agent_desktop.desk.desk import Desk
from agent_desktop.outbox.projection import with_contacts
from agent_desktop.store import outbox as rows_on_disk
from agent_desktop.sync import contacts as wire

PAGE = 50


def more(
    desk: Desk,
    citizen_id: UUID,
    *,
    contact_id: UUID,
    cursor: str | None = None,
    channel: Channel | None = None,
    service_code: str | None = None,
) -> Page[HistoryItem]:
    """The page after `cursor` (None: the first), newest first, of one channel and service or of all.

    What waits here to be sent stands on the first page.
    """
    page = wire.history(
        desk.line,
        citizen_id,
        contact_id=contact_id,
        cursor=cursor,
        channel=channel,
        service_code=service_code,
        limit=PAGE,
    )
    if cursor is not None:
        return page
    rows = rows_on_disk.of_citizen(desk.store, citizen_id)
    return with_contacts(page, rows, channel=channel, service_code=service_code)

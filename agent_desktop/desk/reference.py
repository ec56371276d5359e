"""One page of what changed, taken into the store."""

from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING
from uuid import UUID

from agent_desktop.contract.base import Record
from agent_desktop.contract.changes import ChangesAsk
from agent_desktop.store import reference as store
from agent_desktop.sync import changes as wire
from agent_desktop.sync.faults import AnswerCutShort, CursorUnknown, ServerSilent

if TYPE_CHECKING:
    from agent_desktop.desk.desk import Desk


class Page(Record, frozen=True, kw_only=True):
    """`catalogue_changed`, `scripts_changed`, `articles_changed`: they are not as they were. `more`: ask again."""

    catalogue_changed: bool = False
    scripts_changed: bool = False
    articles_changed: bool = False
    more: bool = False


def take_page(desk: "Desk", in_hand: Sequence[UUID] = ()) -> Page:
    """Ask for what changed since the last page, and keep it. Who of `in_hand` was touched is noted in the store.

    A page that the line brings late or not at all is asked for smaller the next time. Raises ServerFaults, StoreFaults.
    """
    now = store.progress(desk.store)
    began = monotonic()
    try:
        told = wire.changes(desk.line, ChangesAsk(cursor=now.cursor, in_hand=tuple(in_hand), limit=now.page))
    except CursorUnknown:
        store.start_afresh(desk.store, asked_from=now.cursor)
        return Page(more=True)
    except (ServerSilent, AnswerCutShort):
        store.ask_for_less(desk.store)
        raise
    applied = store.apply(desk.store, told, asked_from=now.cursor, took_s=monotonic() - began)
    return Page(
        catalogue_changed=applied.catalogue,
        scripts_changed=applied.scripts,
        articles_changed=applied.articles,
        more=told.more or bool(told.touched),
    )

"""What those who keep the answers are told by those who give them. All of it at the server; raises ServerFaults."""

from collections.abc import Callable

from agent_desktop.contract.answering import Feedback, FeedbackState, KnowledgeReport, Question, Settle
from agent_desktop.contract.base import Page, Record
from agent_desktop.desk.at_server import write_id
from agent_desktop.desk.desk import Desk
from agent_desktop.sync import answering as wire
from agent_desktop.sync.answering import Item

MOST = 500
"""Of each, in one inbox: more than somebody reads in a day."""


class Inbox(Record, frozen=True, kw_only=True):
    """Newest first, at most MOST of each. `more`: there are older ones."""

    questions: tuple[Question, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    more: bool = False


def inbox(desk: Desk, *, mine: bool, open_only: bool) -> Inbox:
    """`mine`: feedback on answers of one's own; questions have no owner, and all of them are there."""
    state = FeedbackState.OPEN if open_only else None
    questions, older = _newest(lambda cursor: wire.questions(desk.line, state=state, cursor=cursor))
    feedback, others = _newest(lambda cursor: wire.feedback(desk.line, mine=mine, state=state, cursor=cursor))
    return Inbox(questions=questions, feedback=feedback, more=older or others)


def settle(desk: Desk, item: Item, asked: Settle) -> Item:
    """Something was done about it, or will not be. Raises SomeoneChangedIt where it is not as it was read."""
    return wire.settle(desk.line, item, write_id(desk, item.id, item.record_version, asked), asked)


def report(desk: Desk, days: int) -> KnowledgeReport:
    """How answers were used in the last `days`, 1 to 366."""
    return wire.report(desk.line, days)


def _newest(page_at: Callable[[str | None], Page[Item]]) -> tuple[tuple[Item, ...], bool]:
    """As many as an inbox shows, and whether there are more."""
    found: list[Item] = []
    cursor: str | None = None
    while True:
        page = page_at(cursor)
        found += page.items
        cursor = page.next_cursor
        if cursor is None or len(found) >= MOST:
            return tuple(found[:MOST]), cursor is not None or len(found) > MOST

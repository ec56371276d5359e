"""What became of answers, over the wire, for those who keep them."""

from typing import TypeVar
from uuid import UUID

from agent_desktop.contract.answering import Feedback, FeedbackState, KnowledgeReport, Question, Settle
from agent_desktop.contract.base import Page
from agent_desktop.sync.call import Call
from agent_desktop.sync.line import Line

MOST = 100
"""Of one page."""

Item = TypeVar("Item", Feedback, Question)


def feedback(line: Line, *, mine: bool, state: FeedbackState | None, cursor: str | None) -> Page[Feedback]:
    """Newest first. `mine`: what reaches whoever asks."""
    query = {"mine": "true" if mine else None, "state": state, "cursor": cursor, "limit": MOST}
    return line.tell(Call(method="GET", route="/article-feedback", answer=Page[Feedback], query=query))


def questions(line: Line, *, state: FeedbackState | None, cursor: str | None) -> Page[Question]:
    """Newest first."""
    query = {"state": state, "cursor": cursor, "limit": MOST}
    return line.tell(Call(method="GET", route="/questions", answer=Page[Question], query=query))


def settle(line: Line, item: Item, change_id: UUID, asked: Settle) -> Item:
    """As it was read. Raises SomeoneChangedIt."""
    route = "/article-feedback" if isinstance(item, Feedback) else "/questions"
    return line.tell(
        Call(
            method="PUT",
            route=f"{route}/{{id}}/changes/{{change_id}}",
            answer=type(item),
            places={"id": item.id, "change_id": change_id},
            headers={"If-Match": f'"{item.record_version}"'},
            body=asked,
        )
    )


def report(line: Line, days: int) -> KnowledgeReport:
    """Of the last `days`."""
    return line.tell(Call(method="GET", route="/knowledge-report", answer=KnowledgeReport, query={"days": days}))

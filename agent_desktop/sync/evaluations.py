"""Evaluations, contacts to review and coaching actions over the wire."""

from uuid import UUID

from agent_desktop.contract.base import Page
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.evaluations import (
    CoachingAction,
    CoachingChange,
    CoachingState,
    CoachingWrite,
    Evaluation,
    EvaluationChange,
    EvaluationInfo,
    EvaluationMoved,
    EvaluationState,
    EvaluationWrite,
)
from agent_desktop.contract.reviewing import ContactToReview, HandlerNamed
from agent_desktop.sync.call import Call
from agent_desktop.sync.line import Line

MOST = 50
"""Of one page."""


def to_review(
    line: Line, *, handler: UUID | None, service_code: str | None, channel: Channel | None, cursor: str | None
) -> Page[ContactToReview]:
    """Newest first."""
    query = {
        "handler": str(handler) if handler else None,
        "service": service_code,
        "channel": channel,
        "cursor": cursor,
        "limit": MOST,
    }
    return line.tell(Call(method="GET", route="/contacts-to-review", answer=Page[ContactToReview], query=query))


def handlers(line: Line) -> tuple[HandlerNamed, ...]:
    """By name."""
    return line.tell(Call(method="GET", route="/handlers", answer=tuple[HandlerNamed, ...]))


def evaluations(
    line: Line,
    *,
    state: EvaluationState | None = None,
    reviewer: UUID | None = None,
    contact: UUID | None = None,
    cursor: str | None = None,
) -> Page[EvaluationInfo]:
    """Newest first; a handler is given their own."""
    query = {
        "state": state,
        "reviewer": str(reviewer) if reviewer else None,
        "contact": str(contact) if contact else None,
        "cursor": cursor,
        "limit": MOST,
    }
    return line.tell(Call(method="GET", route="/evaluations", answer=Page[EvaluationInfo], query=query))


def read(line: Line, evaluation_id: UUID) -> Evaluation:
    """One whole."""
    return line.tell(Call(method="GET", route="/evaluations/{id}", answer=Evaluation, places={"id": evaluation_id}))


def begin(line: Line, evaluation_id: UUID, asked: EvaluationWrite) -> Evaluation:
    """Raises UnderReview where somebody has one of the same contact."""
    return line.tell(
        Call(method="PUT", route="/evaluations/{id}", answer=Evaluation, places={"id": evaluation_id}, body=asked)
    )


def change(line: Line, info: EvaluationInfo, change_id: UUID, asked: EvaluationChange) -> Evaluation:
    """Of the draft as it was read. Raises SomeoneChangedIt."""
    return _act(line, "/evaluations/{id}/changes/{write_id}", info, change_id, asked)


def move(line: Line, info: EvaluationInfo, move_id: UUID, asked: EvaluationMoved) -> Evaluation:
    """The next step for it as it was read. Raises SomeoneChangedIt."""
    return _act(line, "/evaluations/{id}/moves/{write_id}", info, move_id, asked)


def coaching(
    line: Line, *, evaluation: UUID | None = None, state: CoachingState | None = None, cursor: str | None = None
) -> Page[CoachingAction]:
    """Newest first; a handler is given their own."""
    query = {
        "evaluation": str(evaluation) if evaluation else None,
        "state": state,
        "cursor": cursor,
        "limit": MOST,
    }
    return line.tell(Call(method="GET", route="/coaching-actions", answer=Page[CoachingAction], query=query))


def coach(line: Line, action_id: UUID, asked: CoachingWrite) -> CoachingAction:
    return line.tell(
        Call(method="PUT", route="/coaching-actions/{id}", answer=CoachingAction, places={"id": action_id}, body=asked)
    )


def change_coaching(line: Line, action: CoachingAction, change_id: UUID, asked: CoachingChange) -> CoachingAction:
    """As it was read. Raises SomeoneChangedIt."""
    return line.tell(
        Call(
            method="PUT",
            route="/coaching-actions/{id}/changes/{write_id}",
            answer=CoachingAction,
            places={"id": action.id, "write_id": change_id},
            headers={"If-Match": f'"{action.version}"'},
            body=asked,
        )
    )


def _act(
    line: Line, route: str, info: EvaluationInfo, write_id: UUID, asked: EvaluationChange | EvaluationMoved
) -> Evaluation:
    return line.tell(
        Call(
            method="PUT",
            route=route,
            answer=Evaluation,
            places={"id": info.id, "write_id": write_id},
            headers={"If-Match": f'"{info.version}"'},
            body=asked,
        )
    )

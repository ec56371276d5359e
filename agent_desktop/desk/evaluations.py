"""What supervisors do with evaluations, and handlers with those of their own. At the server, save drafts.

Everything raises ServerFaults. SomeoneChangedIt: read it again. UnderReview: `evaluation_of` says whose it is.
"""

from datetime import date
from uuid import UUID

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.base import Page, Record
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.evaluations import (
    CoachingAction,
    CoachingChange,
    CoachingState,
    CoachingWrite,
    Dispute,
    Evaluation,
    EvaluationChange,
    EvaluationContent,
    EvaluationInfo,
    EvaluationMove,
    EvaluationMoved,
    EvaluationState,
    EvaluationWrite,
)
from agent_desktop.contract.reviewing import ContactToReview, HandlerNamed
from agent_desktop.desk.at_server import every, in_words, write_id
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.review_drafts import ReviewInHand
from agent_desktop.sync import evaluations as wire

UNREAD = frozenset({EvaluationState.SUBMITTED, EvaluationState.UPHELD, EvaluationState.AMENDED})
"""Whoever it is about has not said yet that they read it."""


class Wanted(Record, frozen=True, kw_only=True):
    """Which contacts to choose from; None: all."""

    handler: UUID | None = None
    service_code: str | None = None
    channel: Channel | None = None


def to_review(desk: Desk, wanted: Wanted, cursor: str | None = None) -> Page[ContactToReview]:
    """Contacts of others that nobody has begun to review, newest first."""
    return wire.to_review(
        desk.line,
        handler=wanted.handler,
        service_code=wanted.service_code,
        channel=wanted.channel,
        cursor=cursor,
    )


def handlers(desk: Desk) -> tuple[HandlerNamed, ...]:
    """All whose contacts may be chosen from, by name."""
    return wire.handlers(desk.line)


def waiting(desk: Desk) -> int:
    """How many evaluations wait for whoever works here: of handlers those they have not read, else the disputed."""
    if desk.user is not None and desk.user.role is Role.HANDLER:
        return sum(info.state in UNREAD for info in reviewed(desk).items)
    return len(disputed(desk))


def own_drafts(desk: Desk) -> tuple[EvaluationInfo, ...]:
    """What whoever works here has begun and not submitted, as the server has it."""
    user = desk.user
    reviewer = user.id if user else None
    return every(
        desk, lambda line, cursor: wire.evaluations(line, state=EvaluationState.DRAFT, reviewer=reviewer, cursor=cursor)
    )


def disputed(desk: Desk) -> tuple[EvaluationInfo, ...]:
    """What waits for a decision."""
    return every(desk, lambda line, cursor: wire.evaluations(line, state=EvaluationState.DISPUTED, cursor=cursor))


def reviewed(desk: Desk, cursor: str | None = None) -> Page[EvaluationInfo]:
    """Of handlers: their own. Of supervisors: all. Newest first."""
    return wire.evaluations(desk.line, cursor=cursor)


def read(desk: Desk, evaluation_id: UUID) -> Evaluation:
    """One whole; the look is written down."""
    return wire.read(desk.line, evaluation_id)


def evaluation_of(desk: Desk, contact_id: UUID) -> EvaluationInfo | None:
    """The one that there is of a contact, calibrations apart."""
    found = wire.evaluations(desk.line, contact=contact_id).items
    return next((info for info in found if info.calibration_id is None), None)


def begin(desk: Desk, hand: ReviewInHand) -> Evaluation:
    """By the id that it has here, so that it is begun once. Raises UnderReview."""
    asked = EvaluationWrite(
        contact_id=hand.about.id,
        scorecard_version_id=hand.scorecard_version_id,
        sample_id=hand.sample_id,
        calibration_id=hand.calibration_id,
        drafted_at=hand.drafted_at,
    )
    with in_words():
        return wire.begin(desk.line, hand.id, asked)


def save(desk: Desk, info: EvaluationInfo, content: EvaluationContent, worked_seconds: int) -> Evaluation:
    """What the draft says now."""
    asked = EvaluationChange(content=content, worked_seconds=worked_seconds)
    return wire.change(desk.line, info, write_id(desk, info.id, info.version, asked), asked)


def move(
    desk: Desk,
    info: EvaluationInfo,
    move: EvaluationMove,
    *,
    note: str = "",
    disputes: tuple[Dispute, ...] = (),
    content: EvaluationContent | None = None,
) -> Evaluation:
    """The next step in its life."""
    asked = EvaluationMoved(move=move, note=note, disputes=disputes, content=content)
    with in_words():
        return wire.move(desk.line, info, write_id(desk, info.id, info.version, asked), asked)


def coaching(desk: Desk, evaluation_id: UUID | None = None) -> tuple[CoachingAction, ...]:
    """What is to be done, newest first: a handler's own, or all; of one evaluation, where it is given."""
    return every(desk, lambda line, cursor: wire.coaching(line, evaluation=evaluation_id, cursor=cursor))


def coach(
    desk: Desk,
    action_id: UUID,
    evaluation_id: UUID,
    words: str,
    *,
    due_on: date,
    recheck_on: date | None = None,
    question: str = "",
    scenario: str = "",
) -> CoachingAction:
    """Something that the handler will do by a day."""
    asked = CoachingWrite(
        evaluation_id=evaluation_id,
        question=question,
        words=words,
        due_on=due_on,
        recheck_on=recheck_on,
        scenario=scenario,
    )
    with in_words():
        return wire.coach(desk.line, action_id, asked)


def change_coaching(desk: Desk, action: CoachingAction, state: CoachingState, note: str = "") -> CoachingAction:
    """It was done, checked, dropped, or is open again."""
    asked = CoachingChange(state=state, note=note)
    return wire.change_coaching(desk.line, action, write_id(desk, action.id, action.version, asked), asked)

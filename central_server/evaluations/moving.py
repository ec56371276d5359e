"""The life of an evaluation: who may take which step, and when."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import delete
from sqlalchemy.orm import Session

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.evaluations import (
    Evaluation,
    EvaluationContent,
    EvaluationMove,
    EvaluationMoved,
    EvaluationState,
)
from agent_desktop.contract.problems import FieldError, ProblemType
from agent_desktop.reviews.asking import asked as asked_of
from agent_desktop.reviews.scoring import score
from central_server.api.asker import Asker
from central_server.audit.trail import write_down
from central_server.calibrations.blind import refuse_late
from central_server.evaluations.repository import as_evaluation, card_of, content_of, steps_of
from central_server.evaluations.tables import CoachingRow, EvaluationRow, EvaluationStepRow
from central_server.evaluations.writing import Traced, in_hand, refuse_lacking, refuse_unknown, traced
from central_server.indicators.reading import note_judgements
from central_server.refusals import Refusal, refuse_fields, refused_field

_S = EvaluationState
FROM: Mapping[EvaluationMove, frozenset[EvaluationState]] = {
    EvaluationMove.SUBMIT: frozenset({_S.DRAFT}),
    EvaluationMove.DISCARD: frozenset({_S.DRAFT}),
    EvaluationMove.ACKNOWLEDGE: frozenset({_S.SUBMITTED, _S.UPHELD, _S.AMENDED}),
    EvaluationMove.DISPUTE: frozenset({_S.SUBMITTED, _S.ACKNOWLEDGED}),
    EvaluationMove.UPHOLD: frozenset({_S.DISPUTED}),
    EvaluationMove.AMEND: frozenset({_S.DISPUTED}),
    EvaluationMove.CLOSE: frozenset({_S.SUBMITTED, _S.ACKNOWLEDGED, _S.UPHELD, _S.AMENDED}),
}
TRACED = frozenset({EvaluationMove.SUBMIT, EvaluationMove.AMEND})
"""Moves at which what the trace says is worked out anew."""


class _Step(NamedTuple):
    """One move, and all that it needs."""

    session: Session
    asker: Asker
    row: EvaluationRow
    asked: EvaluationMoved
    trace: Traced


def move(
    session: Session, asker: Asker, evaluation_id: UUID, version: int, *, asked: EvaluationMoved, trace: Traced
) -> Evaluation:
    """Raises Refusal: 404, 412, 403 where somebody else must do it, 422 where it cannot be done, or not so."""
    row = in_hand(session, asker, evaluation_id, version)
    _refuse_others(asker, row, asked.move)
    if EvaluationState(row.state) not in FROM[asked.move]:
        raise refused_field("move", f"It is {row.state}: this cannot be done with it now.")
    step = _Step(session, asker, row, asked, trace)
    _MOVES[asked.move](step)
    row.version += 1
    row.changed_at = asker.now
    position = len(steps_of(session, row.id))
    session.add(
        EvaluationStepRow(
            evaluation_id=row.id,
            position=position,
            move=asked.move.value,
            at=asker.now,
            by=asker.user.id,
            note=asked.note,
        )
    )
    write_down(session, asker, f"evaluation.{asked.move.value}", (None,), row.id)
    told = as_evaluation(session, row)
    if asked.move is EvaluationMove.DISCARD:
        _take_away(session, row)
    return told


def _refuse_others(asker: Asker, row: EvaluationRow, wanted: EvaluationMove) -> None:
    """Raises Refusal (403) where somebody else is to do this."""
    is_reviewer, is_handler = row.reviewer == asker.user.id, row.handler == asker.user.id
    supervises = asker.user.role is Role.SUPERVISOR
    match wanted:
        case EvaluationMove.SUBMIT | EvaluationMove.DISCARD:
            allowed = is_reviewer
        case EvaluationMove.ACKNOWLEDGE | EvaluationMove.DISPUTE:
            allowed = is_handler
        case EvaluationMove.UPHOLD | EvaluationMove.AMEND:
            allowed = supervises and not is_reviewer and not is_handler
        case EvaluationMove.CLOSE:
            allowed = supervises and not is_handler
    if not allowed:
        raise Refusal(ProblemType.NOT_ALLOWED, "Somebody else is to do this.")


def _submit(step: _Step) -> None:
    row, now = step.row, step.asker.now
    refuse_late(step.session, row.calibration_id)
    content = step.asked.content or content_of(row)
    row.state = EvaluationState.SUBMITTED.value
    _score(step, content)
    row.first_score = row.score
    row.submitted_at = now
    row.dispute_until = now + timedelta(days=card_of(step.session, row).dispute_days)


def _score(step: _Step, content: EvaluationContent) -> None:
    """Takes `content` in, as far as nothing lacks, and works out what it brings."""
    card = card_of(step.session, step.row)
    refuse_unknown(card, content)
    content = traced(content, step.trace)
    refuse_lacking(card, content)
    note_judgements(step.session, step.row.id, card, content, step.asker.now)
    step.row.content = msgspec.to_builtins(content)
    step.row.score = msgspec.to_builtins(score(card, content.answers))


def _acknowledge(step: _Step) -> None:
    step.row.state = EvaluationState.ACKNOWLEDGED.value


def _dispute(step: _Step) -> None:
    row, asked = step.row, step.asked
    assert row.dispute_until is not None
    if any(each.move == EvaluationMove.DISPUTE.value for each in steps_of(step.session, row.id)):
        raise refused_field("move", "It was disputed before, and that was decided.")
    if step.asker.now > row.dispute_until:
        raise refused_field("move", f"It could be disputed until {row.dispute_until:%Y-%m-%d %H:%M} UTC.")
    if not asked.disputes:
        raise refused_field("disputes", "Say which questions you see otherwise, and why.")
    known = {question.code for question in asked_of(card_of(step.session, row), content_of(row).answers)}
    refuse_fields(
        [
            FieldError(field=f"disputes.{at}.question", message="This question was not asked.")
            for at, each in enumerate(asked.disputes)
            if each.question not in known
        ]
    )
    row.disputes = [msgspec.to_builtins(each) for each in asked.disputes]
    row.state = EvaluationState.DISPUTED.value


def _uphold(step: _Step) -> None:
    _need_note(step)
    step.row.state = EvaluationState.UPHELD.value


def _amend(step: _Step) -> None:
    _need_note(step)
    if step.asked.content is None:
        raise refused_field("content", "Say what the answers are now.")
    step.row.first_content = step.row.content
    _score(step, step.asked.content)
    step.row.state = EvaluationState.AMENDED.value


def _need_note(step: _Step) -> None:
    if not step.asked.note.strip():
        raise refused_field("note", "Say why: whoever disputed it reads this.")


def _close(step: _Step) -> None:
    step.row.state = EvaluationState.CLOSED.value


def _discard(_step: _Step) -> None:
    """It is taken away once it was told as it stood."""


def _take_away(session: Session, row: EvaluationRow) -> None:
    session.execute(delete(CoachingRow).where(CoachingRow.evaluation_id == row.id))
    session.execute(delete(EvaluationStepRow).where(EvaluationStepRow.evaluation_id == row.id))
    session.delete(row)


_MOVES: Mapping[EvaluationMove, Callable[[_Step], None]] = {
    EvaluationMove.SUBMIT: _submit,
    EvaluationMove.ACKNOWLEDGE: _acknowledge,
    EvaluationMove.DISPUTE: _dispute,
    EvaluationMove.UPHOLD: _uphold,
    EvaluationMove.AMEND: _amend,
    EvaluationMove.CLOSE: _close,
    EvaluationMove.DISCARD: _discard,
}

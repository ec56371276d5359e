"""From draft to retired: who may take which step, and when it counts."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.contract.problems import FieldError
from agent_desktop.contract.scorecards import (
    ScorecardMove,
    ScorecardState,
    ScorecardVersionInfo,
    ScorecardVersionMove,
)
from agent_desktop.reviews.checking import faults, path_of
from central_server.api.asker import Asker
from central_server.api.preconditions import changed
from central_server.database.locks import take_turn
from central_server.refusals import not_found, refuse_fields, refused_field
from central_server.scorecards.repository import as_info, content_of, state_of
from central_server.scorecards.tables import ScorecardVersionRow
from central_server.scorecards.writing import turn_of
from central_server.versions.following import begin, withdraw
from central_server.versions.moments import moment_of

TIMED = frozenset({ScorecardMove.APPROVE, ScorecardMove.RETIRE})
PROVED = frozenset({ScorecardMove.SUBMIT, ScorecardMove.APPROVE})
"""Moves that a scorecard with faults is not let through."""

_FROM: Mapping[ScorecardMove, ScorecardState] = {
    ScorecardMove.SUBMIT: ScorecardState.DRAFT,
    ScorecardMove.SEND_BACK: ScorecardState.IN_REVIEW,
    ScorecardMove.APPROVE: ScorecardState.IN_REVIEW,
    ScorecardMove.RETIRE: ScorecardState.APPROVED,
}

_IT_IS: Mapping[ScorecardState, str] = {
    ScorecardState.DRAFT: "It is a draft.",
    ScorecardState.IN_REVIEW: "It is in review.",
    ScorecardState.APPROVED: "It is approved already.",
    ScorecardState.RETIRED: "It is retired.",
}


class _Step(NamedTuple):
    """One move, and all that it needs. `at`: from when it counts."""

    session: Session
    asker: Asker
    row: ScorecardVersionRow
    asked: ScorecardVersionMove
    at: datetime


def move(
    session: Session, asker: Asker, version_id: UUID, version: int, asked: ScorecardVersionMove
) -> ScorecardVersionInfo:
    """Raises Refusal: 404, 412 where it is no longer at `version`, 422 for a step that cannot be taken, or not so."""
    row = _in_turn(session, version_id)
    if row.version != version:
        raise changed()
    state = state_of(row, asker.now)
    if state is not _FROM[asked.move]:
        raise refused_field("move", f"{_IT_IS[state]} This cannot be done with it now.")
    if asked.move in PROVED:
        refuse_fields(_errors(row))
    at = moment_of(asker.now, asked.at, timed=asked.move in TIMED)
    _MOVES[asked.move](_Step(session, asker, row, asked, at))
    row.note = asked.note
    row.version += 1
    row.changed_at = asker.now
    session.flush()
    return as_info(session, row, asker.now)


def _in_turn(session: Session, version_id: UUID) -> ScorecardVersionRow:
    """The row, while nobody else moves a version of the same scorecard. Raises Refusal: 404."""
    wanted = select(ScorecardVersionRow.scorecard_id).where(ScorecardVersionRow.id == version_id)
    scorecard_id = session.scalar(wanted)
    if scorecard_id is None:
        raise not_found("version of a scorecard")
    take_turn(session, turn_of(scorecard_id))
    return session.get_one(ScorecardVersionRow, version_id, with_for_update=True, populate_existing=True)


def _errors(row: ScorecardVersionRow) -> list[FieldError]:
    return [FieldError(field=path_of(each), message=f"{each.what} {each.do}") for each in faults(content_of(row))]


def _submit(step: _Step) -> None:
    if step.row.author != step.asker.user.id:
        raise refused_field("move", "Only whoever wrote it may submit it.")
    step.row.state, step.row.submitted_at = ScorecardState.IN_REVIEW.value, step.asker.now


def _send_back(step: _Step) -> None:
    if step.row.author != step.asker.user.id and not step.asked.note.strip():
        raise refused_field("note", "Say what should be changed.")
    step.row.state, step.row.submitted_at = ScorecardState.DRAFT.value, None


def _approve(step: _Step) -> None:
    if step.row.author == step.asker.user.id:
        raise refused_field("move", "You wrote this version: somebody else must approve it.")
    step.row.state = ScorecardState.APPROVED.value
    step.row.approved_by, step.row.approved_at = step.asker.user.id, step.asker.now
    begin(step.row, _others(step), step.at)


def _retire(step: _Step) -> None:
    withdraw(step.row, _others(step), step.at)


def _others(step: _Step) -> list[ScorecardVersionRow]:
    """The other approved versions of the same scorecard."""
    wanted = select(ScorecardVersionRow).where(
        ScorecardVersionRow.scorecard_id == step.row.scorecard_id,
        ScorecardVersionRow.state == ScorecardState.APPROVED.value,
        ScorecardVersionRow.id != step.row.id,
    )
    return list(step.session.scalars(wanted))


_MOVES: Mapping[ScorecardMove, Callable[[_Step], None]] = {
    ScorecardMove.SUBMIT: _submit,
    ScorecardMove.SEND_BACK: _send_back,
    ScorecardMove.APPROVE: _approve,
    ScorecardMove.RETIRE: _retire,
}

"""From draft to retired: who may take which step, and when it counts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from agent_desktop.contract.changes import ReferenceKind
from agent_desktop.contract.problems import FieldError
from agent_desktop.contract.script_life import Move, ScriptVersionInfo, ScriptVersionMove, VersionState
from central_server.api.asker import Asker
from central_server.api.preconditions import changed
from central_server.database.locks import take_turn
from central_server.feed.telling import tell_of
from central_server.refusals import not_found, refuse_fields, refused_field
from central_server.scripts.proving import goes_through
from central_server.scripts.repository import as_info, not_over, state_of
from central_server.scripts.tables import ScriptVersionRow
from central_server.scripts.words import script_of
from central_server.scripts.writing import turn_of
from central_server.versions import moments
from central_server.versions.following import begin, withdraw

PROVED = frozenset({Move.SUBMIT, Move.PUBLISH})
"""Moves that a script with errors is not let through. Flags and services may go between the two."""

TIMED = frozenset({Move.PUBLISH, Move.RETIRE})

_FROM: Mapping[Move, tuple[VersionState, ...]] = {
    Move.SUBMIT: (VersionState.DRAFT,),
    Move.SEND_BACK: (VersionState.IN_REVIEW, VersionState.APPROVED),
    Move.APPROVE: (VersionState.IN_REVIEW,),
    Move.PUBLISH: (VersionState.APPROVED,),
    Move.RETIRE: (VersionState.PUBLISHED,),
}

_IT_IS: Mapping[VersionState, str] = {
    VersionState.DRAFT: "It is a draft.",
    VersionState.IN_REVIEW: "It is in review.",
    VersionState.APPROVED: "It is approved, and not published yet.",
    VersionState.PUBLISHED: "It is published already.",
    VersionState.RETIRED: "It is retired.",
}


class _Step(NamedTuple):
    """One move, and all that it needs."""

    session: Session
    asker: Asker
    row: ScriptVersionRow
    asked: ScriptVersionMove


def move(
    session: Session,
    asker: Asker,
    version_id: UUID,
    version: int,
    *,
    asked: ScriptVersionMove,
    faults: Sequence[FieldError],
) -> ScriptVersionInfo:
    """`faults`: what the check found, where the move is of PROVED.

    Raises Refusal: 404, 412 where it is no longer at `version`, 422 for a step that cannot be taken, or not by them.
    """
    row = _in_turn(session, version_id)
    if row.version != version:
        raise changed()
    if state_of(row, asker.now) not in _FROM[asked.move]:
        raise refused_field("move", f"{_IT_IS[state_of(row, asker.now)]} This cannot be done with it now.")
    refuse_fields(faults)
    moment_of(asker, asked)
    _MOVES[asked.move](_Step(session, asker, row, asked))
    row.note = asked.note
    row.version += 1
    row.changed_at = asker.now
    session.flush()
    return as_info(session, row, asker.now)


def _in_turn(session: Session, version_id: UUID) -> ScriptVersionRow:
    """The row, while nobody else moves a version of the same script. Raises Refusal: 404."""
    script_id = session.scalar(select(ScriptVersionRow.script_id).where(ScriptVersionRow.id == version_id))
    if script_id is None:
        raise not_found("version of a script")
    take_turn(session, turn_of(script_id))
    return session.get_one(ScriptVersionRow, version_id, with_for_update=True, populate_existing=True)


def _submit(step: _Step) -> None:
    if step.row.author != step.asker.user.id:
        raise refused_field("move", "Only whoever wrote it may submit it.")
    step.row.state, step.row.submitted_at = VersionState.IN_REVIEW.value, step.asker.now


def _send_back(step: _Step) -> None:
    if step.row.author != step.asker.user.id and not step.asked.note.strip():
        raise refused_field("note", "Say what should be changed.")
    step.row.state = VersionState.DRAFT.value
    step.row.submitted_at = step.row.approved_at = step.row.approved_by = None


def _approve(step: _Step) -> None:
    if step.row.author == step.asker.user.id:
        raise refused_field("move", "You wrote this version: somebody else must approve it.")
    step.row.state = VersionState.APPROVED.value
    step.row.approved_by, step.row.approved_at = step.asker.user.id, step.asker.now


def _publish(step: _Step) -> None:
    others = step.session.scalars(_others(step.row)).all()  # some of them are over by it
    step.row.state = VersionState.PUBLISHED.value
    begin(step.row, others, moment_of(step.asker, step.asked))
    _tell(step, others)


def _retire(step: _Step) -> None:
    at = moment_of(step.asker, step.asked)
    _refuse_while_gone_through(step.session, step.row, at)
    _tell(step, withdraw(step.row, step.session.scalars(_others(step.row)).all(), at))


def _tell(step: _Step, others: Iterable[ScriptVersionRow]) -> None:
    step.session.flush()
    tell_of(step.session, ReferenceKind.SCRIPT, str(step.row.id), *(str(each.id) for each in others))


def _refuse_while_gone_through(session: Session, row: ScriptVersionRow, at: datetime) -> None:
    """A script that goes through one that is not there stops a handler in the middle of a call."""
    in_its_place = _others(row).where(not_over(at), ScriptVersionRow.effective_from <= at)
    if session.scalar(in_its_place.limit(1)) is not None:
        return
    standing = session.scalars(select(ScriptVersionRow).where(not_over(at), ScriptVersionRow.id != row.id))
    users = {each.script_id for each in standing if goes_through(script_of(each.script), row.script_id)}
    if users:
        names = ", ".join(sorted(users))
        raise refused_field("move", f"These scripts go through it: {names}. Retire or change them first.")


def _others(row: ScriptVersionRow) -> Select[ScriptVersionRow]:
    """The other published versions of the same script."""
    return select(ScriptVersionRow).where(
        ScriptVersionRow.script_id == row.script_id,
        ScriptVersionRow.state == VersionState.PUBLISHED.value,
        ScriptVersionRow.id != row.id,
    )


def moment_of(asker: Asker, asked: ScriptVersionMove) -> datetime:
    """When it counts from. Raises Refusal (422) for a moment that cannot be meant."""
    return moments.moment_of(asker.now, asked.at, timed=asked.move in TIMED)


_MOVES: Mapping[Move, Callable[[_Step], None]] = {
    Move.SUBMIT: _submit,
    Move.SEND_BACK: _send_back,
    Move.APPROVE: _approve,
    Move.PUBLISH: _publish,
    Move.RETIRE: _retire,
}

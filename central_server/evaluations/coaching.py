"""What a handler is to do after a review, by which day, and whether it helped."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session, aliased

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.base import Id, Page, Record
from agent_desktop.contract.evaluations import (
    CoachingAction,
    CoachingChange,
    CoachingState,
    CoachingWrite,
)
from agent_desktop.contract.problems import ProblemType
from central_server.accounts.tables import Account
from central_server.api.asker import Asker
from central_server.api.preconditions import changed
from central_server.evaluations.repository import may_see
from central_server.evaluations.tables import CoachingRow, EvaluationRow
from central_server.flags.service import today_of
from central_server.refusals import Refusal, not_found, refused_field
from central_server.versions.listing import newest_first

_Handler, _By = (aliased(Account, name=name) for name in ("coached", "coach"))


class CoachingFilter(Record, frozen=True, kw_only=True):
    """None: all of them."""

    state: CoachingState | None = None
    handler: Id | None = None
    evaluation: Id | None = None


def page(session: Session, asker: Asker, only: CoachingFilter, cursor: str | None, limit: int) -> Page[CoachingAction]:
    """Newest first; of those that the asker may see the evaluation of."""
    wanted = _every().where(may_see(asker.user))
    for column, value in (
        (CoachingRow.state, only.state.value if only.state else None),
        (CoachingRow.handler, only.handler),
        (CoachingRow.evaluation_id, only.evaluation),
    ):
        if value is not None:
            wanted = wanted.where(column == value)
    key = (CoachingRow.made_at, CoachingRow.id)
    return newest_first(session, wanted, key, cursor=cursor, limit=limit, convert=_action)


def write(session: Session, asker: Asker, action_id: UUID, asked: CoachingWrite) -> CoachingAction:
    """Raises Refusal (422): no such evaluation, a day gone by, a handler who left."""
    evaluation = session.scalar(
        select(EvaluationRow).where(EvaluationRow.id == asked.evaluation_id, may_see(asker.user))
    )
    if evaluation is None or evaluation.handler == asker.user.id:
        raise refused_field("evaluation_id", "There is no such evaluation.")
    if not session.get_one(Account, evaluation.handler).active:
        raise refused_field("evaluation_id", "This handler has left.")
    if asked.due_on < today_of(asker.now):
        raise refused_field("due_on", "This day has gone by.")
    if asked.recheck_on is not None and asked.recheck_on < asked.due_on:
        raise refused_field("recheck_on", "It is looked at again when it is due, or later.")
    if session.get(CoachingRow, action_id) is not None:
        raise refused_field("id", "This id is in use.")
    session.add(
        CoachingRow(
            id=action_id,
            evaluation_id=evaluation.id,
            handler=evaluation.handler,
            by=asker.user.id,
            question=asked.question,
            words=asked.words,
            due_on=asked.due_on,
            recheck_on=asked.recheck_on,
            scenario=asked.scenario,
            state=CoachingState.OPEN.value,
            made_at=asker.now,
            changed_at=asker.now,
        )
    )
    session.flush()
    return _found(session, action_id)


def change(session: Session, asker: Asker, action_id: UUID, version: int, asked: CoachingChange) -> CoachingAction:
    """Raises Refusal: 404; 412; 403 for what only supervisors say; 422 before the day of the re-check."""
    row = session.get(CoachingRow, action_id, with_for_update=True)
    visible = select(EvaluationRow.id).where(EvaluationRow.id == (row.evaluation_id if row else None))
    if row is None or session.scalar(visible.where(may_see(asker.user))) is None:
        raise not_found("coaching action")
    if row.version != version:
        raise changed()
    is_handler = row.handler == asker.user.id
    if asker.user.role is not Role.SUPERVISOR or is_handler:
        if asked.state not in (CoachingState.OPEN, CoachingState.DONE) or not is_handler:
            raise Refusal(ProblemType.NOT_ALLOWED, "A supervisor is to do this.")
        if row.state not in (CoachingState.OPEN.value, CoachingState.DONE.value):
            raise refused_field("state", "It is over.")
    elif asked.state is CoachingState.CHECKED and row.recheck_on and today_of(asker.now) < row.recheck_on:
        raise refused_field("state", f"It is to be looked at again on {row.recheck_on}, or later.")
    row.state, row.note = asked.state.value, asked.note
    row.version += 1
    row.changed_at = asker.now
    session.flush()
    return _found(session, action_id)


def _every() -> Select[*tuple[Any, ...]]:
    return (
        select(CoachingRow, _Handler.name, _By.name)
        .join(EvaluationRow, EvaluationRow.id == CoachingRow.evaluation_id)
        .join(_Handler, _Handler.id == CoachingRow.handler)
        .join(_By, _By.id == CoachingRow.by)
    )


def _found(session: Session, action_id: UUID) -> CoachingAction:
    return _action(session.execute(_every().where(CoachingRow.id == action_id)).one())


def _action(found: Row[*tuple[Any, ...]] | Any) -> CoachingAction:
    row, handler_name, by_name = found
    return CoachingAction(
        id=row.id,
        version=row.version,
        evaluation_id=row.evaluation_id,
        handler=row.handler,
        handler_name=handler_name,
        by_name=by_name,
        question=row.question,
        words=row.words,
        due_on=row.due_on,
        recheck_on=row.recheck_on,
        scenario=row.scenario,
        state=CoachingState(row.state),
        note=row.note,
        made_at=row.made_at,
        changed_at=row.changed_at,
    )

"""Evaluations as the contract has them, and who sees which."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session, aliased

from agent_desktop.contract.accounts import Role, User
from agent_desktop.contract.base import Id, Page, Record, Words
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.evaluations import (
    Dispute,
    Evaluation,
    EvaluationContent,
    EvaluationInfo,
    EvaluationMove,
    EvaluationState,
    Happened,
    Score,
)
from agent_desktop.contract.scorecards import ScorecardContent
from central_server.accounts.tables import Account
from central_server.api.asker import Asker
from central_server.calibrations.blind import compared
from central_server.evaluations.tables import EvaluationRow, EvaluationStepRow
from central_server.scorecards.repository import content_of as scorecard_of
from central_server.scorecards.tables import ScorecardVersionRow
from central_server.versions.listing import newest_first

_Handler, _Reviewer = (aliased(Account, name=name) for name in ("handler", "reviewer"))


class EvaluationFilter(Record, frozen=True, kw_only=True):
    """None: all of them."""

    state: EvaluationState | None = None
    reviewer: Id | None = None
    handler: Id | None = None
    contact: Id | None = None


def may_see(user: User) -> ColumnElement[bool]:
    """Handlers: what was submitted about their own contacts. Supervisors: all, but no draft about themselves.

    In a calibration, nobody sees another's before it is compared (docs/reviews.md).
    """
    own, mine = EvaluationRow.handler == user.id, EvaluationRow.reviewer == user.id
    alone, told = EvaluationRow.calibration_id.is_(None), EvaluationRow.state != EvaluationState.DRAFT.value
    if user.role is not Role.SUPERVISOR:
        return and_(own, alone, told)
    return or_(mine, and_(alone, or_(told, EvaluationRow.handler != user.id)), and_(told, compared()))


def page(
    session: Session, asker: Asker, only: EvaluationFilter, cursor: str | None, limit: int
) -> Page[EvaluationInfo]:
    """Newest first."""
    wanted = _every().where(may_see(asker.user))
    for column, value in (
        (EvaluationRow.state, only.state.value if only.state else None),
        (EvaluationRow.reviewer, only.reviewer),
        (EvaluationRow.handler, only.handler),
        (EvaluationRow.contact_id, only.contact),
    ):
        if value is not None:
            wanted = wanted.where(column == value)
    return newest_first(
        session,
        wanted,
        (EvaluationRow.begun_at, EvaluationRow.id),
        cursor=cursor,
        limit=limit,
        convert=_info,
    )


def find(session: Session, asker: Asker, evaluation_id: UUID) -> Evaluation | None:
    """One whole; None where there is none that the asker may see."""
    found = session.execute(_every().where(EvaluationRow.id == evaluation_id, may_see(asker.user))).first()
    return None if found is None else _whole(session, found)


def as_evaluation(session: Session, row: EvaluationRow) -> Evaluation:
    """As it stands in this transaction, for whoever may see it."""
    session.flush()
    return _whole(session, session.execute(_every().where(EvaluationRow.id == row.id)).one())


def content_of(row: EvaluationRow) -> EvaluationContent:
    return msgspec.convert(row.content, EvaluationContent)


def card_of(session: Session, row: EvaluationRow) -> ScorecardContent:
    """The scorecard that it is made by, for ever."""
    return scorecard_of(session.get_one(ScorecardVersionRow, row.scorecard_version_id))


def steps_of(session: Session, evaluation_id: UUID) -> Sequence[EvaluationStepRow]:
    """Its life so far, oldest first."""
    wanted = select(EvaluationStepRow).where(EvaluationStepRow.evaluation_id == evaluation_id)
    return session.scalars(wanted.order_by(EvaluationStepRow.position)).all()


def _every() -> Select[*tuple[Any, ...]]:
    return (
        select(
            EvaluationRow,
            _Handler.name,
            _Handler.active,
            _Reviewer.name,
            ScorecardVersionRow.title,
            ScorecardVersionRow.number,
            ScorecardVersionRow.content,
        )
        .join(_Handler, _Handler.id == EvaluationRow.handler)
        .join(_Reviewer, _Reviewer.id == EvaluationRow.reviewer)
        .join(ScorecardVersionRow, ScorecardVersionRow.id == EvaluationRow.scorecard_version_id)
    )


def _info(found: Sequence[Any]) -> EvaluationInfo:
    row, handler_name, active, reviewer_name, title, number, card = found
    return EvaluationInfo(
        id=row.id,
        version=row.version,
        state=EvaluationState(row.state),
        contact_id=row.contact_id,
        contact_title=row.contact_title,
        channel=Channel(row.channel),
        service_code=row.service_code,
        started_at=row.started_at,
        seconds=row.seconds,
        handler=row.handler,
        handler_name=handler_name,
        handler_left=not active,
        reviewer=row.reviewer,
        reviewer_name=reviewer_name,
        scorecard_version_id=row.scorecard_version_id,
        scorecard_title=msgspec.convert(title, Words),
        scorecard_number=number,
        sample_id=row.sample_id,
        calibration_id=row.calibration_id,
        begun_at=row.begun_at,
        changed_at=row.changed_at,
        submitted_at=row.submitted_at,
        dispute_until=row.dispute_until,
        score=msgspec.convert(row.score, Score | None),
        first_score=msgspec.convert(row.first_score, Score | None),
        target=int(card.get("target", 0)),
    )


def _whole(session: Session, found: Sequence[Any]) -> Evaluation:
    row: EvaluationRow = found[0]
    names = select(EvaluationStepRow, Account.name).join(Account, Account.id == EvaluationStepRow.by)
    steps = session.execute(names.where(EvaluationStepRow.evaluation_id == row.id).order_by(EvaluationStepRow.position))
    return Evaluation(
        info=_info(found),
        content=content_of(row),
        worked_seconds=row.worked_seconds,
        disputes=msgspec.convert(tuple(row.disputes), tuple[Dispute, ...]),
        first_content=msgspec.convert(row.first_content, EvaluationContent | None),
        life=tuple(
            Happened(move=EvaluationMove(step.move), at=step.at, by=step.by, by_name=name, note=step.note)
            for step, name in steps
        ),
    )

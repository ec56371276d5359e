"""The evaluations that a report is made of, read once."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from agent_desktop.contract.evaluations import EvaluationContent, EvaluationState, Given, Score
from central_server.accounts.tables import Account
from central_server.evaluations.tables import EvaluationRow


class Reviewed(NamedTuple):
    """One that was submitted. `started_at` and `handler` are its contact's."""

    id: UUID
    card_version: UUID
    started_at: datetime
    state: EvaluationState
    score: Score
    handler: UUID
    handler_name: str
    team: str
    handler_since: datetime
    reviewer_team: str
    disputed: bool
    amended: bool
    content: Any

    @property
    def answers(self) -> Mapping[str, Given]:
        return msgspec.convert(self.content, EvaluationContent).answers


def reviewed(session: Session, since: datetime, until: datetime, team: str = "") -> Iterable[Reviewed]:
    """Of contacts that began from `since` until `until`; of one team, unless it is ""."""
    for row in session.execute(_submitted(since, until, team)):
        (evaluation, name, own_team, handler_since, reviewer_team) = row
        if evaluation.score is None:
            continue
        yield Reviewed(
            id=evaluation.id,
            card_version=evaluation.scorecard_version_id,
            started_at=evaluation.started_at,
            state=EvaluationState(evaluation.state),
            score=msgspec.convert(evaluation.score, Score),
            handler=evaluation.handler,
            handler_name=name,
            team=own_team,
            handler_since=handler_since,
            reviewer_team=reviewer_team,
            disputed=bool(evaluation.disputes),
            amended=evaluation.first_content is not None,
            content=evaluation.content,
        )


def _submitted(since: datetime, until: datetime, team: str) -> Select[*tuple[Any, ...]]:
    handler, reviewer = aliased(Account), aliased(Account)
    wanted = (
        select(EvaluationRow, handler.name, handler.team, handler.created_at, reviewer.team)
        .join(handler, handler.id == EvaluationRow.handler)
        .join(reviewer, reviewer.id == EvaluationRow.reviewer)
        .where(
            EvaluationRow.started_at >= since,
            EvaluationRow.started_at < until,
            EvaluationRow.state != EvaluationState.DRAFT.value,
            EvaluationRow.calibration_id.is_(None),
        )
        .order_by(EvaluationRow.started_at, EvaluationRow.id)
    )
    return wanted.where(handler.team == team) if team else wanted

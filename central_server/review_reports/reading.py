"""The evaluations that a report is made of, read once."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.evaluations import EvaluationContent, EvaluationState, Given, Score
from central_server.accounts.tables import Account
from central_server.evaluations.tables import EvaluationRow
from central_server.review_reports.span import Asked
from central_server.scorecards.tables import ScorecardVersionRow


class Reviewed(NamedTuple):
    """One that was submitted. `started_at` and `handler` are its contact's."""

    id: UUID
    card_version: UUID
    scorecard: UUID
    started_at: datetime
    state: EvaluationState
    score: Score
    handler: UUID
    handler_name: str
    team: str
    handler_since: datetime
    reviewer_team: str
    channel: Channel
    service_code: str | None
    disputed: bool
    amended: bool
    content: Any

    @property
    def answers(self) -> Mapping[str, Given]:
        return msgspec.convert(self.content, EvaluationContent).answers


def reviewed(session: Session, asked: Asked) -> Iterable[Reviewed]:
    """Of contacts that began on the days asked about, oldest first."""
    for row in session.execute(_submitted(asked)):
        (evaluation, scorecard, name, own_team, handler_since, reviewer_team) = row
        if evaluation.score is None:
            continue
        yield Reviewed(
            id=evaluation.id,
            card_version=evaluation.scorecard_version_id,
            scorecard=scorecard,
            started_at=evaluation.started_at,
            state=EvaluationState(evaluation.state),
            score=msgspec.convert(evaluation.score, Score),
            handler=evaluation.handler,
            handler_name=name,
            team=own_team,
            handler_since=handler_since,
            reviewer_team=reviewer_team,
            channel=Channel(evaluation.channel),
            service_code=evaluation.service_code,
            disputed=bool(evaluation.disputes),
            amended=evaluation.first_content is not None,
            content=evaluation.content,
        )


def _submitted(asked: Asked) -> Select[*tuple[Any, ...]]:
    handler, reviewer = aliased(Account), aliased(Account)
    wanted = (
        select(
            EvaluationRow,
            ScorecardVersionRow.scorecard_id,
            handler.name,
            handler.team,
            handler.created_at,
            reviewer.team,
        )
        .join(ScorecardVersionRow, ScorecardVersionRow.id == EvaluationRow.scorecard_version_id)
        .join(handler, handler.id == EvaluationRow.handler)
        .join(reviewer, reviewer.id == EvaluationRow.reviewer)
        .where(
            EvaluationRow.started_at >= asked.begins,
            EvaluationRow.started_at < asked.ends,
            EvaluationRow.state != EvaluationState.DRAFT.value,
            EvaluationRow.calibration_id.is_(None),
        )
        .order_by(EvaluationRow.started_at, EvaluationRow.id)
    )
    if asked.team:
        wanted = wanted.where(handler.team == asked.team)
    return wanted.where(ScorecardVersionRow.scorecard_id == asked.scorecard) if asked.scorecard else wanted

"""From draft to archived: who may take which step, and when it counts."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.contract.article_life import ArticleMove, ArticleVersionInfo, ArticleVersionMove
from agent_desktop.contract.knowledge import ArticleState
from central_server.api.asker import Asker
from central_server.api.preconditions import changed
from central_server.database.locks import take_turn
from central_server.knowledge.in_force import settle, turn_of
from central_server.knowledge.named import refuse_while_named
from central_server.knowledge.repository import as_info, state_of
from central_server.knowledge.tables import ArticleVersionRow
from central_server.refusals import not_found, refused_field
from central_server.versions.following import begin, holds_at, withdraw
from central_server.versions.moments import moment_of

TIMED = frozenset({ArticleMove.VALIDATE, ArticleMove.ARCHIVE})

_FROM: Mapping[ArticleMove, tuple[ArticleState, ...]] = {
    ArticleMove.SUBMIT: (ArticleState.WORK_IN_PROGRESS,),
    ArticleMove.SEND_BACK: (ArticleState.NOT_VALIDATED,),
    ArticleMove.VALIDATE: (ArticleState.NOT_VALIDATED,),
    ArticleMove.ARCHIVE: (ArticleState.VALIDATED, ArticleState.NOT_VALIDATED),
}

_IT_IS: Mapping[ArticleState, str] = {
    ArticleState.WORK_IN_PROGRESS: "It is a draft.",
    ArticleState.NOT_VALIDATED: "It waits for validation.",
    ArticleState.VALIDATED: "It is validated already.",
    ArticleState.ARCHIVED: "It is archived.",
}


class _Step(NamedTuple):
    """One move, and all that it needs. `at`: from when it counts."""

    session: Session
    asker: Asker
    row: ArticleVersionRow
    asked: ArticleVersionMove
    at: datetime


def move(
    session: Session, asker: Asker, version_id: UUID, version: int, asked: ArticleVersionMove
) -> ArticleVersionInfo:
    """Raises Refusal: 404, 412 where it is no longer at `version`, 422 for a step that cannot be taken, or not so."""
    row = _in_turn(session, version_id)
    if row.version != version:
        raise changed()
    state = state_of(row, asker.now)
    if state not in _FROM[asked.move]:
        raise refused_field("move", f"{_IT_IS[state]} This cannot be done with it now.")
    at = moment_of(asker.now, asked.at, timed=asked.move in TIMED)
    _MOVES[asked.move](_Step(session, asker, row, asked, at))
    row.note = asked.note
    row.version += 1
    row.changed_at = asker.now
    session.flush()
    settle(session, row.article_id, asker.now)
    return as_info(session, row, asker.now)


def _in_turn(session: Session, version_id: UUID) -> ArticleVersionRow:
    """The row, while nobody else moves a version of the same article. Raises Refusal: 404."""
    article_id = session.scalar(select(ArticleVersionRow.article_id).where(ArticleVersionRow.id == version_id))
    if article_id is None:
        raise not_found("version of an article")
    take_turn(session, turn_of(article_id))
    return session.get_one(ArticleVersionRow, version_id, with_for_update=True, populate_existing=True)


def _submit(step: _Step) -> None:
    if step.row.author != step.asker.user.id:
        raise refused_field("move", "Only whoever wrote it may submit it.")
    step.row.state, step.row.submitted_at = ArticleState.NOT_VALIDATED.value, step.asker.now


def _send_back(step: _Step) -> None:
    if step.row.author != step.asker.user.id and not step.asked.note.strip():
        raise refused_field("note", "Say what should be changed.")
    step.row.state, step.row.submitted_at = ArticleState.WORK_IN_PROGRESS.value, None


def _validate(step: _Step) -> None:
    row = step.row
    if row.author == step.asker.user.id:
        raise refused_field("move", "You wrote this version: somebody else must validate it.")
    row.state = ArticleState.VALIDATED.value
    row.validated_by, row.validated_at = step.asker.user.id, step.asker.now
    begin(row, _others(step), step.at)


def _archive(step: _Step) -> None:
    row = step.row
    if row.state == ArticleState.NOT_VALIDATED.value:
        if step.asked.at is not None:
            raise refused_field("at", "It is not validated: it is archived at once or not at all.")
        row.state = ArticleState.ARCHIVED.value
        return
    assert row.effective_from is not None
    if row.effective_from < step.at and not any(holds_at(other, step.at) for other in _others(step)):
        refuse_while_named(step.session, row.article_id, step.at)
    withdraw(row, _others(step), step.at)


def _others(step: _Step) -> list[ArticleVersionRow]:
    """The other validated versions of the same article."""
    wanted = select(ArticleVersionRow).where(
        ArticleVersionRow.article_id == step.row.article_id,
        ArticleVersionRow.state == ArticleState.VALIDATED.value,
        ArticleVersionRow.id != step.row.id,
    )
    return list(step.session.scalars(wanted))


_MOVES: Mapping[ArticleMove, Callable[[_Step], None]] = {
    ArticleMove.SUBMIT: _submit,
    ArticleMove.SEND_BACK: _send_back,
    ArticleMove.VALIDATE: _validate,
    ArticleMove.ARCHIVE: _archive,
}

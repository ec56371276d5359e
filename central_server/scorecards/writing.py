"""A new version of a scorecard, and other content for one that is still a draft."""

from uuid import UUID

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agent_desktop.contract.scorecards import (
    ScorecardState,
    ScorecardVersionChange,
    ScorecardVersionInfo,
    ScorecardVersionWrite,
)
from central_server.api.asker import Asker
from central_server.api.preconditions import changed
from central_server.database.locks import take_turn
from central_server.refusals import not_found, refused_field
from central_server.scorecards.repository import as_info
from central_server.scorecards.tables import ScorecardVersionRow


def write(session: Session, asker: Asker, version_id: UUID, asked: ScorecardVersionWrite) -> ScorecardVersionInfo:
    """A draft of whoever asks. Raises Refusal (422) for an id in use."""
    if session.get(ScorecardVersionRow, version_id) is not None:
        raise refused_field("id", "This id is in use.")
    take_turn(session, turn_of(asked.scorecard_id))
    highest = select(func.max(ScorecardVersionRow.number)).where(ScorecardVersionRow.scorecard_id == asked.scorecard_id)
    row = ScorecardVersionRow(
        id=version_id,
        version=1,
        scorecard_id=asked.scorecard_id,
        number=(session.scalar(highest) or 0) + 1,
        state=ScorecardState.DRAFT.value,
        author=asker.user.id,
        made_at=asker.now,
    )
    _put(row, asker, asked)
    session.add(row)
    session.flush()
    return as_info(session, row, asker.now)


def change(
    session: Session, asker: Asker, version_id: UUID, version: int, asked: ScorecardVersionChange
) -> ScorecardVersionInfo:
    """Raises Refusal: 404, 412 where it is no longer at `version`, 422 for no draft, or somebody else's."""
    row = session.get(ScorecardVersionRow, version_id, with_for_update=True)
    if row is None:
        raise not_found("version of a scorecard")
    if row.version != version:
        raise changed()
    if row.state != ScorecardState.DRAFT.value:
        raise refused_field("state", "Only a draft can be changed. Begin a new version from it.")
    if row.author != asker.user.id:
        raise refused_field("author", "Somebody else wrote this draft. Begin a version of your own from it.")
    _put(row, asker, asked)
    row.version += 1
    session.flush()
    return as_info(session, row, asker.now)


def turn_of(scorecard_id: UUID) -> str:
    """The turn to take (take_turn) before the versions of a scorecard are counted or put in order."""
    return f"scorecard:{scorecard_id}"


def _put(row: ScorecardVersionRow, asker: Asker, asked: ScorecardVersionWrite | ScorecardVersionChange) -> None:
    content = asked.content
    row.title, row.channels = msgspec.to_builtins(content.title), [channel.value for channel in content.channels]
    row.questions = sum(len(section.questions) for section in content.sections)
    row.content, row.change_note = msgspec.to_builtins(content), asked.change_note
    row.changed_at = asker.now

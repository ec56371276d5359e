"""A new version of a script, and other words for one that is still a draft."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agent_desktop.contract.script_life import ScriptVersionChange, ScriptVersionInfo, ScriptVersionWrite, VersionState
from central_server.api.asker import Asker
from central_server.api.preconditions import changed
from central_server.database.locks import take_turn
from central_server.refusals import not_found, refused_field
from central_server.scripts.repository import as_info
from central_server.scripts.tables import ScriptVersionRow
from central_server.scripts.words import Words


def write(
    session: Session, asker: Asker, version_id: UUID, asked: ScriptVersionWrite, words: Words
) -> ScriptVersionInfo:
    """A draft of whoever asks. `words`: what `asked.source` says. Raises Refusal (422) for an id in use."""
    if session.get(ScriptVersionRow, version_id) is not None:
        raise refused_field("id", "This id is in use.")
    row = ScriptVersionRow(
        id=version_id,
        version=1,
        script_id=words.script_id,
        number=_next_number(session, words.script_id),
        state=VersionState.DRAFT.value,
        author=asker.user.id,
        made_at=asker.now,
    )
    _put(row, asker, asked, words)
    session.add(row)
    session.flush()
    return as_info(session, row, asker.now)


def change(
    session: Session, asker: Asker, version_id: UUID, version: int, *, asked: ScriptVersionChange, words: Words
) -> ScriptVersionInfo:
    """Raises Refusal: 404, 412 where it is no longer at `version`, 422 for no draft, or somebody else's."""
    row = session.get(ScriptVersionRow, version_id, with_for_update=True)
    if row is None:
        raise not_found("version of a script")
    if row.version != version:
        raise changed()
    if row.state != VersionState.DRAFT.value:
        raise refused_field("state", "Only a draft can be changed. Begin a new version from it.")
    if row.author != asker.user.id:
        raise refused_field("author", "Somebody else wrote this draft. Begin a version of your own from it.")
    if row.script_id != words.script_id:
        row.number = _next_number(session, words.script_id)
        row.script_id = words.script_id
    _put(row, asker, asked, words)
    row.version += 1
    session.flush()
    return as_info(session, row, asker.now)


def turn_of(script_id: str) -> str:
    """The turn to take (take_turn) before the versions of a script are counted or put in order."""
    return f"script:{script_id}"


def _put(row: ScriptVersionRow, asker: Asker, asked: ScriptVersionWrite | ScriptVersionChange, words: Words) -> None:
    row.source, row.change_note = asked.source, asked.change_note
    row.title, row.script, row.hash = words.title, words.script, words.hash
    row.changed_at = asker.now


def _next_number(session: Session, script_id: str) -> int:
    take_turn(session, turn_of(script_id))
    highest = select(func.max(ScriptVersionRow.number)).where(ScriptVersionRow.script_id == script_id)
    return (session.scalar(highest) or 0) + 1

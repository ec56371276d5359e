"""Words at a moment of an attempt: by those who train, and by whoever made it."""

from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.contract.practice import AttemptComment, AttemptCommentWrite, AttemptWrite
from central_server.accounts.tables import Account
from central_server.api.asker import Asker
from central_server.practice.bounds import AFTER_END
from central_server.practice.tables import AttemptRow, CommentRow
from central_server.practice.training import TRAINS
from central_server.refusals import not_found, refused_field


def comments_of(session: Session, attempt_id: UUID) -> tuple[AttemptComment, ...]:
    """In the order of their moments."""
    rows = session.execute(
        select(CommentRow, Account.name)
        .join(Account, Account.id == CommentRow.by)
        .where(CommentRow.attempt_id == attempt_id)
        .order_by(CommentRow.at, CommentRow.written_at, CommentRow.id)
    )
    return tuple(_as_comment(row, name) for row, name in rows)


def write(
    session: Session, asker: Asker, attempt_id: UUID, comment_id: UUID, asked: AttemptCommentWrite
) -> AttemptComment:
    """Raises Refusal: 404 where there is no attempt that the asker may see; 422 for a moment after its end."""
    attempt = session.get(AttemptRow, attempt_id)
    if attempt is None or (attempt.trainee != asker.user.id and asker.user.role not in TRAINS):
        raise not_found("attempt")
    content = msgspec.json.decode(attempt.content, type=AttemptWrite)
    if asked.at > content.worked + content.paused + AFTER_END:
        raise refused_field("at", "This is after the end of the attempt.")
    if not asked.words.strip():
        raise refused_field("words", "There are no words in this.")
    if session.get(CommentRow, comment_id) is not None:
        raise refused_field("id", "This id is in use.")
    row = CommentRow(
        id=comment_id,
        attempt_id=attempt_id,
        at=asked.at,
        words=asked.words,
        by=asker.user.id,
        written_at=asker.now,
    )
    session.add(row)
    return _as_comment(row, asker.user.name)


def _as_comment(row: CommentRow, by_name: str) -> AttemptComment:
    return AttemptComment(id=row.id, at=row.at, words=row.words, by=row.by, by_name=by_name, written_at=row.written_at)

"""Taking recordings in: first what the telephone system tells of one, then its sound, silent where it was paused.

The bytes that came are deleted when this is done, whatever came of it: what was said in a pause is nowhere any more.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from agent_desktop.contract.problems import ProblemType
from agent_desktop.contract.recordings import MediaType, RecordingInfo, RecordingWrite, Span
from central_server.contacts.events import events_of
from central_server.database.session import Database
from central_server.recordings.converting import convert
from central_server.recordings.folder import Folder
from central_server.recordings.shown import info
from central_server.recordings.spans import covers, paused, together
from central_server.recordings.tables import DiscardedFileRow, RecordingRow
from central_server.refusals import Refusal, not_found, refused_field

BLOCK = 1024 * 1024


def tell(session: Session, folder: Folder, recording_id: UUID, asked: RecordingWrite) -> RecordingInfo:
    """That there is one, within the caller's transaction. Raises Refusal (422)."""
    for place, span in enumerate(asked.paused):
        if not span.since < span.until:
            raise refused_field(f"paused.{place}", "A pause ends after it began.")
    if session.get(RecordingRow, recording_id) is not None:
        raise refused_field("id", "This id is in use.")
    row = RecordingRow(
        id=recording_id,
        contact_id=asked.contact_id,
        started_at=asked.started_at,
        media_type=asked.media_type.value,
        paused=[[span.since, span.until] for span in asked.paused],
        masked=[],
    )
    session.add(row)
    session.flush()
    return info(row, folder)


def take_in(database: Database, folder: Folder, recording_id: UUID, source: Path) -> RecordingInfo:
    """The sound of a recording that was told of; minutes for one of hours. `source` is gone when this returns.

    Raises Refusal: 404; 422 where it is no recording, or another sound is kept for this one.
    """
    try:
        came = _hash(source)
        with database.reading() as session:
            row = _told(session, recording_id)
            if row.file is not None:
                return _as_before(row, came, folder)
            wanted, media_type = silent(session, row), MediaType(row.media_type)
        file, made = convert(folder, source, media_type, wanted)
    finally:
        source.unlink(missing_ok=True)
    with database.writing() as session:
        row = _told(session, recording_id)
        if row.file is not None:  # sent twice at once
            session.add(DiscardedFileRow(file=file))
            return _as_before(row, came, folder)
        row.sound_hash = came
        row.seconds, row.a_second, row.whole = made.seconds, made.a_second, made.whole
        name(session, folder, row, file, wanted)
        return info(row, folder)


def name(session: Session, folder: Folder, row: RecordingRow, file: UUID, masked: Sequence[Span]) -> None:
    """From now on `file` is its sound, silent in `masked`. More may have been told while it was made."""
    if row.file is not None:
        session.add(DiscardedFileRow(file=row.file))
    row.file, row.bytes = file, folder.size(file) or 0
    row.masked = [[span.since, span.until] for span in together(masked, row.seconds)]
    row.mask_due = not covers(masked, silent(session, row))


def silent(session: Session, row: RecordingRow) -> tuple[Span, ...]:
    """All that must be silent in it, as far as is known now."""
    told = (Span(since=since, until=until) for since, until in row.paused)
    events = events_of(session, [row.contact_id]).get(row.contact_id, ())
    return together([*told, *paused(events, row.started_at)])


def _told(session: Session, recording_id: UUID) -> RecordingRow:
    row = session.get(RecordingRow, recording_id, with_for_update=True)
    if row is None:
        raise not_found("recording")
    return row


def _as_before(row: RecordingRow, came: str, folder: Folder) -> RecordingInfo:
    """Sent again, it is answered again."""
    if row.sound_hash != came:
        raise Refusal(ProblemType.ID_REUSED, "This recording has another sound already. Nothing was changed.")
    return info(row, folder)


def _hash(source: Path) -> str:
    mark = hashlib.sha256()
    with source.open("rb") as file:
        while block := file.read(BLOCK):
            mark.update(block)
    return mark.hexdigest()

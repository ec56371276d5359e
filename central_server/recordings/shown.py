"""What is told of recordings: for a reviewer's material, and for one of them."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.contract.recordings import MediaType, RecordingInfo, Span
from central_server.recordings.folder import Folder
from central_server.recordings.tables import RecordingRow


def recordings_of(session: Session, folder: Folder | None, contact_id: UUID) -> tuple[RecordingInfo, ...]:
    """Those of a contact whose sound came, in their order."""
    rows = session.scalars(
        select(RecordingRow)
        .where(RecordingRow.contact_id == contact_id, RecordingRow.file.is_not(None))
        .order_by(RecordingRow.started_at, RecordingRow.id)
    )
    return tuple(info(row, folder) for row in rows)


def info(row: RecordingRow, folder: Folder | None) -> RecordingInfo:
    """As the contract has it. A file that became shorter since is told as damaged."""
    size = folder.size(row.file) if folder is not None else None
    return RecordingInfo(
        id=row.id,
        contact_id=row.contact_id,
        started_at=row.started_at,
        seconds=row.seconds,
        media_type=MediaType(row.media_type),
        bytes=row.bytes,
        masked=spans(row.masked),
        whole=row.whole and size in {None, row.bytes},
        there=size is not None,
    )


def spans(kept: Collection[Collection[float]]) -> tuple[Span, ...]:
    return tuple(Span(since=since, until=until) for since, until in kept)
